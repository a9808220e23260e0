using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ProbeSuite.Tests.Checks;

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
        var port = LoopbackPort.Reserve();
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
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or InvalidOperationException)
            {
                return;
            }

            Regions[context.Request.Headers["Authorization"]?.Split('/').ElementAtOrDefault(2) ?? "not signed"] = true;
            using var reader = new StreamReader(context.Request.InputStream);
            var (status, body) = answer($"{context.Request.HttpMethod} {context.Request.Url!.PathAndQuery} {await reader.ReadToEndAsync()}");
            context.Response.StatusCode = status;
            try
            {
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
            catch (HttpListenerException)
            {
                // The program went away.
            }
        }
    }
}
