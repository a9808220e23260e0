using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Serving;

namespace ProbeSuite.Cli.Labs;

/// <summary>A lab that stays up until its user ends it.</summary>
[SupportedOSPlatform("linux")]
internal static class LabServing
{
    /// <summary>The name of the socket for browsers and AWS's tools.</summary>
    public const string Web = "web";

    /// <summary>The name of the socket for orders.</summary>
    public const string Control = "control";

    /// <summary>Runs once, says how to go on, and serves until the end.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="web">What listens for browsers and AWS's tools.</param>
    /// <param name="control">What listens for orders.</param>
    /// <param name="patience">How long checks wait; null for the template's word.</param>
    /// <param name="every">The time between runs; null for runs on request.</param>
    /// <param name="cancellation">The end.</param>
    public static async Task RunAsync(RunningLab lab, Socket web, Socket control, TimeSpan? patience, TimeSpan? every, CancellationToken cancellation)
    {
        using var served = new ServedLab(lab, patience);
        var port = ((IPEndPoint)web.LocalEndPoint!).Port;
        await using var server = await LabServer.StartAsync(lab, served, web, control, cancellation);
        await ShowAsync(served, cancellation);
        Console.Out.WriteLine(Usage(port, lab.Region));
        try
        {
            while (true)
            {
                await Task.Delay(every ?? Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
                await ShowAsync(served, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("The lab is gone.");
        }
    }

    private static async Task ShowAsync(ServedLab served, CancellationToken cancellation) =>
        Console.Out.WriteLine((await served.RunAsync(cancellation)).Text.TrimEnd());

    private static string Usage(int port, string region) => $"""

        The lab is up, until Ctrl-C. In a browser: http://127.0.0.1:{port}/
        From another terminal:
          probesuite lab break nat                 breaks something; probesuite lab --list-faults lists what
          probesuite lab run                       runs the suite again and prints what it found
          probesuite lab mend                      mends everything
          probesuite lab shell private-subnet      a shell where that function stands: try curl, dig, psql
          aws --endpoint-url http://127.0.0.1:{port} --region {region} ec2 describe-route-tables
        Any credentials will do for the AWS CLI: AWS_ACCESS_KEY_ID=lab AWS_SECRET_ACCESS_KEY=lab

        """;
}
