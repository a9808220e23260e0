using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ProbeSuite.Cli;
using ProbeSuite.Cli.Commands;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Templates;
using ProbeSuite.Topology.Saved;

var root = new RootCommand("Says and shows what Lambda functions reach in their network, and why.")
{
    ExplainCommand.Create(),
    PredictCommand.Create(),
    AuditCommand.Create(),
    AssertCommand.Create(),
    CheckCommand.Create(),
    RunCommand.Create(),
    SnapshotCommand.Create(),
    DiffCommand.Create(),
    LabCommand.Create(),
};
var help = root.Options.OfType<HelpOption>().First();
help.Action = new HelpWithExample((HelpAction)help.Action!);

var command = root.Parse(args);
if (command.Action is ParseErrorAction)
{
    // An unknown word also leaves required ones missing; the word is what was wrong.
    var error = command.Errors.FirstOrDefault(error => error.Message.StartsWith("Unrecognized", StringComparison.Ordinal)) ?? command.Errors[0];
    Console.Error.WriteLine($"probesuite: {error.Message.TrimEnd('.')}; see probesuite {(command.CommandResult.Command == root ? "" : $"{command.CommandResult.Command.Name} ")}--help");
    return ExitCodes.Broken;
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
