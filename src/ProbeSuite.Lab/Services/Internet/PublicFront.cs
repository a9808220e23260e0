using System.Net;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Services.Ec2;
using ProbeSuite.Lab.Services.Lambda;
using ProbeSuite.Lab.Services.Moto;
using ProbeSuite.Lab.Services.Query;
using ProbeSuite.Lab.Services.S3;

namespace ProbeSuite.Lab.Services.Internet;

/// <summary>Answers for every host that the lab plays, told apart by name.</summary>
/// <param name="region">The Region of AWS's own hosts.</param>
/// <param name="lambda">The Lambda API.</param>
/// <param name="moto">Services of AWS that know nothing of the network.</param>
/// <param name="egressHosts">Hosts that tell callers their address, in small letters.</param>
/// <param name="conditions">What is broken.</param>
internal sealed class PublicFront(string region, LambdaApi lambda, MotoServer moto, IReadOnlySet<string> egressHosts, LabConditions conditions)
{
    private const string AwsDomain = ".amazonaws.com";

    /// <summary>The services that tell of the network, or rest on it. They are others when it was edited.</summary>
    public required NetworkServices Network { get; set; }

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!await conditions.AnswerAsync(context))
        {
            await RouteAsync(context);
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        var (host, network) = (context.Request.Host.Host.ToLowerInvariant(), Network);
        return host == AwsHosts.Of("lambda", region) ? lambda.AnswerAsync(context)
            : host == AwsHosts.Of("ec2", region) ? network.Ec2.AnswerAsync(context)
            : host == AwsHosts.Of("rds", region) || host == AwsHosts.Of("elasticloadbalancing", region) ? network.Query.AnswerAsync(context)
            : egressHosts.Contains(host) ? TellAddressAsync(context)
            : IsS3(host) ? network.S3.AnswerAsync(context)
            : host.EndsWith(AwsDomain, StringComparison.Ordinal) ? moto.ForwardAsync(context)
            : GreetAsync(context, host);
    }

    private bool IsS3(string host) =>
        host == "s3.amazonaws.com" || host.EndsWith(".s3.amazonaws.com", StringComparison.Ordinal)
        || host.EndsWith(AwsHosts.Of("s3", region), StringComparison.Ordinal);

    private static Task TellAddressAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync($"{Caller(context)}\n", context.RequestAborted);
    }

    private static Task GreetAsync(HttpContext context, string host)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync($"{host} of the lab's internet greets {Caller(context)}.\n", context.RequestAborted);
    }

    private static IPAddress? Caller(HttpContext context) => context.Connection.RemoteIpAddress;
}

/// <summary>Services that tell of the network, or rest on it.</summary>
/// <param name="Ec2">The EC2 API.</param>
/// <param name="Query">RDS and Elastic Load Balancing.</param>
/// <param name="S3">S3, which knows the policies of endpoints.</param>
internal sealed record NetworkServices(Ec2Api Ec2, QueryApi Query, S3Front S3);
