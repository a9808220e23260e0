using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Http;

namespace ProbeSuite.Lab.Environments;

/// <summary>One process of a function in its network namespace, with the Runtime API that it polls. One invocation at a time.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html"/>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private static readonly IPEndPoint RuntimeApiAddress = new(IPAddress.Loopback, 9001);

    private readonly LabFunction _function;
    private readonly RuntimeApi _api;
    private readonly HttpFront _front;
    private readonly Process _process;
    private readonly FunctionLog _log;
    private readonly TimeProvider _clock;
    private int _disposed;

    private ExecutionEnvironment(
        LabFunction function, RuntimeApi api, HttpFront front, Process process, FunctionLog log, TimeProvider clock) =>
        (_function, _api, _front, _process, _log, _clock) = (function, api, front, process, log, clock);

    /// <summary>Whether another event can be handed to it.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>All lines written so far.</summary>
    public IReadOnlyList<string> Log => _log.After(0);

    /// <summary>Starts the Runtime API and the process. Its initialisation is waited for by the first invocation.</summary>
    public static async Task<ExecutionEnvironment> StartAsync(
        LabFunction function,
        EnvironmentSite site,
        INamespaces namespaces,
        EnvironmentSettings settings,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var api = new RuntimeApi(function);
        var metadata = site.AvailabilityZoneId is { } zone ? new MetadataApi(token, zone) : null;
        var listener = new Listener(namespaces.Listen(site.Namespace, RuntimeApiAddress));
        var address = $"{listener.Address}";
        var front = await HttpFront.StartAsync(
            [listener],
            context => metadata is not null && MetadataApi.IsAskedBy(context) ? metadata.AnswerAsync(context) : api.AnswerAsync(context),
            cancellation);
        try
        {
            var start = new ProcessStartInfo(function.Program!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetDirectoryName(function.Program)!,
            };
            start.Environment.Clear();
            var stream = $"{clock.GetUtcNow().ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)}/[$LATEST]{token}";
            foreach (var (name, value) in LambdaVariables.Of(function, settings, address, stream, metadata is null ? null : token))
            {
                start.Environment[name] = value;
            }

            var log = new FunctionLog();
            var process = namespaces.Start(site.Namespace, start);
            process.OutputDataReceived += (_, line) => log.Add(line.Data);
            process.ErrorDataReceived += (_, line) => log.Add(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return new(function, api, front, process, log, clock);
        }
        catch
        {
            await front.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the function has started.</summary>
    /// <returns>Null when it has; else the description of why it cannot.</returns>
    public async Task<byte[]?> InitialiseAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var exited = _process.WaitForExitAsync(cancellation);
        var tooLate = Task.Delay(patience, _clock, cancellation);
        var first = await Task.WhenAny(_api.Polled, _api.InitError, exited, tooLate);
        cancellation.ThrowIfCancellationRequested();
        if (first == _api.Polled)
        {
            return null;
        }

        IsAlive = false;
        return _api.InitError.IsCompleted ? await _api.InitError
            : first == exited ? InvocationResult.Describe("Runtime.ExitError", $"Error: Runtime exited {ExitReason()}")
            : InvocationResult.Describe("Sandbox.Timedout", $"Error: the function did not start within {Seconds(patience)} seconds");
    }

    /// <summary>Hands an event to the process and waits for the answer, the process's end, or the function's time-out.</summary>
    public async Task<InvocationResult> InvokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        using var settled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var timeout = TimeSpan.FromSeconds(_function.TimeoutSeconds);
        var (mark, began) = (_log.Count, _clock.GetTimestamp());
        _log.Add($"START RequestId: {invocation.RequestId} Version: $LATEST");

        var answered = _api.DeliverAsync(invocation, _clock.GetUtcNow() + timeout);
        var exited = _process.WaitForExitAsync(settled.Token);
        var first = await Task.WhenAny(answered, exited, Task.Delay(timeout, _clock, settled.Token));
        cancellation.ThrowIfCancellationRequested();
        await settled.CancelAsync();

        var (payload, error) = answered.IsCompletedSuccessfully ? await answered : new RuntimeAnswer(Failure(), RuntimeAnswer.Unhandled);
        IsAlive = answered.IsCompletedSuccessfully && !_process.HasExited;
        var took = _clock.GetElapsedTime(began);
        _log.Add($"END RequestId: {invocation.RequestId}");
        _log.Add($"REPORT RequestId: {invocation.RequestId}\tDuration: {Milliseconds(took)} ms\tBilled Duration: {Math.Ceiling(took.TotalMilliseconds):0} ms\tMemory Size: {_function.MemoryMb} MB");
        return new(invocation.RequestId, payload, error, _log.After(mark));

        byte[] Failure() => first == exited
            ? InvocationResult.Describe("Runtime.ExitError", $"RequestId: {invocation.RequestId} Error: Runtime exited {ExitReason()}")
            : InvocationResult.Describe("Sandbox.Timedout", $"RequestId: {invocation.RequestId} Error: Task timed out after {Seconds(timeout)} seconds");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // One that died is disposed of by the invocation that it failed, perhaps while the whole lab ends.
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        IsAlive = false;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        await _front.DisposeAsync();
    }

    // .NET tells an end by signal N as the exit code 128 + N, as shells do.
    private string ExitReason() => _process.ExitCode switch
    {
        0 => "without providing a reason",
        > 128 and var code => $"with error: signal {code - 128}",
        var code => $"with error: exit status {code}",
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
