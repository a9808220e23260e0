using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ProbeSuite.Cli;

/// <summary>A server on loopback that answers every AWS request as a test says.</summary>
internal sealed class AwsStandIn : IAsyncDisposable
{
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
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
