using System.CommandLine;
using System.Runtime.Versioning;
using ProbeSuite.Cli.Labs;
using ProbeSuite.Comparison;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Sandbox;
using ProbeSuite.Lab.Scenarios;
using ProbeSuite.Lab.Services;
using ProbeSuite.Rendering;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite lab</c>: builds a network out of Linux namespaces and runs the suite in it.</summary>
internal static class LabCommand
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(1);

    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON for programs" };
    private static readonly Option<string[]> Break = new("--break") { Description = "Break things before the run, parted by commas; --list-faults lists what", HelpName = "FAULT" };
    private static readonly Option<bool> Faults = new("--faults") { Description = "Break everything in turn, and print what the suite made of it" };
    private static readonly Option<bool> ListFaults = new("--list-faults") { Description = "List what can be broken" };
    private static readonly Option<bool> List = new("--list") { Description = "List the scenarios" };
    private static readonly Option<string?> Waits = new("--patience") { Description = "How long a check waits, such as 1s; by default as the template says", HelpName = "TIME" };

    public static Command Create()
    {
        var (source, serve, files) = (new LabSource(), new ServeOptions(), new ReportFileOptions());
        var command = new Verb("lab", "Builds a network out of Linux namespaces, runs the suite's own functions in it, and prints what they found.")
        {
            More = "Ends with 0 when all is as predicted, else with 2. Needs Linux and the project's source, and no AWS account.",
            Examples = """
                # the project's own template
                probesuite lab

                # your network, as it was saved
                probesuite lab --snapshot ./network

                # one common mistake, and what the suite says of it
                probesuite lab --scenario nat-in-private-subnet

                # break things that no configuration shows, and see them found
                probesuite lab --break nat,security-group

                # keep it up to play with: probesuite lab shell, break, mend, run, and the aws command line
                probesuite lab --serve
                """,
        };
        foreach (var option in new Option[] { Json, Break, Faults, ListFaults, List, Waits })
        {
            command.Add(option);
        }

        files.AddTo(command);
        source.AddTo(command);
        serve.AddTo(command);
        command.Validators.Add(arguments =>
        {
            var asksForReport = arguments.GetValue(Json) || files.IsGiven(arguments);
            if (arguments.GetValue(Faults) && (asksForReport || serve.IsAsked(arguments) || source.IsGiven(arguments) || arguments.GetValue(Break) is [_, ..]))
            {
                arguments.AddError("--faults tries everything in the project's own lab and prints no report: only --patience goes with it.");
            }
            else if (serve.IsAsked(arguments) && asksForReport)
            {
                arguments.AddError("--serve prints its reports as text: leave it out to write files, or ask the lab from another terminal with probesuite lab run --json.");
            }
        });
        command.SetAction((arguments, cancellation) => OperatingSystem.IsLinux()
            ? RunAsync(source, serve, files, arguments, cancellation)
            : throw new UsageException("the lab is made of Linux network namespaces, and this is no Linux"));
        if (OperatingSystem.IsLinux())
        {
            foreach (var order in LabOrders.Create())
            {
                command.Add(order);
            }
        }

        return command;
    }

    [SupportedOSPlatform("linux")]
    private static async Task<int> RunAsync(
        LabSource source, ServeOptions serve, ReportFileOptions files, ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            if (arguments.GetValue(ListFaults) || arguments.GetValue(List))
            {
                Console.Out.WriteLine(Columns(arguments.GetValue(List)
                    ? Scenario.All().Select(scenario => (scenario.Name, scenario.Title))
                    : FaultBook.All.Select(fault => (fault.Name, fault.Breaks))));
                return ExitCodes.Agreement;
            }

            var (faults, patience, every) = (FaultChoice.Of(arguments.GetValue(Break) ?? []), Patience.Read(arguments.GetValue(Waits)), serve.Every(arguments));

            // Compiling needs the network that the sandbox has not.
            var programs = await FunctionPrograms.EnsureAsync(Console.Error.WriteLine, cancellation);
            if (!LabSandbox.IsInside)
            {
                return LabSandbox.RunAgainInside(Environment.GetCommandLineArgs()[1..], serve.Sockets(arguments));
            }

            // Taken before anything starts, which would inherit them too.
            using var web = LabSandbox.Inherited(LabServing.Web);
            using var control = LabSandbox.Inherited(LabServing.Control);
            await using var lab = await Progress.ShowAsync("The lab starts.", say => StartAsync(source.Define(arguments, programs), faults, say, cancellation));
            if (web is not null && control is not null)
            {
                await LabServing.RunAsync(lab, web, control, patience, every, cancellation);
                return ExitCodes.Agreement;
            }

            if (arguments.GetValue(Faults))
            {
                return await TryFaultsAsync(lab, patience ?? Brief, cancellation);
            }

            var run = await Progress.ShowAsync("The suite runs.", _ => lab.RunAsync(cancellation, patience));
            files.Write(arguments, run.Report);
            return Print(run, arguments.GetValue(Json));
        }
        catch (Exception e) when (e is LabException or LabInputException or LabNetworkException or SandboxException)
        {
            throw new UsageException(e.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCodes.Broken;
        }
    }

    [SupportedOSPlatform("linux")]
    private static async Task<RunningLab> StartAsync(LabDefinition definition, IReadOnlyList<Fault> faults, Action<string> say, CancellationToken cancellation)
    {
        var lab = await RunningLab.StartAsync(definition, say, TimeProvider.System, cancellation);
        try
        {
            await lab.BreakAsync(faults, cancellation);
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }

        foreach (var fault in faults)
        {
            say($"Broken on purpose: {fault.Breaks}.");
        }

        return lab;
    }

    [SupportedOSPlatform("linux")]
    private static async Task<int> TryFaultsAsync(RunningLab lab, TimeSpan patience, CancellationToken cancellation)
    {
        var score = await Progress.ShowAsync("Things break.", say => FaultTrials.RunAsync(lab, patience, say, cancellation));
        Console.Out.Write(FaultTrials.Render(score));
        return score.IsPerfect ? ExitCodes.Agreement : ExitCodes.Disagreement;
    }

    private static string Columns(IEnumerable<(string Name, string What)> rows)
    {
        var list = rows.ToList();
        var width = list.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        return string.Join(Environment.NewLine, list.Select(row => $"{row.Name.PadRight(width)}  {row.What}"));
    }

    [SupportedOSPlatform("linux")]
    private static int Print(LabRun run, bool json)
    {
        var code = run.Report.Summary.Verdict is RunVerdict.Agreement ? ExitCodes.Agreement : ExitCodes.Disagreement;
        if (json)
        {
            Console.Out.WriteLine(run.Json);
            return code;
        }

        var matrix = ReportText.Render(run.Report);
        Console.Out.WriteLine(matrix.TrimEnd());
        Console.Out.WriteLine();
        Console.Out.WriteLine(run.Delivered switch
        {
            [] => "SNS delivered nothing: the aggregator found nothing worth a message.",
            [var message, ..] when ReportText.Render(run.ReportIn(message)) == matrix => $"SNS delivered the same report to a queue, under the subject{Environment.NewLine}\"{message.Subject}\".",
            [var message, ..] => $"SNS delivered another report than the aggregator answered:{Environment.NewLine}{ReportText.Render(run.ReportIn(message))}",
        });
        return code;
    }
}
