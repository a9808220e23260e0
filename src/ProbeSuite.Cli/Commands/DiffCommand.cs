using System.CommandLine;
using System.Text.Json;
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
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var command = new Verb("diff", "Compares two saved networks, resource by resource. Ends with 0 when they are the same, else with 2.", "probesuite diff ./monday ./tuesday") { before, after, json };
        command.SetAction(arguments =>
        {
            Difference[] differences = [.. SnapshotDiff.Of(SnapshotFolder.Read(arguments.GetValue(before)!.FullName), SnapshotFolder.Read(arguments.GetValue(after)!.FullName))];
            Console.Out.WriteLine(arguments.GetValue(json) ? JsonSerializer.Serialize(differences, CliJson.Default.DifferenceArray)
                : differences.Length == 0 ? "Nothing differs."
                : string.Join('\n', Lines(differences)));
            return differences.Length == 0 ? ExitCodes.Agreement : ExitCodes.Disagreement;
        });
        return command;
    }

    private static IEnumerable<string> Lines(Difference[] differences)
    {
        var paint = Terminal.Paint;
        foreach (var resource in differences.GroupBy(difference => (difference.Kind, difference.Id)))
        {
            var name = $"{resource.Key.Kind} {resource.Key.Id}";
            if (resource.First() is { Field: null } whole)
            {
                yield return whole.After is null ? paint.Bad($"- {name}") : paint.Good($"+ {name}");
                continue;
            }

            yield return paint.Strong($"~ {name}");
            foreach (var field in resource)
            {
                yield return $"    {field.Field}: {field.Before switch
                {
                    null => paint.Good($"+ {field.After}"),
                    { } gone when field.After is null => paint.Bad($"- {gone}"),
                    { } old => $"{paint.Bad(old)} → {paint.Good(field.After)}",
                }}";
            }
        }
    }
}
