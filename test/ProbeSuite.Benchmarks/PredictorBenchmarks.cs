using BenchmarkDotNet.Attributes;
using ProbeSuite.Reachability;
using ProbeSuite.Topology;

namespace ProbeSuite.Benchmarks;

/// <summary>What the aggregator asks of the predictor in one run.</summary>
[MemoryDiagnoser]
public class PredictorBenchmarks
{
    private readonly Snapshot _snapshot = LargeNetwork.Snapshot;
    private readonly Predictor _predictor = new(LargeNetwork.Snapshot);

    /// <summary>The index of 10,000 interfaces and the rest.</summary>
    [Benchmark]
    public Predictor Index() => new(_snapshot);

    /// <summary>100 placements × 1,000 targets on all cores.</summary>
    [Benchmark]
    public int Matrix() => Matrix(_predictor);

    /// <summary>Predicts every cell and counts the open ones.</summary>
    internal static int Matrix(Predictor predictor)
    {
        var open = 0;
        Parallel.ForEach(LargeNetwork.Placements, placement =>
            Interlocked.Add(ref open, LargeNetwork.Targets.Count(target => predictor.Predict(placement, target).Path == PathState.Open)));
        return open;
    }
}
