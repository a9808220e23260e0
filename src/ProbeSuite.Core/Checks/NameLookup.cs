using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary>Turns a name into addresses. Callers enter first, so that waiting for a turn can be told from waiting for an answer.</summary>
internal interface INameLookup
{
    /// <summary>Waits for a turn. Every turn must be used by one lookup.</summary>
    Task EnterAsync(CancellationToken cancellation);

    /// <summary>Looks up. Nothing can stop it, so callers stop waiting instead.</summary>
    Task<IPAddress[]> LookupAsync(string name, AddressFamily family);
}

/// <summary>
/// The C library's resolver, which every application asks. A lookup blocks its thread until the resolver gives up,
/// 10 s and more when nobody answers: so each has a thread of its own and none of the pool's, which would stop every
/// other check.
/// </summary>
/// <param name="threads">How many may run at once.</param>
internal sealed class SystemNames(int threads) : INameLookup, IDisposable
{
    // The C library keeps answers of 64 KB and its own buffers on the stack.
    private const int StackBytes = 256 * 1024;
    private readonly SemaphoreSlim _free = new(threads);

    public static SystemNames Shared { get; } = new(SweepBound.Lookups);

    public void Dispose() => _free.Dispose();

    public Task EnterAsync(CancellationToken cancellation) => _free.WaitAsync(cancellation);

    public Task<IPAddress[]> LookupAsync(string name, AddressFamily family)
    {
        var found = new TaskCompletionSource<IPAddress[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Look, StackBytes) { IsBackground = true, Name = "lookup" }.Start();
        return found.Task;

        void Look()
        {
            try
            {
                found.SetResult(Dns.GetHostAddresses(name, family));
            }
            catch (Exception error) when (error is SocketException or ArgumentException)
            {
                found.SetException(error);
            }
            finally
            {
                _free.Release();
            }
        }
    }
}
