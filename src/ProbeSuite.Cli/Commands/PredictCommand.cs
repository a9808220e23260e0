using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Rendering;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite predict</c>: the predicted matrix alone.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var from = new Option<string[]>("--from") { Description = "A placement, function or interface; may be repeated; all probes, or else all functions, by default", HelpName = "X" };
        var to = new Option<string[]>("--to") { Description = "A target's URL or name; may be repeated", HelpName = "URL" };
        var file = new Option<FileInfo?>("--targets") { Description = "A JSON object of URLs by name; a template's own targets by default", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var source = new SourceOptions();
        var command = new Verb("predict", "Predicts which placements reach which targets, from the configuration alone.")
        {
            More = "Ends with 0 whatever it predicts.",
            Examples = """
                # a template with targets of its own, before it is deployed
                probesuite predict --template template.yaml --region eu-west-1

                # a network and the functions in it, in two templates
                probesuite predict --template network.yaml --template app.yaml --to https://example.com/ --to s3

                # two functions of the account
                probesuite predict --from orders --from billing --to orders-db --to sqs
                """,
        };
        command.Add(from);
        command.Add(to);
        command.Add(file);
        command.Add(json);
        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var network = await source.ReadAsync(arguments, null, cancellation);
            var targets = Targets(arguments.GetValue(to) ?? [], arguments.GetValue(file), network);
            var origins = Origins(arguments.GetValue(from) ?? [], network.Snapshot);
            var cells = Predict(network.Snapshot, origins, targets);
            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize(new([.. origins.Select(origin => origin.Name)], [.. targets.Select(target => new TargetEntry(target.Name, target.Url))], cells), CliJson.Default.MatrixAnswer)
                : PredictionText.Render([.. cells.Select(cell => new PredictionCell(cell.Placement, cell.Target, cell.Predicted.Path, cell.Explanation))], Terminal.Width, Terminal.Paint));
            return ExitCodes.Agreement;
        });
        return command;
    }

    private static PredictedCell[] Predict(Snapshot snapshot, IReadOnlyList<Origin> origins, IReadOnlyList<Target> targets)
    {
        var predictor = new Predictor(snapshot);
        return
        [
            .. from origin in origins
               from target in targets
               let prediction = origin.Predict(predictor, target)
               select new PredictedCell(
                   origin.Name, target.Name,
                   new Predicted(prediction.Path, prediction.EgressAddress, prediction.Codes, prediction.Steps, prediction.Ways),
                   prediction.Path == PathState.Open ? null : prediction.Steps.FirstOrDefault(step => step.Path == prediction.Path)?.Why),
        ];
    }

    // Functions with one attachment reach the same, and share a line.
    private static List<Origin> Origins(string[] names, Snapshot snapshot)
    {
        if (names.Length > 0)
        {
            return [.. names.Select(name => Origin.Find(snapshot, name))];
        }

        var probes = snapshot.Functions.Where(function => function.PlacementName is not null).ToList();
        List<Origin> origins = probes.Count > 0
            ? [.. probes.Select(probe => new Origin { Name = probe.PlacementName!, Placement = probe.Placement })]
            : [.. snapshot.Functions.GroupBy(function => Words.Key(function.Placement))
                .Select(group => new Origin { Name = Words.Of([.. group]), Placement = group.First().Placement })];
        return origins.Count > 0 ? origins : throw new UsageException("the network has no functions; name where flows start, as in --from subnet-…+sg-…");
    }

    private static IReadOnlyList<Target> Targets(string[] texts, FileInfo? file, Source source)
    {
        IReadOnlyList<Target> named = [.. texts.Select(text => TargetChoice.Read(text, source))];
        return file is not null ? [.. TargetChoice.Parse(File.ReadAllText(file.FullName), file.Name, source.Snapshot), .. named]
            : named.Count > 0 ? named
            : source.Parameters.FirstOrDefault(parameter => parameter.Key.EndsWith("/targets", StringComparison.Ordinal)) is { Value: { } json } own ? TargetChoice.Parse(json, own.Key, source.Snapshot)
            : throw new UsageException("predict wants targets: --to URL, or --targets FILE with a JSON object of URLs by name");
    }
}
