using System.Diagnostics;
using ProbeSuite.Reachability;

namespace ProbeSuite.Benchmarks;

/// <summary>Seconds by the clock and by the processor; the latter say more on a busy machine.</summary>
internal static class Quick
{
    public static void Run()
    {
        var cells = LargeNetwork.Placements.Count * LargeNetwork.Targets.Count;
        var predictor = new Predictor(LargeNetwork.Snapshot);
        Measure("index", () => (predictor = new Predictor(LargeNetwork.Snapshot)) is null ? 0 : 1);
        for (var round = 1; round <= 3; round++)
        {
            var open = 0;
            Measure($"{cells} cells, round {round}", () => open = PredictorBenchmarks.Matrix(predictor));
            Console.WriteLine($"  {open} of them open");
        }

        // Which sort of target takes how long.
        foreach (var kind in LargeNetwork.Targets.GroupBy(target => target.Address is null ? target.Kind.ToString() : target.Host[..3]))
        {
            Measure($"{kind.Count() * LargeNetwork.Placements.Count} cells to {kind.Key}", () => LargeNetwork.Placements.Sum(placement => kind.Count(target => predictor.Predict(placement, target).Path == PathState.Open)));
        }
    }

    private static void Measure(string what, Func<int> act)
    {
        using var process = Process.GetCurrentProcess();
        var (before, allocated, start) = (process.UserProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        act();
        process.Refresh();
        Console.WriteLine($"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.000} s, {(process.UserProcessorTime - before).TotalSeconds:0.000} s of processor, {(GC.GetTotalAllocatedBytes() - allocated) / 1_000_000} MB");
    }
}
