using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Checks;
using ProbeSuite.Targets;

namespace ProbeSuite.Benchmarks.Probing;

/// <summary>
/// A check's time and memory beside those of a bare connection and of Prometheus's blackbox_exporter, in one run, in a
/// network of its own where 10.99.0.1 answers and 10.99.1.0/24 is silent. Only the ratios mean anything. Needs root,
/// and <c>artifacts/functions/probe/bootstrap</c> (<c>make functions</c>) for the memory.
/// </summary>
internal static class SideBySide
{
    private const int Rounds = 300;
    private const int WarmUp = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(string[] arguments)
    {
        if (arguments is not [OwnNetwork.Inside, var folder])
        {
            Environment.ExitCode = await OwnNetwork.RunAgainInsideAsync();
            return;
        }

        using var servers = Servers.Start(folder);
        using var exporter = await Exporter.StartAsync(folder);
        Console.WriteLine($"Medians of {Rounds} checks one after the other, in milliseconds");
        Console.WriteLine($"{"",-6} {"connect",10} {"check",10} {"blackbox",10}   check : connect   check : blackbox");
        foreach (var (module, url) in servers.Targets)
        {
            await CompareAsync(module, url);
        }

        await CompareMemoryAsync(exporter);
    }

    private static async Task CompareAsync(string module, string url)
    {
        var target = Target.Parse(url);
        var context = CheckContext.FromEnvironment(TimeProvider.System);
        var (bare, ours, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var connected = await TimeAsync(() => ConnectAsync(target));
            var checkedIn = await TimeAsync(async () =>
            {
                var seen = await Check.RunAsync(target, Patience, context, CancellationToken.None);
                _ = seen.Outcome is Outcome.Connected or Outcome.Answered ? 0 : throw new InvalidOperationException($"{url}: {seen.Error}");
            });
            var probed = await Exporter.ProbeAsync(module, target.Kind == TargetKind.Http || target.Kind == TargetKind.Https ? url : url.Split("://")[1]);
            if (round >= 0)
            {
                bare.Add(connected);
                ours.Add(checkedIn);
                theirs.Add(probed);
            }
        }

        var (a, b, c) = (Median(bare), Median(ours), Median(theirs));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{module,-6} {a,10:0.000} {b,10:0.000} {c,10:0.000}   {b / a,15:0.0}   {b / c,16:0.00}"));
    }

    // The same thousand targets for both, half of them silent, all at once.
    private static async Task CompareMemoryAsync(Exporter exporter)
    {
        string[] addresses = [.. Enumerable.Range(0, 1000).Select(n => n % 2 == 0 ? $"10.99.1.{n % 250}:5432" : "10.99.0.1:5432")];
        var (took, kilobytes) = await NativeProbe.SweepAsync(addresses, Patience);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(addresses.Select(address => Exporter.ProbeAsync("tcp", address)));
        var theirs = Stopwatch.GetElapsedTime(began);
        Console.WriteLine("\nA thousand targets at once, half of them silent, patience 3 s");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"probe     {took.TotalSeconds:0.00} s, at most {kilobytes / 1024.0:0.0} MB resident"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"blackbox  {theirs.TotalSeconds:0.00} s, at most {exporter.MostResidentKilobytes / 1024.0:0.0} MB resident"));
    }

    private static async Task ConnectAsync(Target target)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(target.Address!, target.Port!.Value));
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
