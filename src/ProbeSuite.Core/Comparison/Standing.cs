namespace ProbeSuite.Comparison;

/// <summary>What counts of a cell: what enough runs have confirmed, and what messages are about.</summary>
/// <param name="Agreement">The agreement that counts.</param>
/// <param name="Since">Since which run, in UTC; null when not known.</param>
/// <param name="Flapping">Whether it goes to and fro. Where confirmations are asked for, nothing else counts until it rests.</param>
public sealed record Standing(Agreement Agreement, DateTimeOffset? Since, bool Flapping = false)
{
    /// <summary>Flapping is judged by so many runs.</summary>
    public const int FlapRuns = 10;

    /// <summary>So many changes among them are flapping: two faults and their mending are four, and a third fault is no chance.</summary>
    public const int FlapChanges = 5;

    /// <summary>What counts after one more run.</summary>
    /// <param name="before">What counted before it; null for a cell that is new.</param>
    /// <param name="runs">What the last runs said of the cell, this one last; at least one, at best <see cref="Confirmations.MostRuns"/>.</param>
    /// <param name="since">Since which run this one's answer is what it is.</param>
    /// <param name="needed">How many runs must agree.</param>
    public static Standing Next(Standing? before, IReadOnlyList<(PastRun Run, Agreement Agreement)> runs, DateTimeOffset? since, Confirmations needed)
    {
        var said = runs[^1].Agreement;
        var flapping = IsFlapping(runs);
        if (before is null || needed == Confirmations.Off)
        {
            return new(said, since, flapping);
        }

        if (flapping)
        {
            return before with { Flapping = true };
        }

        var agreeing = runs.TakeLast(needed.Last).Where(run => run.Agreement == said).ToArray();
        return agreeing.Length < needed.Needed ? before
            : said == before.Agreement ? before with { Flapping = false }
            : new(said, agreeing[0].Run.StartedAt);
    }

    private static bool IsFlapping(IReadOnlyList<(PastRun Run, Agreement Agreement)> runs)
    {
        var last = runs.TakeLast(FlapRuns).Select(run => run.Agreement).ToArray();
        return last.Zip(last.Skip(1)).Count(pair => pair.First != pair.Second) >= FlapChanges;
    }
}
