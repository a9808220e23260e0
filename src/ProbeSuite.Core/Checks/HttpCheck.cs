using System.Net.Security;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary><c>https://</c> and <c>http://</c>: one GET, no redirect followed; any answer of HTTP proves the path.</summary>
internal static class HttpCheck
{
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        var answer = await GetAsync(attempt, target.Host, target.Port!.Value, target.Path, target.Kind == TargetKind.Https, needsBody: false, cancellation);
        return target.Options.Status is { } wanted && !wanted.Any(range => range.Contains(answer.Status))
            ? new Outcome.Unexpected(answer.Status, $"the status asked for is {string.Join(" or ", wanted)}")
            : new Outcome.Answered(answer.Status);
    }

    /// <summary>All stages up to the answer of one GET; where the body is not needed, its status is enough.</summary>
    public static async Task<HttpAnswer> GetAsync(
        Attempt attempt,
        string host,
        int port,
        string path,
        bool secure,
        bool needsBody,
        CancellationToken cancellation)
    {
        await using var connection = await Connection.OpenAsync(attempt, host, port, cancellation);
        await using Stream stream = secure
            ? await TlsHandshake.SecureAsync(attempt, connection, host, SslApplicationProtocol.Http11, cancellation)
            : connection;
        return await attempt.StageAsync(
            Stage.Exchange,
            () => AskAsync(attempt, stream, host, port, path, secure, [], needsBody, cancellation));
    }

    /// <summary>The GET itself, as part of whatever stage runs.</summary>
    public static async Task<HttpAnswer> AskAsync(
        Attempt attempt,
        Stream stream,
        string host,
        int port,
        string path,
        bool secure,
        IEnumerable<(string Name, string Value)> headers,
        bool needsBody,
        CancellationToken cancellation)
    {
        try
        {
            var hostHeader = HttpExchange.HostHeader(host, port, secure ? HttpsPort : HttpPort);
            var answer = await HttpExchange.GetAsync(stream, path, headers.Prepend(("Host", hostHeader)), needsBody, cancellation);
            attempt.Detail = $"HTTP {answer.Status}{ErrorType(answer)}{(answer.IsWhole ? "" : ", whose body did not end in time")}";
            return answer;
        }
        catch (FormatException malformed)
        {
            throw new EvidenceException(
                new Outcome.NotTheProtocol(attempt.Running), $"{attempt.Remote} answered what is not HTTP/1.1: {malformed.Message}");
        }
    }

    // AWS's services name their refusals in a header; a public API behind a VPC's own execute-api endpoint is told so here.
    private static string ErrorType(HttpAnswer answer) =>
        answer.Headers.TryGetValue("x-amzn-ErrorType", out var type) ? $", {Plain.Text(type.Split(':')[0], 60)}" : "";
}
