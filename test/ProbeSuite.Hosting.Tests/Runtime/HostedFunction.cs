using System.Text;
using System.Text.Json;
using ProbeSuite.Hosting.Runtime;

namespace ProbeSuite.Hosting.Tests.Runtime;

/// <summary>A handler, served by the loop on a thread of its own, and Lambda's side of it.</summary>
public sealed class HostedFunction : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly RuntimeApiClient _client;

    private HostedFunction(Func<CancellationToken, Task<LambdaHandler>> initialise, LambdaOptions options)
    {
        _client = new(Api.Authority);
        var function = new FunctionEnvironment { FunctionName = "probe", FunctionVersion = "7", MemoryLimitInMB = 128 };
        var loop = new InvocationLoop(_client, function, options, Lines.Log(options.Clock));
        ExitCode = Task.Factory.StartNew(
            () => loop.Run(initialise, _stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public RuntimeApi Api { get; } = new();

    public LinesOfLog Lines { get; } = new();

    public Task<int> ExitCode { get; }

    public static LambdaHandler Echo { get; } = (input, _, _) => Task.FromResult(input);

    public static HostedFunction Start(LambdaHandler handler, LambdaOptions? options = null) =>
        Start(_ => Task.FromResult(handler), options);

    public static HostedFunction Start(Func<CancellationToken, Task<LambdaHandler>> initialise, LambdaOptions? options = null) =>
        new(initialise, options ?? new());

    public async Task<string> AnswerAsync(string payload)
    {
        var answer = await Api.InvokeAsync(payload).WaitAsync(Patience);
        Assert.False(answer.IsError, answer.Text);
        return answer.Text;
    }

    public async Task<JsonElement> ErrorAsync(string payload) => await ErrorAsync(new FunctionEvent(Encoding.UTF8.GetBytes(payload)));

    public async Task<JsonElement> ErrorAsync(FunctionEvent invocation)
    {
        var answer = await Api.InvokeAsync(invocation).WaitAsync(Patience);
        Assert.True(answer.IsError, answer.Text);
        var error = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal(error.GetProperty("errorType").GetString(), answer.Headers["Lambda-Runtime-Function-Error-Type"]);
        return error;
    }

    public void Stop() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ExitCode.WaitAsync(Patience);
        _client.Dispose();
        Lines.Dispose();
        await Api.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>Far longer than anything here takes, so that a hanging test ends.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);
}
