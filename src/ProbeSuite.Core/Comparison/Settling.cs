using ProbeSuite.Targets;

namespace ProbeSuite.Comparison;

/// <summary>
/// Marks disagreements that may be no more than AWS applying a change, which takes it a minute or two: what the
/// configuration says of the path is new since the run before, and what packets do is as it was.
/// </summary>
public static class Settling
{
    /// <summary>The later run, such disagreements marked in their explanation, and settling their cause.</summary>
    /// <param name="before">The run before.</param>
    /// <param name="now">The later run.</param>
    public static Report Mark(Report before, Report now)
    {
        var past = before.Cells.ToLookup(cell => (cell.Placement, cell.Target));
        var settling = $"The network was changed since the run of {Durations.Moment(before.Run.StartedAt)}, and AWS takes a minute or two to apply a change: this may be settling.";
        return now with
        {
            Cells = [.. now.Cells.Select(cell => past[(cell.Placement, cell.Target)].Any(old => MayBeSettling(old, cell))
                ? cell with { Explanation = $"{cell.Explanation} {settling}", Cause = settling }
                : cell)],
        };
    }

    private static bool MayBeSettling(Cell before, Cell now) =>
        now.Agreement.IsDisagreement()
        && before.Predicted.Path != now.Predicted.Path
        && before.Observed?.Path == now.Observed?.Path;
}
