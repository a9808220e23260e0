using System.CommandLine;
using ProbeSuite.Cli.Commands;

namespace ProbeSuite.Cli;

/// <summary>Every verb. Only the one that is called is built: the others would cost each start some milliseconds.</summary>
internal static class Verbs
{
    private static readonly (string Name, Func<Command> Create)[] All =
    [
        ("explain", ExplainCommand.Create),
        ("predict", PredictCommand.Create),
        ("audit", AuditCommand.Create),
        ("assert", AssertCommand.Create),
        ("check", CheckCommand.Create),
        ("run", RunCommand.Create),
        ("snapshot", SnapshotCommand.Create),
        ("diff", DiffCommand.Create),
        ("lab", LabCommand.Create),
        ("completion", CompletionCommand.Create),
    ];

    /// <summary>The verb that a command line calls; all of them where it calls none, as for help and suggestions.</summary>
    public static IEnumerable<Command> For(IReadOnlyList<string> arguments) =>
        (arguments is [var first, ..] && All.Where(verb => verb.Name == first).ToArray() is [var called] ? [called] : All).Select(verb => verb.Create());
}
