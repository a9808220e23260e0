using System.Runtime.InteropServices;

namespace ProbeSuite.Lab.Services;

/// <summary>Signals to processes of the lab.</summary>
internal static partial class Signals
{
    /// <summary>Ends a process at once.</summary>
    public const int Kill = 9;

    /// <summary>Has PostgreSQL abort and leave nothing in shared memory.</summary>
    /// <seealso href="https://www.postgresql.org/docs/current/server-shutdown.html"/>
    public const int Quit = 3;

    /// <summary>Sends a signal; that the process has just ended is no error.</summary>
    public static void Send(int processId, int signal) => _ = SendTo(processId, signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendTo(int processId, int signal);
}
