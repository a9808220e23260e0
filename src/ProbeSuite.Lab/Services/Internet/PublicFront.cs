using System.Net;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Services.Ec2;
using ProbeSuite.Lab.Services.Lambda;
using ProbeSuite.Lab.Services.Moto;
using ProbeSuite.Lab.Services.Query;
using ProbeSuite.Lab.Services.S3;

namespace ProbeSuite.Lab.Services.Internet;

/// <summary>Answers for every host that the lab plays, told apart by name.</summary>
/// <param name="region">The Region of AWS's own hosts.</param>
/// <param name="lambda">The Lambda API.</param>
/// <param name="ec2">The EC2 API.</param>
/// <param name="query">RDS and Elastic Load Balancing.</param>
/// <param name="s3">S3.</param>
/// <param name="moto">All other services of AWS.</param>
/// <param name="egressHosts">Hosts that tell callers their address, in small letters.</param>
internal sealed class PublicFront(
    string region, LambdaApi lambda, Ec2Api ec2, QueryApi query, S3Front s3, MotoServer moto, IReadOnlySet<string> egressHosts)
{
    private const string AwsDomain = ".amazonaws.com";

    /// <summary>Answers one request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var host = context.Request.Host.Host.ToLowerInvariant();
        return host == AwsHosts.Of("lambda", region) ? lambda.AnswerAsync(context)
            : host == AwsHosts.Of("ec2", region) ? ec2.AnswerAsync(context)
            : host == AwsHosts.Of("rds", region) || host == AwsHosts.Of("elasticloadbalancing", region) ? query.AnswerAsync(context)
            : egressHosts.Contains(host) ? TellAddressAsync(context)
            : IsS3(host) ? s3.AnswerAsync(context)
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
