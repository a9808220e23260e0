using ProbeSuite.Comparison;
using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>One of the ways that a cell's flow may take, as it is told.</summary>
/// <param name="Steps">Gate by gate, there and back.</param>
/// <param name="From">The subnets that it starts in, in words; null where all is in the placement's own line.</param>
/// <param name="To">The addresses that it leads to, in words; null where the target has one alone.</param>
/// <param name="Box">The same of the subnets in a few letters, for a box; null for no VPC, empty when not known.</param>
/// <param name="IsJudged">Whether the cell's prediction is of it.</param>
internal sealed record CellWay(IReadOnlyList<Step> Steps, string? From, string? To, string? Box, bool IsJudged)
{
    private const int MostNames = 8;

    /// <summary>What the configuration says of it.</summary>
    public PathState Path => Combination.PathOf(Steps);

    /// <summary>The ways of a cell, those that do not let pass first.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="subnets">The placement's subnets; null when they are not known.</param>
    public static IReadOnlyList<CellWay> Of(Cell cell, IReadOnlyList<string>? subnets)
    {
        if (cell.Predicted.Ways is not { } ways)
        {
            return [new(cell.Predicted.Steps, null, null, subnets switch { [] => null, [var only] => only, _ => "" }, true)];
        }

        var starts = ways.SelectMany(way => way.Subnets).Distinct().Count();
        var ends = ways.SelectMany(way => way.Addresses).Distinct().Count();
        return
        [
            .. ways.Select(way => new CellWay(
                way.Steps,
                starts == 1 ? null : Words([.. way.Subnets.Select(Full)], starts, "subnets"),
                Words(way.Addresses, ends, "addresses"),
                way.Subnets switch
                {
                    [] => null,
                    [var only] => starts == 1 ? only.Id : Brief(only),
                    var several => Share(several.Count, starts, "subnets"),
                },
                way.IsJudged)),
        ];
    }

    private static string? Words(IReadOnlyList<string> names, int all, string noun) => names.Count switch
    {
        0 => null,
        1 => names[0],
        var count when count <= MostNames => $"{Share(count, all, noun)}: {string.Join(", ", names)}",
        var count => $"{Share(count, all, noun)}: {string.Join(", ", names.Take(MostNames))} and {count - MostNames} more",
    };

    private static string Share(int part, int all, string noun) =>
        part < all ? $"{part} of {all} {noun}" : part == 2 ? $"both {noun}" : $"all {part} {noun}";

    private static string Brief(WaySubnet subnet) => $"{subnet.Name ?? subnet.Id}{(subnet.Zone is { } zone ? $", {zone}" : "")}";

    private static string Full(WaySubnet subnet)
    {
        string[] rest = [.. new[] { subnet.Name is null ? null : subnet.Id, subnet.Zone }.OfType<string>()];
        return $"{subnet.Name ?? subnet.Id}{(rest.Length == 0 ? "" : $" ({string.Join(", ", rest)})")}";
    }
}
