using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Cli.Diffing;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Topology.Differences;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite diff</c>: what changed from one saved network to another.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var before = new Argument<DirectoryInfo>("A") { Description = "The older folder" };
        var after = new Argument<DirectoryInfo>("B") { Description = "The newer folder" };
        var to = new Option<string[]>("--to") { Description = "A target whose reachability is compared; may be repeated; the internet, S3, DynamoDB, endpoints' services and databases by default", HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var command = new Verb("diff", "Compares two saved networks: what functions reach, and every resource.")
        {
            More = "Ends with 0 when they are the same, else with 2.",
            Examples = """
                probesuite snapshot --out ./monday
                probesuite snapshot --out ./tuesday
                probesuite diff ./monday ./tuesday

                # who lost the way to one target
                probesuite diff ./monday ./tuesday --to tcp://10.0.4.10:5432
                """,
        };
        command.Add(before);
        command.Add(after);
        command.Add(to);
        command.Add(json);
        command.SetAction(arguments =>
        {
            var (old, now) = (SnapshotFolder.Read(arguments.GetValue(before)!.FullName), SnapshotFolder.Read(arguments.GetValue(after)!.FullName));
            Difference[] differences = [.. SnapshotDiff.Of(old, now)];
            var named = Array.ConvertAll(arguments.GetValue(to) ?? [], text => TargetChoice.Read(text, new Source(now)));
            var answer = new DiffAnswer(differences, differences is [] ? [] : Flip.Between(old, now, named is [] ? Flip.UsualTargets(old, now) : named, differences));
            Console.Out.WriteLine(arguments.GetValue(json) ? JsonSerializer.Serialize(answer, CliJson.Default.DiffAnswer) : string.Join('\n', DiffText.Lines(answer, Terminal.Width, Terminal.Paint)));
            return differences.Length == 0 ? ExitCodes.Agreement : ExitCodes.Disagreement;
        });
        return command;
    }
}
