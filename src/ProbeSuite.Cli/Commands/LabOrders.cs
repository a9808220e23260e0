using System.CommandLine;
using System.Runtime.Versioning;
using ProbeSuite.Cli.Labs;
using ProbeSuite.Lab.Services;
using ProbeSuite.Lab.Serving;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite lab break</c>, <c>mend</c>, <c>run</c>, <c>shell</c>: orders to a lab that another terminal keeps up.</summary>
[SupportedOSPlatform("linux")]
internal static class LabOrders
{
    private static readonly Option<int?> Lab = new("--lab") { Description = "The lab's process, where several run", HelpName = "PID" };

    /// <summary>The commands.</summary>
    public static IEnumerable<Command> Create() => [Break(), Mend(), Run(), Shell()];

    private static Verb Break()
    {
        var faults = new Argument<string[]>("FAULT") { Description = "What to break; probesuite lab --list-faults lists it", Arity = ArgumentArity.OneOrMore };
        var command = new Verb("break", "Breaks something in the running lab.") { Examples = "probesuite lab break nat" };
        command.Add(faults);
        command.Add(Lab);
        command.SetAction((arguments, cancellation) => AskAsync(arguments, async client =>
        {
            Tell(await client.BreakAsync([.. FaultChoice.Of(arguments.GetValue(faults)!).Select(fault => fault.Name)], cancellation));
            return ExitCodes.Agreement;
        }));
        return command;
    }

    private static Verb Mend()
    {
        var faults = new Argument<string[]>("FAULT") { Description = "What to mend; everything by default", Arity = ArgumentArity.ZeroOrMore };
        var command = new Verb("mend", "Mends what is broken in the running lab.") { Examples = "probesuite lab mend" };
        command.Add(faults);
        command.Add(Lab);
        command.SetAction((arguments, cancellation) => AskAsync(arguments, async client =>
        {
            Tell(await client.MendAsync([.. FaultChoice.Of(arguments.GetValue(faults) ?? []).Select(fault => fault.Name)], cancellation));
            return ExitCodes.Agreement;
        }));
        return command;
    }

    private static Verb Run()
    {
        var json = new Option<bool>("--json") { Description = "Print the report as JSON for programs" };
        var command = new Verb("run", "Has the suite run in the running lab.") { More = "Ends with 0 when all is as predicted, else with 2.", Examples = "probesuite lab run" };
        command.Add(json);
        command.Add(Lab);
        command.SetAction((arguments, cancellation) => AskAsync(arguments, async client =>
        {
            var answer = await client.RunAsync(cancellation);
            if (answer.Json is null)
            {
                throw new UsageException(answer.Text);
            }

            Console.Out.WriteLine(arguments.GetValue(json) ? answer.Json : answer.Text.TrimEnd());
            return answer.Agrees ? ExitCodes.Agreement : ExitCodes.Disagreement;
        }));
        return command;
    }

    private static Verb Shell()
    {
        var placement = new Argument<string>("PLACEMENT") { Description = "The placement, or a function's name" };
        var program = new Argument<string[]>("COMMAND") { Description = "What to run there, after --; a shell by default", Arity = ArgumentArity.ZeroOrMore };
        var command = new Verb("shell", "Opens a shell where a function stands: with its network, its resolver and its environment.")
        {
            Examples = "probesuite lab shell private-subnet\nprobesuite lab shell endpoint -- curl --max-time 3 https://example.com/",
        };
        command.Add(placement);
        command.Add(program);
        command.Add(Lab);
        command.SetAction((arguments, cancellation) => AskAsync(arguments, async client =>
        {
            var place = await client.ShellAsync(arguments.GetValue(placement)!, cancellation);
            return LabShell.Run(client.Address, place, arguments.GetValue(placement)!, arguments.GetValue(program) ?? []);
        }));
        return command;
    }

    private static void Tell(Condition condition) => Console.Out.WriteLine(condition.Broken is []
        ? "Nothing is broken. See: probesuite lab run"
        : $"Broken: {string.Join(", ", condition.Broken)}. See what the suite makes of it: probesuite lab run");

    private static async Task<int> AskAsync(ParseResult arguments, Func<LabClient, Task<int>> ask)
    {
        try
        {
            using var client = new LabClient(LabAddress.Find(arguments.GetValue(Lab)));
            return await ask(client);
        }
        catch (LabException refused)
        {
            throw new UsageException(refused.Message);
        }
    }
}
