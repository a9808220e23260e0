using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace ProbeSuite.Hosting.Tests;

/// <summary>What a function gave back for one invocation.</summary>
/// <param name="Path">The last word of the path: <c>response</c> or <c>error</c>.</param>
/// <param name="Headers">By name, in any case; behind a streamed answer with its trailers.</param>
/// <param name="Body">As it was sent.</param>
public sealed record FunctionAnswer(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public bool IsError => Path == "error";

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>One event for the function. Null leaves a header out.</summary>
public sealed record FunctionEvent(byte[] Payload)
{
    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    public string? DeadlineMs { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal TaskCompletionSource<FunctionAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Lambda's side of the Runtime API, on a loopback port: invoke, and await what the function answers.</summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<FunctionEvent> _events = Channel.CreateUnbounded<FunctionEvent>();
    private readonly Channel<string> _chunks = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, FunctionEvent> _running = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _polled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<FunctionAnswer> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private int _accepted;

    public RuntimeApi()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The value for <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Authority => _listener.LocalEndpoint.ToString()!;

    /// <summary>Sends events in chunks of so many bytes; null sends a Content-Length.</summary>
    public int? ChunkSize { get; set; }

    /// <summary>Closes each connection after its answer without having said so, as a server does that is tired of waiting.</summary>
    public bool HangsUp { get; set; }

    /// <summary>The status for answers, 202 unless the test plays a refusal.</summary>
    public int AnswerStatus { get; set; } = 202;

    /// <summary>The status for polls.</summary>
    public int PollStatus { get; set; } = 200;

    /// <summary>The chunks of streamed answers, as they come.</summary>
    public ChannelReader<string> Chunks => _chunks.Reader;

    /// <summary>How many connections were opened.</summary>
    public int Accepted => _accepted;

    /// <summary>Ends when the function polls for the first time.</summary>
    public Task FirstPoll => _polled.Task;

    /// <summary>Ends when the function says that it cannot start.</summary>
    public Task<FunctionAnswer> InitError => _initError.Task;

    public Task<FunctionAnswer> InvokeAsync(string payload) => InvokeAsync(new FunctionEvent(Encoding.UTF8.GetBytes(payload)));

    public Task<FunctionAnswer> InvokeAsync(FunctionEvent invocation)
    {
        _events.Writer.TryWrite(invocation);
        return invocation.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Interlocked.Increment(ref _accepted);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            while (await HttpRequest.ReadAsync(stream, chunk => _chunks.Writer.TryWrite(Encoding.UTF8.GetString(chunk)), _end.Token) is { } request)
            {
                await stream.WriteAsync(await AnswerAsync(request), _end.Token);
                if (HangsUp)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test is over, or the function is gone.
        }
    }

    private async Task<byte[]> AnswerAsync(HttpRequest request) => request.Path.Split('/') switch
    {
        [_, "2018-06-01", "runtime", "invocation", "next"] => await NextAsync(),
        [_, "2018-06-01", "runtime", "invocation", var id, "response" or "error"] => Finish(_running[id], request),
        [_, "2018-06-01", "runtime", "init", "error"] => StartFailed(request),
        _ => HttpRequest.Reply(404, "", "not an operation of the Runtime API"u8.ToArray()),
    };

    private async Task<byte[]> NextAsync()
    {
        _polled.TrySetResult();
        if (PollStatus != 200)
        {
            return HttpRequest.Reply(PollStatus, "", "container error"u8.ToArray());
        }

        var invocation = await _events.Reader.ReadAsync(_end.Token);
        _running[invocation.RequestId] = invocation;
        var deadline = invocation.DeadlineMs ?? TimeProvider.System.GetUtcNow().AddSeconds(60).ToUnixTimeMilliseconds().ToString();
        var headers = new StringBuilder($"lambda-runtime-aws-request-id: {invocation.RequestId}\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\n");
        foreach (var (name, value) in invocation.Headers)
        {
            headers.Append($"{name}: {value}\r\n");
        }

        return HttpRequest.Reply(200, headers.ToString(), invocation.Payload, ChunkSize);
    }

    private byte[] Finish(FunctionEvent invocation, HttpRequest request)
    {
        // Before the test, which changes the status, hears of the answer.
        var reply = HttpRequest.Reply(AnswerStatus, "", """{"status":"OK"}"""u8.ToArray());
        invocation.Answer.TrySetResult(new(request.Path.Split('/')[^1], request.Headers, request.Body));
        return reply;
    }

    private byte[] StartFailed(HttpRequest request)
    {
        _initError.TrySetResult(new("error", request.Headers, request.Body));
        return HttpRequest.Reply(202, "", """{"status":"OK"}"""u8.ToArray());
    }
}
