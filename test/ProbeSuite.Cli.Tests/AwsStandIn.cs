using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime.EventStreams;

namespace ProbeSuite.Cli;

/// <summary>A server on loopback that answers every AWS request as a test says.</summary>
/// <remarks>
/// A streamed invocation is answered with an event for each line and one at the end, which has the error of a body that
/// ends with one.
/// </remarks>
internal sealed class AwsStandIn : IAsyncDisposable
{
    private const string Streaming = "/response-streaming-invocations";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    /// <summary>Starts it.</summary>
    /// <param name="answer">From method, path with query, and body to status and body.</param>
    public AwsStandIn(Func<string, (int Status, string Body)> answer)
    {
        var port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        Variables = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = $"http://127.0.0.1:{port}",
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_REGION"] = "eu-west-1",
        };
        _serving = ServeAsync(answer);
    }

    /// <summary>Leads the program here.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Regions that requests were signed for.</summary>
    public ConcurrentDictionary<string, bool> Regions { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(Func<string, (int Status, string Body)> answer)
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Regions[context.Request.Headers["Authorization"]?.Split('/').ElementAtOrDefault(2) ?? "not signed"] = true;
                using var reader = new StreamReader(context.Request.InputStream);
                var (status, body) = answer($"{context.Request.HttpMethod} {context.Request.Url!.PathAndQuery} {await reader.ReadToEndAsync()}");
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(
                    status == 200 && context.Request.Url.AbsolutePath.EndsWith(Streaming, StringComparison.Ordinal) ? Streamed(body) : Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static byte[] Streamed(string body)
    {
        var lines = body.Split('\n');
        var error = lines[^1].StartsWith("""{"errorType":""", StringComparison.Ordinal) ? lines[^1] : null;
        var parts = lines[..(error is null ? lines.Length : ^1)].Select(line => Event("PayloadChunk", line == lines[^1] ? line : $"{line}\n"));
        var end = Event("InvokeComplete", error is null ? "{}" : JsonSerializer.Serialize(new Dictionary<string, string> { ["ErrorCode"] = "Unhandled", ["ErrorDetails"] = error }));
        return [.. parts.SelectMany(part => part), .. end];
    }

    private static byte[] Event(string type, string payload) =>
        new EventStreamMessage([Header(":message-type", "event"), Header(":event-type", type)], Encoding.UTF8.GetBytes(payload)).ToByteArray();

    private static EventStreamHeader Header(string name, string value)
    {
        var header = new EventStreamHeader(name);
        header.SetString(value);
        return header;
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
