using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Reachability;
using ProbeSuite.Rendering;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite explain</c>: predicts one flow, or a file of them.</summary>
internal static class ExplainCommand
{
    private const string Example = "probesuite explain --from my-function --to https://example.com/ --snapshot ./network";

    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "Where the flow starts: a function, a placement, eni-…, i-…, or subnet-…+sg-…", HelpName = "X" };
        var to = new Option<string?>("--to") { Description = "The target's URL, or the name of a database, bucket, AWS service or VPC endpoint", HelpName = "URL" };
        var flows = new Option<FileInfo?>("--flows") { Description = "JSON lines {\"id\",\"from\",\"to\"} to answer one by one", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var source = new SourceOptions();
        var command = new Verb("explain", "Says what one flow meets on its way, gate by gate, there and back.", Example) { from, to, flows, json };
        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(flows) is { } file)
            {
                return AnswerAll((await source.ReadAsync(arguments, withStates: false, cancellation)).Snapshot, file);
            }

            if (arguments.GetValue(from) is not { } start || arguments.GetValue(to) is not { } aim)
            {
                throw new UsageException($"explain wants --from and --to, or --flows; as in: {Example}");
            }

            var network = await source.ReadAsync(arguments, withStates: false, cancellation);
            var target = TargetChoice.Read(aim, network);
            var predictor = new Predictor(network.Snapshot);
            var origin = Origin.Find(network.Snapshot, start);
            var answer = FlowAnswer.Of("1", start, target.Url, origin.Predict(predictor, target), origin.FixFor(predictor, target));
            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize(answer, WireContext.Default.FlowAnswer)
                : ExplanationText.Render(answer, Terminal.Width, Terminal.Paint));
            return ExitCodes.Agreement;
        });
        return command;
    }

    private static int AnswerAll(Snapshot snapshot, FileInfo file)
    {
        var predictor = new Predictor(snapshot);
        using var output = new StreamWriter(Console.OpenStandardOutput());
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (id, from, to) = Read(line, file.Name, number);
            output.WriteLine(JsonSerializer.Serialize(FlowAnswer.Of(id, from, to, Answer(snapshot, predictor, from, to)), WireContext.Default.FlowAnswer));
        }

        return ExitCodes.Agreement;
    }

    /// <summary>One flow that cannot be asked is answered as unknown, so that it costs none of the others.</summary>
    private static Prediction Answer(Snapshot snapshot, Predictor predictor, string from, string to)
    {
        try
        {
            return Origin.Find(snapshot, from).Predict(predictor, Target.Parse(to));
        }
        catch (Exception e) when (e is OriginException or TargetException)
        {
            return Prediction.Unknown("UNKNOWN_RESOURCE", e.Message);
        }
    }

    private static (string Id, string From, string To) Read(string line, string file, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, WireContext.Default.FlowQuestion) is { From: { } from, To: { } to } question
                ? (question.Id ?? $"{number}", from, to)
                : throw new UsageException($"{file}, line {number}: a flow wants \"from\" and \"to\"");
        }
        catch (JsonException e)
        {
            throw new UsageException($"{file}, line {number}: not JSON of the form {{\"id\",\"from\",\"to\"}}: {e.Message}");
        }
    }
}
