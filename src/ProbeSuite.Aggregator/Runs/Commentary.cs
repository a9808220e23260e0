using System.Text.Json;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Hosting;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Runs;

/// <summary>What is told of a run while it is under way. For several threads.</summary>
/// <param name="tell">Takes what is told.</param>
/// <param name="clock">Measures how long things took.</param>
internal sealed class Commentary(Action<RunProgress> tell, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    /// <summary>Lines of the answer, if the event asks for them; else nothing is told.</summary>
    public static Commentary On(AggregatorRequest request, ILambdaContext context, TimeProvider clock) => new(
        request.Progress == true ? line => context.StreamLine(JsonSerializer.SerializeToUtf8Bytes(line, WireContext.Default.RunProgress)) : _ => { },
        clock);

    /// <summary>A moment, from which something may take its time.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>Placements are about to be asked.</summary>
    public void Asks(IEnumerable<ProbeFunction> placements) =>
        tell(new() { Ended = "question", Placements = [.. placements.Select(placement => placement.Name)], DurationMs = Since(_began) });

    /// <summary>The network was read, or could not be.</summary>
    /// <param name="since">When that began.</param>
    /// <param name="error">Why it could not be read; null when it was.</param>
    public void HasRead(long since, string? error) => tell(new() { Ended = "network", DurationMs = Since(since), Error = error });

    /// <summary>A placement has answered, or failed to.</summary>
    /// <param name="placement">The placement.</param>
    /// <param name="answer">What came of asking it.</param>
    /// <param name="since">When it was asked.</param>
    public void HasAsked(ProbeFunction placement, ProbeAnswer answer, long since) => tell(new()
    {
        Ended = "placement",
        Placement = placement.Name,
        Cells = answer.Observations.Count,
        DurationMs = Since(since),
        Error = answer.Facts is null ? answer.NotRun.Values.FirstOrDefault()?.Sentence : null,
    });

    /// <summary>The report was published, or could not be.</summary>
    /// <param name="since">When that began.</param>
    /// <param name="error">What went wrong first; null when nothing did.</param>
    public void HasPublished(long since, string? error) => tell(new() { Ended = "publication", DurationMs = Since(since), Error = error });

    private double Since(long moment) => clock.GetElapsedTime(moment).TotalMilliseconds;
}
