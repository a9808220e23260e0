using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite run</c>: has the deployed suite audit itself now.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var stack = new Option<string?>("--stack") { Description = "The suite's stack; samconfig's, or probesuite, by default", HelpName = "NAME" };
        var function = new Option<string?>("--function") { Description = "The aggregator itself, by name or ARN", HelpName = "NAME" };
        var placements = new Option<string[]>("--placement") { Description = "A placement to ask; may be repeated; all by default", HelpName = "NAME" };
        var targets = new Option<string[]>("--target") { Description = "A configured target's name, or a URL; may be repeated; all configured by default", HelpName = "TARGET" };
        var patience = new Option<string?>("--patience") { Description = "How long each check may take, such as 3s", HelpName = "TIME" };
        var attempts = new Option<int?>("--attempts") { Description = "How often to try each target, 1 to 100", HelpName = "N" };
        var quiet = new Option<bool>("--no-publish") { Description = "Neither store the report nor send it to SNS" };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON for programs" };
        var html = new HtmlOption();
        var account = new AccountOptions();
        var command = new Verb("run", "Invokes the deployed aggregator and prints its report. Ends with 0 when all is as predicted, else with 2.", "probesuite run --stack probesuite --target https://example.com/")
        {
            stack, function, placements, targets, patience, attempts, quiet, json, html,
        };
        account.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = (arguments.GetValue(function), arguments.GetValue(stack)) switch
            {
                ({ } own, null) => own,
                (null, var given) => $"{given ?? SamConfig.Read("samconfig.toml")?.StackName ?? "probesuite"}-aggregator",
                _ => throw new UsageException("--function and --stack both name the aggregator; give one"),
            };
            var question = Question(arguments.GetValue(placements), arguments.GetValue(targets), arguments.GetValue(patience), arguments.GetValue(attempts), arguments.GetValue(quiet));
            var answer = await DeployedAggregator.InvokeAsync(account.Read(arguments), name, question, cancellation);
            var report = Read(answer, name);
            html.Write(arguments, report);
            Console.Out.WriteLine(arguments.GetValue(json) ? answer : ReportText.Render(report).TrimEnd());
            return report.Summary.Verdict == RunVerdict.Agreement ? ExitCodes.Agreement : ExitCodes.Disagreement;
        });
        return command;
    }

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

    private static Report Read(string answer, string function)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, WireContext.Default.Report) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new UsageException($"{function} answered something that is no report of the suite; is it the aggregator? It begins with {answer[..Math.Min(answer.Length, 80)]}");
        }
    }
}
