using ProbeSuite.Comparison;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering;

/// <summary>Since when a cell is what it is, in a phrase.</summary>
internal static class SinceText
{
    /// <summary>The phrase, <c>since 2026-11-24 22:00 UTC (14 runs)</c>; empty when it is not known, or this is the first run that asked.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="run">The run that it is of.</param>
    public static string Of(Cell cell, RunFacts run)
    {
        var begun = cell.Since is { } since && since < run.StartedAt
            ? $"since {Durations.Moment(since)}{(cell.Runs is { } runs ? $" ({Headline.Count(runs, "run", "runs")})" : "")}"
            : "";
        string[] words =
        [
            cell.Counted.Flapping ? "flapping" : cell.Counted.Agreement != cell.Agreement ? "not confirmed yet" : "",
            cell.Change?.Kind == ChangeKind.Began ? $"new {begun}".TrimEnd() : begun,
            cell.Change is { Kind: ChangeKind.Began, Lasted: { } lasted } change ? $"after {Durations.Words(lasted)} {change.Was.Words()}" : "",
        ];
        return string.Join(", ", words.Where(word => word.Length > 0));
    }
}
