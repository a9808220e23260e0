using System.Diagnostics;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Sandbox;
using ProbeSuite.Lab.Tests.Network;

namespace ProbeSuite.Lab.Tests.Sandbox;

/// <summary>
/// A program with a lab in a sandbox, to be watched from outside and killed. It is this very test program, which turns
/// into it by <see cref="StartupHook"/> before any test framework starts.
/// </summary>
internal static class SandboxedProgram
{
    /// <summary>Starts it, by root or as an ordinary user without any privilege.</summary>
    /// <param name="secret">An argument that can be found among the machine's processes.</param>
    /// <param name="ordinaryUser">Whether to give up being root before.</param>
    public static Process Start(string secret, bool ordinaryUser = false)
    {
        string[] user = ordinaryUser ? ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"] : [];
        string[] words = [.. user, .. LabSandbox.ThisProgram(), secret];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        return Process.Start(start)!;
    }

    public static int Run(string[] arguments) =>
        LabSandbox.IsInside ? RunInside(arguments[0]).GetAwaiter().GetResult() : LabSandbox.RunAgainInside(arguments);

    private static async Task<int> RunInside(string secret)
    {
        var plan = new Net().Host("web", "203.0.113.10").Function("no-vpc").Plan;
        await using var network = await RunningNetwork.StartAsync(plan, CancellationToken.None);
        using var listener = network.Namespaces.Listen("host-web", new(plan.Hosts[0].Host.Addresses[0], 443));
        using var caller = network.Namespaces.Open("env-no-vpc-1", System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        await caller.ConnectAsync(plan.Hosts[0].Host.Addresses[0], 443);
        using var answer = await listener.AcceptAsync();
        using var child = network.Namespaces.Start("env-no-vpc-1", new ProcessStartInfo("sh", ["-c", "sleep 600 & sleep 600", secret]), userId: 993);
        await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), secret), "temporary");

        Console.WriteLine($"process {Environment.ProcessId} saw {answer.RemoteEndPoint}");
        await Console.In.ReadToEndAsync();
        await child.WaitForExitAsync();
        return 0;
    }
}
