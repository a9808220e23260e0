using System.CommandLine;
using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Rendering;
using ProbeSuite.Targets;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite check</c>: tries targets from where you are.</summary>
internal static class CheckCommand
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var urls = new Argument<string[]>("URL") { Description = "What to try", Arity = ArgumentArity.OneOrMore };
        var patience = new Option<string?>("--patience") { Description = "How long each check may take; 3s by default", HelpName = "TIME" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs" };
        var command = new Verb("check", "Tries targets from where you are, as a probe would.")
        {
            More = "Ends with 0 when all are open, else with 2.",
            Examples = """
                probesuite check https://example.com/ tcp://10.0.4.10:5432 dns://example.com

                # a database's own greeting, with little patience
                probesuite check postgres://orders.example.internal/orders --patience 500ms
                """,
        };
        command.Add(urls);
        command.Add(patience);
        command.Add(json);
        command.SetAction(async (arguments, cancellation) =>
        {
            Target[] targets = [.. arguments.GetValue(urls)!.Select(url => Target.Parse(url))];
            var seen = await Sweep.RunAsync(targets, Patience.Read(arguments.GetValue(patience)) ?? UsualPatience, CheckContext.FromEnvironment(TimeProvider.System), cancellation);
            Console.Out.WriteLine(arguments.GetValue(json)
                ? JsonSerializer.Serialize([.. targets.Zip(seen, (target, one) => new CheckAnswer(target.Url, one.Outcome.Path, one))], CliJson.Default.CheckAnswerArray)
                : string.Join('\n', targets.Zip(seen, (target, one) => CheckText.Render(target, one, Terminal.Width, Terminal.Paint))));
            return seen.All(one => one.Outcome.Path == PathState.Open) ? ExitCodes.Agreement : ExitCodes.Disagreement;
        });
        return command;
    }
}
