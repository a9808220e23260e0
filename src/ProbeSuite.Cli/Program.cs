using System.CommandLine;
using ProbeSuite.Cli;
using ProbeSuite.Cli.Commands;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Templates;
using ProbeSuite.Topology.Saved;

var root = new RootCommand("Says and shows what Lambda functions reach in their network, and why.")
{
    ExplainCommand.Create(),
    LabCommand.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is UsageException or TargetException or SnapshotException or TemplateException or OriginException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"probesuite: {e.Message}");
    return ExitCodes.Broken;
}
