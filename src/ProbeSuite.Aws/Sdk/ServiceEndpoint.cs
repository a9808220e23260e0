using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace ProbeSuite.Aws.Sdk;

/// <summary>What decides where a request goes.</summary>
internal sealed class ServiceEndpointParameters : EndpointParameters
{
    /// <summary>Where the configuration or the environment sends everything; null when they do not.</summary>
    public string? Url { get; init; }

    public RegionEndpoint? Region { get; init; }

    public bool Fips { get; init; }

    public bool DualStack { get; init; }
}

/// <summary>The address of a service that has one host name for each Region.</summary>
/// <seealso href="https://docs.aws.amazon.com/general/latest/gr/rande.html"/>
internal sealed class ServiceEndpointProvider(string host) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => parameters switch
    {
        ServiceEndpointParameters { Url: { Length: > 0 } url } => new(url),
        ServiceEndpointParameters { Region: { } region } asked => new($"https://{Host(asked)}.{region.SystemName}.{Suffix(asked, region)}"),
        _ => throw new AmazonClientException($"no Region is configured for {host}; set AWS_REGION"),
    };

    private string Host(ServiceEndpointParameters asked) => asked.Fips ? $"{host}-fips" : host;

    // Dual-stack names live in a domain of their own in each partition.
    private static string Suffix(ServiceEndpointParameters asked, RegionEndpoint region) => (asked.DualStack, region.PartitionName) switch
    {
        (false, _) => region.PartitionDnsSuffix,
        (true, "aws-cn") => "api.amazonwebservices.com.cn",
        _ => "api.aws",
    };
}

/// <summary>The step of the SDK's pipeline that asks the provider.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    public static ServiceEndpointParameters ParametersOf(IClientConfig config) => new()
    {
        Url = config.ServiceURL,
        Region = config.RegionEndpoint,
        Fips = config.UseFIPSEndpoint,
        DualStack = config.UseDualstackEndpoint,
    };

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        ParametersOf(requestContext.ClientConfig);
}
