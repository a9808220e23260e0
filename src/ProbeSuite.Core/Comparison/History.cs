namespace ProbeSuite.Comparison;

/// <summary>What the last whole runs said of each cell: kept beside the reports, so that a mail can say since when, and a page draw it.</summary>
public sealed class History
{
    /// <summary>Older runs than so many are forgotten: at a run every five minutes, what is older than 16 hours.</summary>
    public const int MostRuns = 200;

    internal History(IReadOnlyList<PastRun> runs, IReadOnlyDictionary<(string Placement, string Target), Line> lines) => (Runs, Lines) = (runs, lines);

    /// <summary>No run yet.</summary>
    public static History Empty { get; } = new([], new Dictionary<(string, string), Line>());

    /// <summary>The runs, oldest first.</summary>
    public IReadOnlyList<PastRun> Runs { get; }

    /// <summary>What they said; every line has as many places as there are runs.</summary>
    internal IReadOnlyDictionary<(string Placement, string Target), Line> Lines { get; }

    /// <summary>The agreements of one cell, oldest first; a run that did not ask it is left out.</summary>
    public IEnumerable<(PastRun Run, Agreement Agreement)> Of(string placement, string target)
    {
        // Nothing is listed before somebody looks: of most cells nobody does.
        foreach (var past in Last(placement, target, Runs.Count))
        {
            yield return past;
        }
    }

    /// <summary>The same of its last runs alone.</summary>
    /// <param name="placement">The placement's name.</param>
    /// <param name="target">The target's name.</param>
    /// <param name="count">So many runs that asked it at most.</param>
    public IReadOnlyList<(PastRun Run, Agreement Agreement)> Last(string placement, string target, int count)
    {
        var last = new List<(PastRun, Agreement)>();
        var at = Runs.Count;
        foreach (var stretch in Lines.GetValueOrDefault((placement, target), new([])).Stretches.Reverse())
        {
            for (var end = at - stretch.Runs; at > end && last.Count < count; at--)
            {
                if (stretch.Said is { } said)
                {
                    last.Add((Runs[at - 1], said));
                }
            }
        }

        last.Reverse();
        return last;
    }

    /// <summary>How long a cell's last answer has been the same; null when no run asked it.</summary>
    public Streak? StreakOf(string placement, string target)
    {
        var (at, runs, first) = (Runs.Count, 0, Runs.Count);
        Agreement? last = null;
        foreach (var stretch in Lines.GetValueOrDefault((placement, target), new([])).Stretches.Reverse())
        {
            at -= stretch.Runs;
            if (stretch.Said is not { } said)
            {
                continue;
            }

            if (last is not null && last != said)
            {
                return new(Runs[first].StartedAt, runs, IsWhole: true);
            }

            (last, first, runs) = (said, at, runs + stretch.Runs);
        }

        return last is null ? null : new(Runs[first].StartedAt, runs, IsWhole: false);
    }

    /// <summary>The history with one run more, in the order of their beginnings, and the oldest forgotten; the same when it is there already.</summary>
    public History With(Report report)
    {
        if (Runs.Any(run => run.Id == report.Run.Id))
        {
            return this;
        }

        var at = Runs.Count(run => run.StartedAt <= report.Run.StartedAt);
        var said = new Dictionary<(string, string), Agreement>();
        foreach (var cell in report.Cells)
        {
            said[(cell.Placement, cell.Target)] = cell.Agreement;
        }

        var lines = said.Keys.Union(Lines.Keys).ToDictionary(
            cell => cell,
            cell => Lines.GetValueOrDefault(cell, Line.Blank(Runs.Count)).With(at, said.TryGetValue(cell, out var agreement) ? agreement : null));
        PastRun[] runs = [.. Runs.Take(at), new(report.Run.Id, report.Run.StartedAt.ToUniversalTime()), .. Runs.Skip(at)];
        return new History(runs, lines).Newest(MostRuns);
    }

    /// <summary>The history of its newest runs alone, without the cells that none of them asked.</summary>
    internal History Newest(int count)
    {
        var gone = Math.Max(0, Runs.Count - count);
        return gone == 0 ? this : new(
            [.. Runs.Skip(gone)],
            Lines.Select(line => (line.Key, Line: line.Value.Without(gone))).Where(line => !line.Line.IsBlank).ToDictionary(line => line.Key, line => line.Line));
    }
}

/// <summary>One run of the past.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="StartedAt">Its beginning, in UTC.</param>
public sealed record PastRun(string Id, DateTimeOffset StartedAt);

/// <summary>Runs behind each other that said the same of a cell, up to the last.</summary>
/// <param name="Since">The beginning of the first.</param>
/// <param name="Runs">Their number, from 1.</param>
/// <param name="IsWhole">Whether an earlier run is known that said otherwise, so that none before is missing.</param>
public readonly record struct Streak(DateTimeOffset Since, int Runs, bool IsWhole);
