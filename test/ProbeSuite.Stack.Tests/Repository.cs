using System.Diagnostics;

namespace ProbeSuite.Stack.Tests;

/// <summary>The repository's files, and programs run in it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Runs a program from the root and waits for its end.</summary>
    public static Ended Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    private static string FindRoot(string directory) =>
        File.Exists(Path.Combine(directory, "ProbeSuite.sln")) ? directory : FindRoot(Path.GetDirectoryName(directory)!);
}

/// <summary>A program that ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error);
