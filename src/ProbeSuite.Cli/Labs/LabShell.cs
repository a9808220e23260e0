using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using ProbeSuite.Lab.Sandbox;
using ProbeSuite.Lab.Serving;

namespace ProbeSuite.Cli.Labs;

/// <summary>A program in the place of a function: in its network namespace, with its resolver, and trusting the lab's hosts.</summary>
[SupportedOSPlatform("linux")]
internal static class LabShell
{
    // What makes a terminal usable is the user's own; all else is the function's.
    private static readonly string[] OfUser = ["PATH", "TERM", "HOME", "USER", "COLORTERM"];
    private static readonly string[] NotOfFunction = ["PATH", "LD_LIBRARY_PATH", "TZ", "LANG"];

    /// <summary>Runs a program there, on this terminal, and waits for its end.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="place">Where in it.</param>
    /// <param name="placement">The place's name, for the prompt.</param>
    /// <param name="command">Program and arguments; a shell when empty.</param>
    /// <returns>The program's exit code.</returns>
    /// <exception cref="UsageException">The lab has just ended.</exception>
    public static int Run(LabAddress lab, ShellPlace place, string placement, IReadOnlyList<string> command)
    {
        var inside = LabSandbox.InsideOf(lab.Process) ?? throw new UsageException("the lab has just ended");
        var start = new ProcessStartInfo("nsenter", [.. Enter(inside), "--", "nsenter", $"--target={place.Process}", "--mount", "--net", "--",
            // The way into another mount namespace leads to its root.
            "sh", "-c", "cd \"$1\" 2> /dev/null; shift; exec \"$@\"", "sh", Environment.CurrentDirectory, .. command is [] ? ["bash", "--norc"] : command]);
        start.Environment.Clear();
        foreach (var (name, value) in Variables(place, placement))
        {
            start.Environment[name] = value;
        }

        // Ctrl-C is for the program there; this one waits for its end.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => context.Cancel = true);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static Dictionary<string, string> Variables(ShellPlace place, string placement)
    {
        var variables = place.Variables.Where(variable => !NotOfFunction.Contains(variable.Key)).ToDictionary();
        foreach (var name in OfUser)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables[name] = value;
            }
        }

        variables["PATH"] = $"{variables.GetValueOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin")}:/usr/sbin:/sbin";
        variables["PS1"] = $"{placement}$ ";
        return variables;
    }

    // An ordinary user's lab has a user namespace, whose owner may enter it and is root there.
    private static string[] Enter(int inside)
    {
        string[] user = SameUsers(inside) ? [] : ["--user", "--preserve-credentials"];
        return [$"--target={inside}", .. user, "--mount", "--net", "--pid"];
    }

    private static bool SameUsers(int process) =>
        new FileInfo("/proc/self/ns/user").LinkTarget == new FileInfo($"/proc/{process}/ns/user").LinkTarget;
}
