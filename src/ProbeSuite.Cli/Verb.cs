using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ProbeSuite.Cli;

/// <summary>A command that people call, with what its help tells beside the options.</summary>
/// <param name="name">The word.</param>
/// <param name="summary">What it does, in a short sentence.</param>
internal sealed class Verb(string name, string summary) : Command(name, summary)
{
    /// <summary>What else there is to know, a sentence or two; null for nothing.</summary>
    public string? More { get; init; }

    /// <summary>Command lines as a person would type them; those that begin with # explain the next.</summary>
    public required string Examples { get; init; }
}

/// <summary>The usual help, and below it what the verb adds, and its examples.</summary>
/// <param name="usual">The usual help.</param>
/// <param name="root">What the program's own help adds.</param>
internal sealed class HelpWithExamples(HelpAction usual, string root) : SynchronousCommandLineAction
{
    private const string Failure = "Ends with 1 when it cannot do what is asked, and says why.";

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var (more, examples) = parseResult.CommandResult.Command is Verb verb ? (verb.More, verb.Examples) : (null, root);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(Indented(more is null ? Failure : $"{more}\n{Failure}"));
        output.WriteLine($"Examples:\n{Indented(examples)}");
        return code;
    }

    private static string Indented(string text) => string.Concat(text.Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));
}
