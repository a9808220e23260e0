using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ProbeSuite.Cli;

/// <summary>A command with an example of how to write it.</summary>
internal sealed class Verb(string name, string description, string example) : Command(name, description)
{
    /// <summary>One line, as a person would type it.</summary>
    public string Example => example;
}

/// <summary>The usual help, and below it the command's example.</summary>
internal sealed class HelpWithExample(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Example: var example })
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
        }

        return code;
    }
}
