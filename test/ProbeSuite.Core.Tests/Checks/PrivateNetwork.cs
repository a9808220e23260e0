using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProbeSuite.Tests.Checks;

/// <summary>
/// A network namespace of a test's own, on a thread of its own: what a check opens there without having waited for
/// anything is inside. Needs the rights of root.
/// </summary>
internal static class PrivateNetwork
{
    private const int NewNetwork = 0x40000000;

    // Neighbours are known, or the kernel would soon say that nobody is there.
    private static readonly string[] Wire =
    [
        "ip link set lo up", "ip link add wire type veth peer name nowhere", "ip link set wire up", "ip link set nowhere up",
        "ip addr add 10.99.0.1/24 dev wire", "ip neigh add 10.99.0.9 lladdr 02:00:00:00:00:09 dev wire",
        "ip neigh add 10.99.0.254 lladdr 02:00:00:00:00:fe dev wire", "ip route add 10.99.1.0/24 via 10.99.0.254",
    ];

    /// <summary>Runs a check at 10.99.0.1, from where one wire leads to 10.99.0.9 and to 10.99.1.0/24, and nobody answers.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> check, params string[] commands)
    {
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                if (Unshare(NewNetwork) != 0)
                {
                    throw new InvalidOperationException($"no network namespace: error {Marshal.GetLastPInvokeError()}; these tests run as root");
                }

                foreach (var command in (string[])[.. Wire, .. commands])
                {
                    Run(command);
                }

                started.SetResult(check());
            }
            catch (Exception error)
            {
                started.SetException(error);
            }
        }).Start();
        return await await started.Task;
    }

    private static void Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command}: {errors}");
    }

    [DllImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static extern int Unshare(int flags);
}
