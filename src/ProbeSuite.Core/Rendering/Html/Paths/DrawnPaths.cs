using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>The distinct ways of a report, each with the cells that take it, those that are not as predicted first.</summary>
internal sealed class DrawnPaths
{
    /// <summary>More would say less: the worst are drawn.</summary>
    private const int Most = 60;

    private readonly Dictionary<(string, string), string> _texts = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Plans every cell's way.</summary>
    public DrawnPaths(Report report)
    {
        var subnets = report.Placements.ToLookup(placement => placement.Name, placement => placement.Subnets);
        var byText = new Dictionary<string, (PathPlan Plan, List<Cell> Cells)>();
        foreach (var cell in report.Cells)
        {
            if (PathPlanner.Plan(cell.Predicted.Steps, subnets[cell.Placement].FirstOrDefault()) is { } plan)
            {
                byText.TryAdd(plan.Text, (plan, []));
                byText[plan.Text].Cells.Add(cell);
                _texts[(cell.Placement, cell.Target)] = plan.Text;
            }
        }

        var ordered = byText.Values.OrderBy(path => path.Cells.Min(CellOrder.Of)).ToArray();
        All = [.. ordered.Take(Most)];
        LeftOut = ordered.Length - All.Count;
        foreach (var (index, path) in All.Index())
        {
            _numbers[path.Plan.Text] = index + 1;
        }
    }

    /// <summary>The ways that are drawn; the first one is number 1.</summary>
    public IReadOnlyList<(PathPlan Plan, List<Cell> Cells)> All { get; }

    /// <summary>How many are not drawn.</summary>
    public int LeftOut { get; }

    /// <summary>The number of a cell's way; null when it is not drawn.</summary>
    public int? NumberOf(Cell cell) =>
        _texts.TryGetValue((cell.Placement, cell.Target), out var text) && _numbers.TryGetValue(text, out var number) ? number : null;
}
