using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Tests.Checks;

namespace ProbeSuite.Aws.Tests;

/// <summary>What a test's Lambda was asked.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query as they were sent.</param>
/// <param name="Body">The body.</param>
/// <param name="Authorization">The signature's header.</param>
public sealed record LambdaCall(string Method, string Path, string Body, string? Authorization)
{
    /// <summary>The function or resource that the path names.</summary>
    public string Name => Uri.UnescapeDataString(Path.Split('/', '?')[3]);

    public bool IsInvocation => Path.EndsWith("/invocations", StringComparison.Ordinal);
}

/// <summary>What it answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, JSON.</param>
/// <param name="Headers">Headers.</param>
public sealed record LambdaAnswer(int Status, string Body, params (string Name, string Value)[] Headers)
{
    /// <summary>A body that is no text, in its place; null where it is.</summary>
    public byte[]? Bytes { get; init; }

    public static LambdaAnswer Refusal(int status, string code, string message) => new(
        status, $$"""{"Type":"User","Message":"{{message}}"}""", ("x-amzn-ErrorType", code));

    public static LambdaAnswer FunctionError(string body) => new(200, body, ("X-Amz-Function-Error", "Unhandled"));
}

/// <summary>Lambda's API on a free port of loopback, answering as a test says.</summary>
public sealed class LambdaServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<LambdaCall, CancellationToken, Task<LambdaAnswer>> _answer;
    private readonly CancellationTokenSource _end = new();
    private readonly string _url = $"http://127.0.0.1:{LoopbackPort.Reserve()}/";

    public LambdaServer(Func<LambdaCall, LambdaAnswer> answer)
        : this((call, _) => Task.FromResult(answer(call)))
    {
    }

    public LambdaServer(Func<LambdaCall, CancellationToken, Task<LambdaAnswer>> answer)
    {
        _answer = answer;
        _listener.Prefixes.Add(_url);
        _listener.Start();
        _ = ServeAsync();
    }

    public ConcurrentQueue<LambdaCall> Calls { get; } = [];

    public AmazonLambdaClient Client => new(
        MotoServer.Credentials, new() { ServiceURL = _url, AuthenticationRegion = MotoServer.Region });

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var call = new LambdaCall(
            context.Request.HttpMethod, context.Request.RawUrl!, await reader.ReadToEndAsync(_end.Token), context.Request.Headers["Authorization"]);
        Calls.Enqueue(call);
        try
        {
            var answer = await _answer(call, _end.Token);
            context.Response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.Close(answer.Bytes ?? Encoding.UTF8.GetBytes(answer.Body), willBlock: false);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpListenerException or ObjectDisposedException)
        {
            // The caller went away, or the test is over.
        }
    }
}
