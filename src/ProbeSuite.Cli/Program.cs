using System.CommandLine;
using ProbeSuite.Cli;
using ProbeSuite.Cli.Commands;

var root = new RootCommand("Says and shows what Lambda functions reach in their network, and why.")
{
    ExplainCommand.Create(),
};

return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
