namespace ProbeSuite.Comparison;

/// <summary>A run in the light of those before it: since when each cell is what it is, and what has changed.</summary>
public static class Sequel
{
    /// <summary>The report, told so.</summary>
    /// <param name="now">The run.</param>
    /// <param name="before">The run before that was told of; null when there is none, so that nothing can have changed.</param>
    /// <param name="past">What the runs before it said.</param>
    /// <param name="needed">How many runs must agree on a change before it counts.</param>
    /// <param name="whole">Whether the run asked everything, so that what it lacks is gone.</param>
    public static Report Of(Report now, Report? before, History past, Confirmations needed, bool whole)
    {
        var history = past.With(now);
        var marked = before is null ? now : Settling.Mark(before, now);
        var old = new Dictionary<(string, string), Cell>();
        foreach (var cell in before?.Cells ?? [])
        {
            old[(cell.Placement, cell.Target)] = cell;
        }

        var report = marked with { Cells = [.. marked.Cells.Select(cell => Told(cell, old.GetValueOrDefault((cell.Placement, cell.Target)), history, needed))] };
        return report with
        {
            Summary = report.Summary with { ChangedSinceLastRun = before is null ? null : Changes.Between(before, report, whole) },
        };
    }

    private static Cell Told(Cell cell, Cell? old, History history, Confirmations needed)
    {
        // A run that a later one overtook is no longer in a history that is full.
        if (history.StreakOf(cell.Placement, cell.Target) is not { } streak)
        {
            return cell;
        }

        // Where the history begins with the same answer, the run before may know of more.
        var longer = !streak.IsWhole && old?.Agreement == cell.Agreement && old.Since < streak.Since;
        cell = cell with { Since = longer ? old!.Since : streak.Since, Runs = longer ? null : streak.Runs };
        var standing = Standing.Next(old?.Counted, history.Last(cell.Placement, cell.Target, Confirmations.MostRuns), cell.Since, needed);
        return cell with
        {
            Standing = standing == new Standing(cell.Agreement, cell.Since) ? null : standing,
            Change = old is null ? null : CellChange.Of(old.Counted, standing, history.Of(cell.Placement, cell.Target), needed),
        };
    }
}
