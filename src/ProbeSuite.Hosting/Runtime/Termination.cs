using System.Runtime.InteropServices;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>SIGTERM, with which Lambda ends an instance, as a token.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html"/>
internal sealed class Termination : IDisposable
{
    /// <summary>
    /// How long a handler that ignores its token is waited for. Lambda's shutdown phase has 500 ms for an instance with
    /// internal extensions and 2 s with external ones, and then sends SIGKILL.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _registration;
    private Timer? _exit;

    public Termination() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);

    /// <summary>Fires on SIGTERM.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _exit?.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _exit ??= new Timer(_ => Environment.Exit(0), null, Grace, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }
}
