using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Laws.Findings;
using ProbeSuite.Rendering;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite audit</c>: what is wrong, risky or dear in a network.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var source = new SourceOptions();
        var command = new Verb("audit", "Looks for what is wrong, risky or dear around every function, worst first. Ends with 0 whatever it finds.", "probesuite audit --snapshot ./network") { json };
        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var snapshot = (await source.ReadAsync(arguments, withStates: true, cancellation)).Snapshot;
            var findings = Audit.Of(snapshot);
            string[] notKnown = [.. snapshot.Gaps.Select(gap => $"{gap.ResourceId ?? Words.Of(gap.Kind)}: {gap.Why}").Distinct()];
            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize(new(snapshot.Region, snapshot.Account, findings, notKnown), CliJson.Default.AuditAnswer)
                : FindingsText.Render(findings, notKnown, Terminal.Width, Terminal.Paint));
            return ExitCodes.Agreement;
        });
        return command;
    }
}
