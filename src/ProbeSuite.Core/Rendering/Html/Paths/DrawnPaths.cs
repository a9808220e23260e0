using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>The distinct ways of a report, each with the cells that take it, those that are not as predicted first.</summary>
internal sealed class DrawnPaths
{
    /// <summary>More would say less: the worst are drawn.</summary>
    private const int Most = 60;

    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>Plans every cell's way.</summary>
    public DrawnPaths(Report report)
    {
        var subnets = report.Placements.ToLookup(placement => placement.Name, placement => placement.Subnets);
        var byText = new Dictionary<string, (PathPlan Plan, List<Cell> Cells)>();
        foreach (var cell in report.Cells)
        {
            foreach (var plan in PathPlanner.Plan(cell.Predicted.Steps, subnets[cell.Placement].FirstOrDefault()))
            {
                byText.TryAdd(plan.Text, (plan, []));
                byText[plan.Text].Cells.Add(cell);
                Of(cell).Add(plan.Text);
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

    private readonly Dictionary<(string, string), List<string>> _ofCells = [];

    /// <summary>The ways that are drawn; the first one is number 1.</summary>
    public IReadOnlyList<(PathPlan Plan, List<Cell> Cells)> All { get; }

    /// <summary>How many are not drawn.</summary>
    public int LeftOut { get; }

    /// <summary>The drawn ways of a cell, by number.</summary>
    public IEnumerable<int> NumbersOf(Cell cell) => Of(cell).Where(_numbers.ContainsKey).Select(text => _numbers[text]);

    private List<string> Of(Cell cell)
    {
        var key = (cell.Placement, cell.Target);
        return _ofCells.TryGetValue(key, out var texts) ? texts : _ofCells[key] = [];
    }
}
