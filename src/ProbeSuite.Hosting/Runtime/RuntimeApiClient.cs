using System.Text;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>Speaks to Lambda: takes invocations and gives back answers.</summary>
/// <param name="authority">Host and port of the API.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>
internal sealed class RuntimeApiClient(string authority) : IDisposable
{
    private const string Root = "/2018-06-01/runtime";
    private const string ErrorType = "Lambda-Runtime-Function-Error-Type";
    private const string ErrorBody = "Lambda-Runtime-Function-Error-Body";

    private readonly HttpConnection _http = new(authority);

    /// <summary>Waits for the next invocation, without end: Lambda freezes the process meanwhile.</summary>
    public HttpReply Next()
    {
        var reply = _http.Send("GET", $"{Root}/invocation/next", "", default);
        return reply.Status == 200 ? reply : throw Refused("the poll for an invocation", reply);
    }

    /// <summary>Returns the answer of an invocation.</summary>
    public void Respond(string requestId, ReadOnlySpan<byte> answer) =>
        Post(ResponsePath(requestId), "Content-Type: application/json\r\n", answer);

    /// <summary>Begins an answer that is sent in parts, on a connection of its own: Lambda wants it closed behind the last part.</summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming"/>
    public HttpConnection BeginResponse(string requestId)
    {
        var connection = new HttpConnection(authority);
        try
        {
            connection.BeginPost(
                ResponsePath(requestId),
                "Content-Type: application/x-ndjson\r\nLambda-Runtime-Function-Response-Mode: streaming\r\nConnection: close\r\n"
                + $"Trailer: {ErrorType}, {ErrorBody}\r\n");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Ends an answer that was sent in parts.</summary>
    /// <param name="connection">What <see cref="BeginResponse"/> gave.</param>
    /// <param name="requestId">The invocation.</param>
    /// <param name="error">Why the rest is missing; null when the answer is complete.</param>
    public static void EndResponse(HttpConnection connection, string requestId, ErrorReport? error)
    {
        var reply = connection.EndPost(error is null ? "" : $"{ErrorType}: {error.Type}\r\n{ErrorBody}: {Convert.ToBase64String(error.Brief.ToJson())}\r\n");
        Accept(ResponsePath(requestId), reply);
    }

    /// <summary>Tells that an invocation failed.</summary>
    public void Fail(string requestId, ErrorReport error) => Post($"{Root}/invocation/{requestId}/error", error);

    /// <summary>Tells that the function cannot start.</summary>
    public void FailToStart(ErrorReport error) => Post($"{Root}/init/error", error);

    /// <summary>Ends a <see cref="Next"/> that waits on another thread.</summary>
    public void Dispose() => _http.Dispose();

    private void Post(string path, ErrorReport error) => Post(
        path,
        $"Content-Type: application/vnd.aws.lambda.error+json\r\n{ErrorType}: {error.Type}\r\n",
        error.ToJson());

    private void Post(string path, string headers, ReadOnlySpan<byte> body) => Accept(path, _http.Send("POST", path, headers, body));

    private static void Accept(string path, HttpReply reply)
    {
        if (reply.Status is < 200 or >= 300)
        {
            throw Refused($"POST {path}", reply);
        }
    }

    private static string ResponsePath(string requestId) => $"{Root}/invocation/{requestId}/response";

    private static RuntimeApiException Refused(string what, HttpReply reply)
    {
        var said = Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, 500)]);
        return new($"The Lambda Runtime API refused {what} with status {reply.Status}: {said}");
    }
}
