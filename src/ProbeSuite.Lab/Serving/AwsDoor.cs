using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Serving;

/// <summary>
/// Lets AWS's own tools in from outside the sandbox, where all services share one address: which is meant, the signature says.
/// </summary>
/// <param name="region">The lab's Region.</param>
/// <param name="answer">Answers by host name, as on the lab's internet.</param>
internal sealed partial class AwsDoor(string region, RequestDelegate answer)
{
    /// <summary>Whether a request is signed for a service of AWS.</summary>
    public static bool IsMeantBy(HttpContext context) => Scope(context).Success;

    /// <summary>Answers a signed request.</summary>
    /// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>
    public Task AnswerAsync(HttpContext context)
    {
        var (theirs, service) = (Scope(context).Groups["region"].Value, Scope(context).Groups["service"].Value);
        if (theirs != region && service is not ("iam" or "sts" or "s3"))
        {
            return RefuseAsync(context, $"This lab plays {region}, and the request is for {theirs}: add --region {region}.");
        }

        // Its public endpoints speak TLS, and policies ask for it.
        context.Request.IsHttps = true;
        context.Request.Host = new($"{service}.{region}.amazonaws.com");
        return answer(context);
    }

    private static Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (context.Request.ContentType?.Contains("json", StringComparison.Ordinal) == true || context.Request.Path.Value!.Contains("/functions", StringComparison.Ordinal))
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(new JsonObject { ["__type"] = "WrongRegion", ["message"] = why }.ToJsonString(), context.RequestAborted);
        }

        context.Response.ContentType = "text/xml";
        return context.Response.WriteAsync(
            $"{new XElement("Response", new XElement("Errors", new XElement("Error", new XElement("Code", "WrongRegion"), new XElement("Message", why))), new XElement("RequestID", "lab"))}",
            context.RequestAborted);
    }

    private static Match Scope(HttpContext context) => Credential().Match(
        (string?)context.Request.Headers.Authorization ?? (string?)context.Request.Query["X-Amz-Credential"] ?? "");

    [GeneratedRegex("^(?:AWS4-HMAC-SHA256 Credential=)?[^/]+/[0-9]{8}/(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/aws4_request")]
    private static partial Regex Credential();
}
