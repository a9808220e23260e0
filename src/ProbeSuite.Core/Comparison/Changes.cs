using ProbeSuite.Reachability;

namespace ProbeSuite.Comparison;

/// <summary>What differs between two runs, as sentences.</summary>
public static class Changes
{
    /// <summary>The differences, in the order of the later run's cells.</summary>
    /// <param name="before">The run before.</param>
    /// <param name="now">The later run.</param>
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

    private static IEnumerable<string> InCell(Cell before, Cell now)
    {
        var cell = $"{now.Placement} → {now.Target}";
        if (before.Agreement != now.Agreement)
        {
            yield return $"{cell}: was {before.Agreement.Words()}, is {now.Agreement.Words()}";
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
