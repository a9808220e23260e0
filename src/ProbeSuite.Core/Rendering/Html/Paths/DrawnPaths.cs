using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>The distinct ways of a report, each with the cells that take it, those that are not as predicted first.</summary>
internal sealed class DrawnPaths
{
    /// <summary>More would say less: the worst are drawn.</summary>
    private const int Most = 60;

    private readonly Dictionary<(string, string), IReadOnlyList<(CellWay Way, PathPlan? Plan)>> _ways = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Plans every cell's ways.</summary>
    public DrawnPaths(Report report)
    {
        var subnets = report.Placements.ToLookup(placement => placement.Name, placement => placement.Subnets);
        var drawn = new Dictionary<string, DrawnPath>();
        foreach (var cell in report.Cells)
        {
            var ways = CellWay.Of(cell, subnets[cell.Placement].FirstOrDefault())
                .Select(way => (Way: way, Plan: PathPlanner.Plan(way)))
                .ToList();
            _ways[(cell.Placement, cell.Target)] = ways;
            foreach (var (way, plan) in ways)
            {
                if (plan is not null)
                {
                    drawn.TryAdd(plan.Text, new(plan, []));
                    drawn[plan.Text].Takers.Add((cell, way));
                }
            }
        }

        var ordered = drawn.Values
            .OrderBy(path => path.Takers.Min(taker => CellOrder.Of(taker.Cell)))
            .ThenByDescending(path => path.Path)
            .ToArray();
        All = [.. ordered.Take(Most)];
        LeftOut = ordered.Length - All.Count;
        foreach (var (index, path) in All.Index())
        {
            _numbers[path.Plan.Text] = index + 1;
        }
    }

    /// <summary>The ways that are drawn; the first one is number 1.</summary>
    public IReadOnlyList<DrawnPath> All { get; }

    /// <summary>How many are not drawn.</summary>
    public int LeftOut { get; }

    /// <summary>A cell's ways, each with the number of its drawing; null for one that is not drawn.</summary>
    public IEnumerable<(CellWay Way, int? Number)> Of(Cell cell) => _ways[(cell.Placement, cell.Target)]
        .Select(way => (way.Way, way.Plan is null ? null : NumberOf(way.Plan)));

    private int? NumberOf(PathPlan plan) => _numbers.TryGetValue(plan.Text, out var number) ? number : null;
}

/// <summary>A way that is drawn.</summary>
/// <param name="Plan">How.</param>
/// <param name="Takers">The cells that take it.</param>
internal sealed record DrawnPath(PathPlan Plan, List<(Cell Cell, CellWay Way)> Takers)
{
    /// <summary>What the configuration says of it.</summary>
    public PathState Path => Takers[0].Way.Path;
}
