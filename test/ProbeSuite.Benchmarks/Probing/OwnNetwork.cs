using System.Diagnostics;

namespace ProbeSuite.Benchmarks.Probing;

/// <summary>Runs this program again in a network namespace with one address that answers and a block that is silent.</summary>
internal static class OwnNetwork
{
    /// <summary>The argument that tells the program that it is inside; a folder for its files comes after it.</summary>
    public const string Inside = "inside";

    public const string Address = "10.99.0.1";

    // The neighbour is known, or the kernel would soon say that nobody is there.
    private const string Commands =
        $"ip link set lo up; ip link add wire type veth peer name nowhere; ip link set wire up; ip link set nowhere up; ip addr add {Address}/24 dev wire; "
        + "ip neigh add 10.99.0.254 lladdr 02:00:00:00:00:fe dev wire; ip route add 10.99.1.0/24 via 10.99.0.254; exec \"$0\" \"$@\"";

    public static async Task<int> RunAgainInsideAsync()
    {
        var folder = Directory.CreateTempSubdirectory("probesuite-probing").FullName;
        try
        {
            // The native OpenSSL reads these before any code of ours could set them.
            var start = new ProcessStartInfo("unshare", ["--net", "sh", "-c", Commands, Environment.ProcessPath!, "--probing", Inside, folder])
            {
                Environment = { ["SSL_CERT_FILE"] = Path.Combine(folder, Servers.RootFile), ["SSL_CERT_DIR"] = folder },
            };
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
