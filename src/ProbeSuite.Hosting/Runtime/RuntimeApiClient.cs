using System.Text;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>Speaks to Lambda: takes invocations and gives back answers.</summary>
/// <param name="authority">Host and port of the API.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>
internal sealed class RuntimeApiClient(string authority) : IDisposable
{
    private const string Root = "/2018-06-01/runtime";

    private readonly HttpConnection _http = new(authority);

    /// <summary>Waits for the next invocation, without end: Lambda freezes the process meanwhile.</summary>
    public HttpReply Next()
    {
        var reply = _http.Send("GET", $"{Root}/invocation/next", "", default);
        return reply.Status == 200 ? reply : throw Refused("the poll for an invocation", reply);
    }

    /// <summary>Returns the answer of an invocation.</summary>
    public void Respond(string requestId, ReadOnlySpan<byte> answer) =>
        Post($"invocation/{requestId}/response", "Content-Type: application/json\r\n", answer);

    /// <summary>Tells that an invocation failed.</summary>
    public void Fail(string requestId, ErrorReport error) => Post($"invocation/{requestId}/error", error);

    /// <summary>Tells that the function cannot start.</summary>
    public void FailToStart(ErrorReport error) => Post("init/error", error);

    /// <summary>Ends a <see cref="Next"/> that waits on another thread.</summary>
    public void Dispose() => _http.Dispose();

    private void Post(string path, ErrorReport error) => Post(
        path,
        $"Content-Type: application/vnd.aws.lambda.error+json\r\nLambda-Runtime-Function-Error-Type: {error.Type}\r\n",
        error.ToJson());

    private void Post(string path, string headers, ReadOnlySpan<byte> body)
    {
        var reply = _http.Send("POST", $"{Root}/{path}", headers, body);
        if (reply.Status is < 200 or >= 300)
        {
            throw Refused($"POST {path}", reply);
        }
    }

    private static RuntimeApiException Refused(string what, HttpReply reply)
    {
        var said = Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, 500)]);
        return new($"The Lambda Runtime API refused {what} with status {reply.Status}: {said}");
    }
}
