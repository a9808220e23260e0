using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Cli.Explaining;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite explain</c>: predicts one flow, or a file of them.</summary>
internal static class ExplainCommand
{
    private const string Examples = """
        # of the account: a function, and a database, bucket, service, VPC endpoint or URL
        probesuite explain --from my-function --to orders-db
        probesuite explain --from my-function --to https://example.com/

        # what a probe of the suite sees from there as well
        probesuite explain --from my-function --to sqs --via private-subnet

        # of a template that is not deployed yet
        probesuite explain --template template.yaml --region eu-west-1 --from public-subnet --to https://example.com/

        # of saved output, between any two things
        probesuite explain --snapshot ./network --from subnet-0abc+sg-0def --to tcp://10.0.4.10:5432
        """;

    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "Where the flow starts: a function, a placement, eni-…, i-…, or subnet-…+sg-…", HelpName = "X" };
        var to = new Option<string?>("--to") { Description = "The target's URL, or the name of a database, bucket, AWS service, load balancer or VPC endpoint", HelpName = "URL" };
        var via = new Option<string?>("--via") { Description = "Also have the probe of this placement try it; by default one that stands where the function stands", HelpName = "PLACEMENT" };
        var still = new Option<bool>("--no-probe") { Description = "Have no probe try it" };
        var flows = new Option<FileInfo?>("--flows") { Description = "JSON lines {\"id\",\"from\",\"to\"} to answer one by one", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var source = new SourceOptions();
        var command = new Verb("explain", "Says what one flow meets on its way, gate by gate, there and back.")
        {
            More = "Of an account, a probe of the suite that stands there tries it too, unless --no-probe is given. Ends with 0 whatever it finds.",
            Examples = Examples,
        };
        foreach (var option in new Option[] { from, to, via, still, flows, json })
        {
            command.Add(option);
        }

        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(flows) is { } file)
            {
                return AnswerAll((await source.ReadAsync(arguments, null, cancellation)).Snapshot, file);
            }

            if (arguments.GetValue(from) is not { } start || arguments.GetValue(to) is not { } aim)
            {
                throw new UsageException("explain wants --from and --to, or --flows; as in probesuite explain --from my-function --to https://example.com/");
            }

            var network = await source.ReadAsync(arguments, function => function.Name == start || function.Arn == start || function.PlacementName == start, cancellation);
            var (origin, target) = (Origin.Find(network.Snapshot, start), TargetChoice.Read(aim, network));
            var explained = Explained.Of(network.Snapshot, origin, target);
            if (arguments.GetValue(via) is { } placement)
            {
                explained = explained with { Seen = await SeenAsync(Probes.Named(network.Snapshot, placement)) };
            }
            else if (network.IsAccount && !arguments.GetValue(still) && explained.Function is { } function)
            {
                explained = explained with { Seen = await SeenBesideAsync(function) };
            }

            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize(explained.ToAnswer(), CliJson.Default.ExplainAnswer)
                : ExplainedText.Render(explained, network.Snapshot, Terminal.Width, Terminal.Paint));
            return ExitCodes.Agreement;

            Task<SeenFlow> SeenAsync(LambdaFunction probe) => Probes.TryAsync(
                source.AccountOf(arguments), probe, network.Snapshot, Origin.Find(network.Snapshot, probe.PlacementName!).Predict(new(network.Snapshot), target), target, cancellation);

            // Nobody asked for it, so that it may fail.
            async Task<SeenFlow?> SeenBesideAsync(LambdaFunction function)
            {
                try
                {
                    if (Probes.Beside(network.Snapshot, function.Placement) is { } probe)
                    {
                        return await SeenAsync(probe);
                    }

                    await Console.Error.WriteLineAsync($"probesuite: no probe stands where {function.Name} stands, so that nobody tried it. To add one: {Probes.HowToAdd(function)}");
                }
                catch (AccountException e)
                {
                    await Console.Error.WriteLineAsync($"probesuite: nobody tried it: {e.Message}");
                }

                return null;
            }
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
        catch (JsonException)
        {
            throw new UsageException($"{file}, line {number}: no JSON object of the texts \"from\", \"to\" and, if you like, \"id\", as in {{\"id\":\"1\",\"from\":\"my-function\",\"to\":\"tcp://10.0.0.5:5432\"}}");
        }
    }
}
