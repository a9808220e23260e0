using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Laws.Findings;
using ProbeSuite.Rendering;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite audit</c>: what is wrong, risky or dear in a network.</summary>
internal static class AuditCommand
{
    /// <summary>Of one rule, in the text; an account with thousands of functions breaks some rules a thousand times.</summary>
    private const int MostOfRule = 10;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var all = new Option<bool>("--all") { Description = "Print every finding of a rule; the first ten by default" };
        var source = new SourceOptions();
        var command = new Verb("audit", "Looks for what is wrong, risky or dear around every function, worst first.")
        {
            More = "Ends with 0 whatever it finds. Nothing is changed: a fix is a text to read, and to run if you like it.",
            Examples = """
                probesuite audit --region eu-west-1 --profile production

                # of output that somebody saved, for programs
                probesuite audit --snapshot ./network --json | jq '.findings[] | select(.severity == "problem")'
                """,
        };
        command.Add(all);
        command.Add(json);
        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var snapshot = (await source.ReadAsync(arguments, _ => true, cancellation)).Snapshot;
            var findings = Audit.Of(snapshot);
            string[] notKnown = [.. snapshot.Gaps.Select(gap => $"{gap.ResourceId ?? Words.Of(gap.Kind)}: {gap.Why}").Distinct()];
            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize(new(snapshot.Region, snapshot.Account, findings, notKnown), CliJson.Default.AuditAnswer)
                : FindingsText.Render(findings, GapSentences.Of(snapshot), Terminal.Width, Terminal.Paint, arguments.GetValue(all) ? int.MaxValue : MostOfRule));
            return ExitCodes.Agreement;
        });
        return command;
    }
}
