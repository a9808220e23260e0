using System.CommandLine;
using System.Text.Json.Nodes;
using ProbeSuite.Cli.Running;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering;
using ProbeSuite.Targets;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite run</c>: has the deployed suite audit itself now.</summary>
internal static class RunCommand
{
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(1);

    public static Command Create()
    {
        var stack = new Option<string?>("--stack") { Description = "The suite's stack; by default samconfig's, else probesuite, else the only suite of the Region", HelpName = "NAME" };
        var function = new Option<string?>("--function") { Description = "The aggregator itself, by name or ARN", HelpName = "NAME" };
        var placements = new Option<string[]>("--placement") { Description = "A placement to ask; may be repeated; all by default", HelpName = "NAME" };
        var targets = new Option<string[]>("--target") { Description = "A configured target's name, or a URL; may be repeated; all configured by default", HelpName = "TARGET" };
        var patience = new Option<string?>("--patience") { Description = "How long each check may take, such as 3s", HelpName = "TIME" };
        var attempts = new Option<int?>("--attempts") { Description = "How often to try each target, 1 to 100", HelpName = "N" };
        var quiet = new Option<bool>("--no-publish") { Description = "Neither store the report nor send it to SNS" };
        var file = new Option<FileInfo?>("--event") { Description = "Ask what a file of events/ asks, instead of --placement, --target, --patience, --attempts and --no-publish", HelpName = "FILE" };
        var watch = new Option<string?>("--watch") { Description = "Run again and again, and tell what changes; every minute by default", HelpName = "TIME", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON for programs; with --watch, a line for each run" };
        var files = new ReportFileOptions();
        var account = new AccountOptions();
        var command = new Verb("run", "Invokes the deployed aggregator and prints its report.")
        {
            More = "Ends with 0 when all is as predicted, else with 2.",
            Examples = """
                probesuite run --stack probesuite

                # one placement, one target that is not configured, tried ten times
                probesuite run --placement private-subnet --target https://example.com/ --attempts 10

                # what each placement sees shows on standard error as it ends; for programs, nothing but the report
                probesuite run --json 2> /dev/null

                # while you mend a route
                probesuite run --watch 30s --no-publish
                """,
        };
        foreach (var option in new Option[] { stack, function, placements, targets, patience, attempts, quiet, file, watch, json })
        {
            command.Add(option);
        }

        files.AddTo(command);
        account.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            _ = Patience.Read(arguments.GetValue(patience));    // what the aggregator would refuse is refused here
            var question = arguments.GetValue(file) is { } asked
                ? await File.ReadAllTextAsync(asked.FullName, cancellation)
                : Question(arguments.GetValue(placements), arguments.GetValue(targets), arguments.GetValue(patience), arguments.GetValue(attempts), arguments.GetValue(quiet));
            var suite = new DeployedSuite(account.Read(arguments), arguments.GetValue(stack), arguments.GetValue(function));
            return arguments.GetResult(watch) is null
                ? Print(Kept(await suite.RunAsync(question, keepsNews: true, cancellation)), arguments.GetValue(json))
                : await WatchAsync(async stop => Kept(await suite.RunAsync(question, keepsNews: false, stop)), Interval(arguments.GetValue(watch)), arguments.GetValue(json), cancellation);

            Ran Kept(Ran ran)
            {
                files.Write(arguments, ran.Report);
                return ran;
            }
        });
        return command;
    }

    private static int Print(Ran ran, bool json)
    {
        Console.Out.WriteLine(json ? ran.Json : ReportText.Render(ran.Report).TrimEnd());
        return CodeOf(ran.Report);
    }

    // The first report is printed whole; after that, what differs from the one before. Ends when it is interrupted.
    private static async Task<int> WatchAsync(Func<CancellationToken, Task<Ran>> run, TimeSpan interval, bool json, CancellationToken cancellation)
    {
        Report? before = null;
        var past = History.Empty;
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        try
        {
            do
            {
                // What was asked in part, or is not to be stored, comes without a word on the run before.
                var ran = await run(cancellation);
                var report = Sequel.Of(ran.Report, before, past, Confirmations.Off, whole: true);
                past = past.With(report);
                if (json || before is null)
                {
                    Print(ran, json);
                }
                else
                {
                    var changes = Changes.Between(before, report, whole: true);
                    Console.Out.WriteLine($"{ran.Report.Run.StartedAt:HH:mm:ss}  {(changes is [] ? "nothing changed" : string.Join("\n          ", changes))}");
                }

                before = report;
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && before is not null)
        {
            // The person has seen enough.
        }

        return before is null ? ExitCodes.Broken : CodeOf(before);
    }

    private static int CodeOf(Report report) => report.Summary.Verdict == RunVerdict.Agreement ? ExitCodes.Agreement : ExitCodes.Disagreement;

    private static TimeSpan Interval(string? text) =>
        text is null ? UsualInterval
        : Durations.TryParse(text, out var time) && time >= TimeSpan.FromSeconds(1) ? time
        : throw new UsageException($"--watch {text}: write a time of a second or more, such as 30s or 5min");

    // What was not asked is left out, so that an older aggregator understands it.
    private static string Question(string[]? placements, string[]? targets, string? patience, int? attempts, bool quiet)
    {
        var question = new JsonObject { ["trigger"] = "on-demand" };
        Add("placements", placements is { Length: > 0 } ? new JsonArray([.. placements.Select(name => JsonValue.Create(name))]) : null);
        Add("targets", targets is { Length: > 0 } ? new JsonArray([.. targets.Select(name => JsonValue.Create(name))]) : null);
        Add("patience", patience);
        Add("attempts", attempts);
        Add("publish", quiet ? false : null);
        return question.ToJsonString();

        void Add(string key, JsonNode? value)
        {
            if (value is not null)
            {
                question[key] = value;
            }
        }
    }
}
