using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>
/// The lab's own user, network, mount and process namespaces. Whatever is made inside ends with the lab's process,
/// however that ends: processes with the first of them, temporary files with the memory that they live in.
/// </summary>
public static class LabSandbox
{
    private const string Marker = "PROBESUITE_LAB_SANDBOX";
    private const int Kill = 9;
    private const int Terminate = 15;

    // Taking a lab down takes milliseconds; whoever waits at a terminal should not wait much longer.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly PosixSignal[] Endings = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    /// <summary>Whether this process is the one inside.</summary>
    public static bool IsInside => Environment.GetEnvironmentVariable(Marker) is not null;

    /// <summary>
    /// Runs this very program again, inside, with the same arguments and terminal, and waits for it. A signal that
    /// asks this process to end asks the one inside, which is killed if it has not ended five seconds later; when this
    /// process is killed, the one inside is too.
    /// </summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="sockets">
    /// Sockets of this side that the program inside shall answer on, by name, for it has no other network in common with this
    /// one. They are closed here.
    /// </param>
    /// <returns>The exit code of the program inside.</returns>
    /// <exception cref="SandboxException">This machine cannot do it; the message is one sentence that says what to install or allow.</exception>
    public static int RunAgainInside(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, Socket>? sockets = null)
    {
        var options = Requirements.CheckNamespaces();

        // The kernel sends the signal when the thread that started the child ends, and this one waits here.
        // This process may have ended before that was arranged: then nobody sends the signal, and the child must not go on.
        string[] whileParentLives = ["sh", "-c", $"test \"$PPID\" = {Environment.ProcessId} && exec \"$@\"", "sh"];
        var start = new ProcessStartInfo(
            Requirements.Find("setpriv")!, ["--pdeathsig", "KILL", .. whileParentLives, Requirements.Find("unshare")!, .. options, .. ThisProgram(), .. arguments]);
        start.Environment[Marker] = "1";
        start.Environment["TMPDIR"] = "/dev/shm";
        start.Environment[InheritedSockets.Variable] = InheritedSockets.Offer(sockets ?? new Dictionary<string, Socket>());

        using var process = Process.Start(start)!;
        foreach (var socket in sockets?.Values ?? [])
        {
            socket.Dispose();
        }

        using var deadline = new CancellationTokenSource();
        using var end = deadline.Token.Register(() => Signal(process.Id, Kill));
        var signals = Endings.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            Signal(process.Id, Terminate);
            deadline.CancelAfter(Grace);
        })).ToArray();

        process.WaitForExit();
        Array.ForEach(signals, signal => signal.Dispose());
        return process.ExitCode;
    }

    /// <summary>The socket of a name that the process outside handed in; null when it handed in none.</summary>
    public static Socket? Inherited(string name) => InheritedSockets.Take(name);

    /// <summary>The process inside, as the machine counts, of one outside that waits for it; null when there is none.</summary>
    /// <param name="outside">The process that called <see cref="RunAgainInside"/>.</param>
    public static int? InsideOf(int outside) => Children(outside).SelectMany(Children).Select(id => (int?)id).FirstOrDefault();

    /// <summary>How this program is started: its own file, or .NET's host and the program's assembly.</summary>
    internal static IReadOnlyList<string> ThisProgram() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
            ? [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]]
            : [Environment.ProcessPath!];

    /// <summary>
    /// Sends a signal to the program inside. It is the child of <c>unshare</c>, which itself waits with signals blocked; as the
    /// first process of its namespace it ignores all signals that it has no handler for, and .NET always has one for this.
    /// </summary>
    private static void Signal(int unshare, int signal)
    {
        foreach (var inside in Children(unshare))
        {
            Linux.Signal(inside, signal);
        }
    }

    private static IEnumerable<int> Children(int process) => Directory.Exists($"/proc/{process}/task")
        ? Directory.GetDirectories($"/proc/{process}/task").SelectMany(task => Read($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(id => int.Parse(id, CultureInfo.InvariantCulture))
        : [];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The thread has just ended.
            return "";
        }
    }
}

/// <summary>The machine lacks a program or a permission that the lab needs.</summary>
public sealed class SandboxException(string message) : Exception(message);
