using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Faults;

/// <summary>What faults must know of a request to tell the calls that go wrong from the others.</summary>
internal static class ServiceCalls
{
    /// <summary>Who is refused, as IAM names a role at work.</summary>
    public const string Caller = "arn:aws:sts::123456789012:assumed-role/probesuite/lab";

    /// <summary>Whether a request is put to a service: <c>s3.eu-west-1.amazonaws.com</c>, a bucket's name before it.</summary>
    public static bool Is(HttpContext context, string service)
    {
        var host = context.Request.Host.Host;
        return IsOfAws(context) && (host.StartsWith($"{service}.", StringComparison.OrdinalIgnoreCase) || host.Contains($".{service}.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a request is put to AWS.</summary>
    public static bool IsOfAws(HttpContext context) => context.Request.Host.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>The action of a request in AWS's query protocol.</summary>
    public static async ValueTask<string?> ActionAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        context.Request.Body.Position = 0;
        return form["Action"];
    }
}
