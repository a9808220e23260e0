using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ProbeSuite.Cli;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Templates;
using ProbeSuite.Topology.Saved;

const string Examples = """
    # why can't it reach the database?
    probesuite explain --from my-function --to orders-db

    # the same of a template that is not deployed yet
    probesuite predict --template template.yaml --region eu-west-1

    # what else is wrong in the account
    probesuite audit --region eu-west-1

    probesuite VERB --help has more.
    """;

var root = new RootCommand("Says and shows what Lambda functions reach in their network, and why.");
foreach (var verb in Verbs.For(args))
{
    root.Add(verb);
}

var help = root.Options.OfType<HelpOption>().First();
help.Action = new HelpWithExamples((HelpAction)help.Action!, Examples);

var command = root.Parse(args is [] ? ["--help"] : args);
if (command.Action is ParseErrorAction)
{
    // An unknown word also leaves required ones missing; the word is what was wrong.
    var error = command.Errors.FirstOrDefault(error => error.Message.StartsWith("Unrecognized", StringComparison.Ordinal)) ?? command.Errors[0];
    Console.Error.WriteLine($"probesuite: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}; see {Path(command.CommandResult)} --help");
    return ExitCodes.Broken;

    static string Path(CommandResult called) => called.Parent is CommandResult parent ? $"{Path(parent)} {called.Command.Name}" : "probesuite";
}

try
{
    return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is UsageException or AccountException or TargetException or SnapshotException or TemplateException or OriginException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"probesuite: {e.Message}");
    return ExitCodes.Broken;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("probesuite: interrupted");
    return ExitCodes.Broken;
}
