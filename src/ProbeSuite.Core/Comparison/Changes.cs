using ProbeSuite.Reachability;
using ProbeSuite.Targets;

namespace ProbeSuite.Comparison;

/// <summary>What differs between two runs, as sentences.</summary>
public static class Changes
{
    /// <summary>The differences, in the order of the later run's cells.</summary>
    /// <param name="before">The run before.</param>
    /// <param name="now">The later run, whose cells know what changed of them.</param>
    /// <param name="whole">Whether the later run asked everything, so that what it lacks is gone.</param>
    public static IReadOnlyList<string> Between(Report before, Report now, bool whole)
    {
        var past = before.Cells.ToLookup(cell => (cell.Placement, cell.Target));
        return
        [
            .. New("placement", Names(before), Names(now)),
            .. New("target", Targets(before), Targets(now)),
            .. whole ? Gone("placement", Names(before), Names(now)) : [],
            .. whole ? Gone("target", Targets(before), Targets(now)) : [],
            .. now.Cells.SelectMany(cell => past[(cell.Placement, cell.Target)].Take(1).SelectMany(old => InCell(old, cell))),
        ];
    }

    /// <summary>What changed of a cell's agreement, as far as it counts, with the cell's name; null when nothing did.</summary>
    public static string? Of(Cell cell) => Words(cell) is { } words ? $"{cell.Placement} → {cell.Target}: {words}" : null;

    /// <summary>The same without its name.</summary>
    internal static string? Words(Cell cell)
    {
        var now = cell.Counted.Agreement;
        return cell.Change?.Kind switch
        {
            ChangeKind.Began => $"was {cell.Change.Was.Words()}, is {now.Words()}",
            ChangeKind.Over => $"over, was {cell.Change.Was.Words()}{Length(cell.Change)}{(now == Agreement.OpenAsPredicted ? "" : $", is {now.Words()}")}",
            ChangeKind.Flaps => $"flapping, {Standing.FlapChanges} or more changes within {Standing.FlapRuns} runs; it is told again when it rests",
            ChangeKind.Steady => $"steady again, is {now.Words()}",
            _ => null,
        };
    }

    private static string Length(CellChange change) =>
        (change.Lasted is { } lasted ? $" for {Durations.Words(lasted)}" : "") + (change.Runs is { } runs ? $" ({runs} {(runs == 1 ? "run" : "runs")})" : "");

    private static IEnumerable<string> InCell(Cell before, Cell now)
    {
        var cell = $"{now.Placement} → {now.Target}";
        if (Of(now) is { } change)
        {
            yield return change;
        }

        if (before.Observed is not { } then || now.Observed is not { } seen)
        {
            yield break;
        }

        if ((then.Permission, seen.Permission) is (Permission.Granted, Permission.Denied) or (Permission.Denied, Permission.Granted))
        {
            yield return $"{cell}: permission was {Word(then.Permission)}, is {Word(seen.Permission)}";
        }

        // An address that AWS lends changes by nature; one that should stay is news.
        if (now.Predicted.EgressAddress is not (null or NoVpc.EgressAddress) && then.Address != seen.Address && then.Address is not null && seen.Address is not null)
        {
            yield return $"{cell}: the world saw {then.Address}, now sees {seen.Address}";
        }
    }

    private static IEnumerable<string> New(string what, IReadOnlyList<string> before, IReadOnlyList<string> now) =>
        now.Except(before, StringComparer.Ordinal).Select(name => $"{what} {name} is new");

    private static IEnumerable<string> Gone(string what, IReadOnlyList<string> before, IReadOnlyList<string> now) =>
        before.Except(now, StringComparer.Ordinal).Select(name => $"{what} {name} is no longer asked");

    private static string[] Names(Report report) => [.. report.Placements.Select(placement => placement.Name)];

    private static string[] Targets(Report report) => [.. report.Targets.Select(target => target.Name)];

    private static string Word(Permission permission) => permission == Permission.Granted ? "granted" : "denied";
}
