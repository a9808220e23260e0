using System.CommandLine;
using System.Runtime.Versioning;
using ProbeSuite.Comparison;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Sandbox;
using ProbeSuite.Lab.Services;
using ProbeSuite.Rendering;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite lab</c>: builds a network out of Linux namespaces and runs the suite in it.</summary>
internal static class LabCommand
{
    public static Command Create()
    {
        var source = new LabSource();
        var json = new Option<bool>("--json") { Description = "Print the report as JSON for programs" };
        var files = new ReportFileOptions();
        var command = new Verb("lab", "Builds a network out of Linux namespaces, runs the suite's own functions in it, and prints what they found.")
        {
            More = "Ends with 0 when all is as predicted, else with 2. Needs Linux and the project's source, and no AWS account.",
            Examples = """
                # the project's own template
                probesuite lab

                # your network, as it was saved
                probesuite lab --snapshot ./network
                """,
        };
        command.Add(json);
        files.AddTo(command);
        source.AddTo(command);
        command.SetAction((arguments, cancellation) => OperatingSystem.IsLinux()
            ? RunAsync(source, arguments, arguments.GetValue(json), files, cancellation)
            : throw new UsageException("the lab is made of Linux network namespaces, and this is no Linux"));
        return command;
    }

    [SupportedOSPlatform("linux")]
    private static async Task<int> RunAsync(LabSource source, ParseResult arguments, bool json, ReportFileOptions files, CancellationToken cancellation)
    {
        try
        {
            // Compiling needs the network that the sandbox has not.
            var programs = await FunctionPrograms.EnsureAsync(Console.Error.WriteLine, cancellation);
            if (!LabSandbox.IsInside)
            {
                return LabSandbox.RunAgainInside(Environment.GetCommandLineArgs()[1..]);
            }

            var run = await Progress.ShowAsync(
                "The lab runs.", async say => await RunOnceAsync(source.Define(arguments, programs), say, cancellation));
            files.Write(arguments, run.Report);
            Print(run, json);
            return run.Report.Summary.Verdict is RunVerdict.Agreement ? ExitCodes.Agreement : ExitCodes.Disagreement;
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
    private static async Task<LabRun> RunOnceAsync(LabDefinition definition, Action<string> say, CancellationToken cancellation)
    {
        await using var lab = await RunningLab.StartAsync(definition, say, TimeProvider.System, cancellation);
        return await lab.RunAsync(cancellation);
    }

    [SupportedOSPlatform("linux")]
    private static void Print(LabRun run, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(run.Json);
            return;
        }

        var matrix = ReportText.Render(run.Report);
        Console.Out.WriteLine(matrix.TrimEnd());
        Console.Out.WriteLine();
        Console.Out.WriteLine(run.Delivered switch
        {
            [] => "SNS delivered nothing: the aggregator found nothing worth a message.",
            [var message, ..] when ReportText.Render(run.ReportIn(message)) == matrix => $"SNS delivered the same report to a queue, under the subject \"{message.Subject}\".",
            [var message, ..] => $"SNS delivered another report than the aggregator answered:{Environment.NewLine}{ReportText.Render(run.ReportIn(message))}",
        });
    }
}
