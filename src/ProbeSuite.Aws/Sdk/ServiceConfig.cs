using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace ProbeSuite.Aws.Sdk;

/// <summary>
/// How a client of this project reaches its service. Region, credentials, retries and <c>AWS_ENDPOINT_URL…</c> are taken
/// from the environment and the profile, as every client of the SDK does.
/// </summary>
public abstract class ServiceConfig : ClientConfig
{
    /// <param name="serviceId">The SDK's name of the service, <c>Lambda</c>.</param>
    /// <param name="host">The service's word in host names and signatures, <c>lambda</c>.</param>
    /// <param name="version">The date that names the API's version.</param>
    private protected ServiceConfig(string serviceId, string host, string version)
        : base(new DefaultConfigurationProvider([new DefaultConfiguration { RetryMode = RequestRetryMode.Standard }]))
    {
        ServiceId = serviceId;
        AuthenticationServiceName = host;
        RegionEndpointServiceName = host;
        ServiceVersion = version;
        EndpointProvider = new ServiceEndpointProvider(host);
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName { get; }

    /// <inheritdoc/>
    public override string ServiceVersion { get; }

    /// <inheritdoc/>
    public override string UserAgent => "ProbeSuite/" + typeof(ServiceConfig).Assembly.GetName().Version?.ToString(3);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(ServiceEndpointResolver.ParametersOf(this));
}
