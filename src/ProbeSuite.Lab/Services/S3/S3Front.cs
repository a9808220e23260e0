using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Services.Http;
using ProbeSuite.Lab.Services.Moto;
using ProbeSuite.Lab.Services.Policies;

namespace ProbeSuite.Lab.Services.S3;

/// <summary>
/// S3 as its callers meet it: it knows through which VPC endpoint a request came, judges it by the policies of endpoint
/// and bucket, and has moto serve what passes.
/// </summary>
/// <remarks>
/// The roles' own policies are not played: what no bucket policy speaks of is granted, and where a bucket policy allows an
/// object on a condition, nothing else gives a right to it.
/// </remarks>
/// <param name="moto">Holds the buckets.</param>
/// <param name="region">The buckets' Region.</param>
/// <param name="bucketPolicies">Policies by bucket.</param>
/// <param name="endpointPolicies">Policies by VPC endpoint; an endpoint without one lets everything pass.</param>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html"/>
internal sealed class S3Front(
    MotoServer moto,
    string region,
    IReadOnlyDictionary<string, PolicyDocument> bucketPolicies,
    IReadOnlyDictionary<string, PolicyDocument> endpointPolicies)
{
    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (asked, endpoint) = (S3Request.Of(context.Request, region), context.Features.Get<Listener>()?.VpcEndpointId);
        var access = new AccessRequest(asked.Action, asked.Arn, Keys(context, endpoint));
        try
        {
            await (Refusal(access, asked.Bucket, endpoint) is { } refusal
                ? AnswerErrorAsync(context, StatusCodes.Status403Forbidden, "AccessDenied", refusal)
                : moto.ForwardAsync(context));
        }
        catch (UnplayedPolicyException unplayed)
        {
            await AnswerErrorAsync(context, StatusCodes.Status501NotImplemented, "NotImplemented", unplayed.Message);
        }
    }

    private string? Refusal(AccessRequest access, string bucket, string? endpoint)
    {
        if (endpoint is not null
            && endpointPolicies.GetValueOrDefault(endpoint) is { } gate && gate.Judge(access) is not PolicyVerdict.Allowed)
        {
            return $"The policy of {endpoint} does not allow {access.Action} on {access.Resource}";
        }

        return bucketPolicies.GetValueOrDefault(bucket)?.Judge(access) switch
        {
            PolicyVerdict.Denied => $"An explicit deny in the bucket's policy forbids {access.Action} on {access.Resource}",
            PolicyVerdict.OnCondition => $"No policy allows {access.Action} on {access.Resource}",
            _ => null,
        };
    }

    private static Dictionary<string, string> Keys(HttpContext context, string? endpoint)
    {
        var address = $"{context.Connection.RemoteIpAddress}";
        var keys = new Dictionary<string, string> { ["aws:SecureTransport"] = context.Request.IsHttps ? "true" : "false" };
        if (endpoint is null)
        {
            keys["aws:SourceIp"] = address;
        }
        else
        {
            keys["aws:SourceVpce"] = endpoint;
            keys["aws:VpcSourceIp"] = address;
        }

        return keys;
    }

    private static async Task AnswerErrorAsync(HttpContext context, int status, string code, string why)
    {
        var id = $"{Guid.NewGuid():N}"[..16].ToUpperInvariant();
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        context.Response.Headers["x-amz-request-id"] = id;
        var body = new XElement("Error",
            new XElement("Code", code), new XElement("Message", why), new XElement("RequestId", id), new XElement("HostId", "lab"));
        await context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}", context.RequestAborted);
    }
}
