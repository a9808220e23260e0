using System.Net;
using System.Net.Security;
using System.Text;

namespace ProbeSuite.Checks;

/// <summary><c>s3://bucket/key</c>: a signed GET in the bucket's Region; path first, permission second.</summary>
internal static class S3Check
{
    private const int HttpsPort = 443;

    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        if ((target.Options.Region ?? attempt.Context.Region) is not { } region)
        {
            return new Outcome.NotTried("no Region is known: set AWS_REGION, or write ?region=");
        }

        if (attempt.Context.Credentials is null)
        {
            return new Outcome.NotTried("there are no credentials to sign with: AWS_ACCESS_KEY_ID is not set");
        }

        var host = AwsHost.OfBucket(target.Host, region);
        await using var connection = await Connection.OpenAsync(attempt, host, target.Port!.Value, cancellation);
        await using var stream = await TlsHandshake.SecureAsync(attempt, connection, host, SslApplicationProtocol.Http11, cancellation);
        var answer = await attempt.StageAsync(Stage.Exchange, () => GetAndFollowAsync(attempt, stream, host, region, cancellation));
        return await attempt.StageAsync(Stage.Permission, () => Task.FromResult(Judge(attempt, answer)));
    }

    // A bucket of another Region is told where it is, and asked there once: a redirect of the address, not of the question.
    private static async Task<HttpAnswer> GetAndFollowAsync(
        Attempt attempt, Stream stream, string host, string region, CancellationToken cancellation)
    {
        var answer = await GetAsync(attempt, stream, host, region, cancellation);
        if (answer.Status is not (301 or 307 or 400) || RegionIn(answer) is not { } other || other == region)
        {
            return answer;
        }

        var otherHost = AwsHost.OfBucket(attempt.Target.Host, other);
        var address = await Resolution.ResolveAgainAsync(attempt, otherHost, cancellation);
        await using var connection = await Connection.ConnectAsync(attempt, new IPEndPoint(address, attempt.Target.Port!.Value), cancellation);
        await using var secured = await TlsHandshake.HandshakeAsync(
            attempt, connection, otherHost, SslApplicationProtocol.Http11, mustConvince: true, cancellation);
        var second = await GetAsync(attempt, secured, otherHost, other, cancellation);
        attempt.Detail = $"HTTP {answer.Status}: the bucket is in {other}; HTTP {second.Status} from {otherHost} at {address}";
        return second;
    }

    private static Task<HttpAnswer> GetAsync(Attempt attempt, Stream stream, string host, string region, CancellationToken cancellation)
    {
        var target = attempt.Target;
        var path = "/" + SignatureV4.EscapePath(AwsHost.HasOwnHost(target.Host) ? target.Path : $"{target.Host}/{target.Path}");
        var hostHeader = HttpExchange.HostHeader(host, target.Port!.Value, HttpsPort);
        var headers = SignatureV4.S3Get(hostHeader, path, region, attempt.Context.Credentials!, attempt.Context.Clock.GetUtcNow());
        return HttpCheck.AskAsync(attempt, stream, host, target.Port!.Value, path, secure: true, headers, needsBody: true, cancellation);
    }

    private static Outcome Judge(Attempt attempt, HttpAnswer answer)
    {
        if (answer.Status is >= 200 and <= 299)
        {
            attempt.Detail = "the object was served";
            return new Outcome.Answered(answer.Status);
        }

        var body = Encoding.UTF8.GetString(answer.Body.Span);
        var code = Plain.Text(Element(body, "Code") ?? $"HTTP {answer.Status}", 60);
        attempt.Detail = code;
        return answer.Status == 403
            ? new Outcome.Denied(By(Element(body, "Message") ?? ""), code)
            : new Outcome.Unexpected(answer.Status, $"S3 says {code}");
    }

    /// <summary>Who refused, as S3's message tells a caller of the same account.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html"/>
    private static string By(string message) =>
        message.Contains("VPC endpoint policy", StringComparison.OrdinalIgnoreCase) ? "endpoint policy"
        : message.Contains("resource-based policy", StringComparison.OrdinalIgnoreCase) ? "bucket policy"
        : "service";

    private static string? RegionIn(HttpAnswer answer)
    {
        var named = answer.Headers.GetValueOrDefault("x-amz-bucket-region") ?? Element(Encoding.UTF8.GetString(answer.Body.Span), "Region");
        return named is { Length: >= 5 and <= 32 } && named.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? named
            : null;
    }

    // S3's errors are flat: an element's text is looked for, and no document built of what a stranger sent.
    private static string? Element(string xml, string name)
    {
        var start = xml.IndexOf($"<{name}>", StringComparison.Ordinal);
        var end = start < 0 ? -1 : xml.IndexOf($"</{name}>", start, StringComparison.Ordinal);
        return end < 0 ? null : xml[(start + name.Length + 2)..end];
    }
}
