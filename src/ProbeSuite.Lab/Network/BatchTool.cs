using System.Diagnostics;
using System.Text.RegularExpressions;
using ProbeSuite.Lab.Sandbox;

namespace ProbeSuite.Lab.Network;

/// <summary><c>ip</c> and <c>nft</c>, fed with text and held to it.</summary>
internal static partial class BatchTool
{
    /// <summary>Runs many lines at once and stops at the first that is refused.</summary>
    /// <param name="arguments">Program and options: <c>ip -batch -</c>.</param>
    /// <param name="text">What it reads.</param>
    /// <param name="place">Where, for the message: a namespace's name.</param>
    /// <param name="start">How to start it: inside a namespace, or where we are.</param>
    /// <exception cref="LabNetworkException">It refused, with the line and its words.</exception>
    public static void Run(string arguments, string text, string place, Func<ProcessStartInfo, Process> start)
    {
        if (text.Length == 0)
        {
            return;
        }

        var words = arguments.Split(' ');
        using var process = start(new ProcessStartInfo(Requirements.Find(words[0]) ?? words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });

        var said = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(text);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; what it said tells why.
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LabNetworkException(Blame(arguments, text, place, said.Result.Trim()));
        }
    }

    private static string Blame(string arguments, string text, string place, string said)
    {
        var lines = text.Split('\n');
        var line = LineNumber().Match(said) is { Success: true } match && int.Parse(match.Groups["n"].ValueSpan, null) is var n && n <= lines.Length
            ? $" at \"{lines[n - 1].Trim()}\""
            : "";
        return $"{arguments} in {place}{line}: {(said.Length == 0 ? "it failed without a word" : said)}";
    }

    // ip: "Command failed -:12"; nft: "/dev/stdin:12:5-9: Error: …".
    [GeneratedRegex(@"(?:Command failed -:|^/dev/stdin:|^-:|<cmdline>:)(?<n>\d+)", RegexOptions.Multiline)]
    private static partial Regex LineNumber();
}
