using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Paths;

namespace ProbeSuite.Rendering.Html;

/// <summary>What the parts of a page share.</summary>
internal sealed class PageContents
{
    /// <summary>Characters of all cells that are told in full. A page should open on a telephone, whatever the network's size.</summary>
    private const int Room = 250_000;

    /// <summary>So many cells are all told in full; of more, those that are not as predicted.</summary>
    private const int Few = 150;

    private readonly Dictionary<(string, string), int> _numbers = [];

    /// <summary>Prepares a page.</summary>
    public PageContents(Report report, History history)
    {
        (Report, History) = (report, history);
        foreach (var (index, cell) in report.Cells.Index())
        {
            _numbers.TryAdd((cell.Placement, cell.Target), index + 1);
        }

        PlacementsInOrder = [.. report.Cells.Select(cell => cell.Placement).Distinct()];
        Paths = new(report);
        Full = InFull();
    }

    /// <summary>The run.</summary>
    public Report Report { get; }

    /// <summary>The runs before.</summary>
    public History History { get; }

    /// <summary>The drawings.</summary>
    public DrawnPaths Paths { get; }

    /// <summary>Cells that are told in full, each as it is told.</summary>
    public IReadOnlyDictionary<Cell, Markup> Full { get; }

    /// <summary>The placements that have cells.</summary>
    public List<string> PlacementsInOrder { get; }

    /// <summary>Whether it has too many cells for each to be told in full.</summary>
    public bool IsLarge => Report.Cells.Count > Few;

    /// <summary>The number of one of the report's cells, from 1, which its anchor is made of.</summary>
    public int NumberOf(Cell cell) => _numbers[(cell.Placement, cell.Target)];

    /// <summary>A placement's number, from 1, which its anchor is made of; 0 when it has no cells.</summary>
    public int PlacementNumber(string placement) => PlacementsInOrder.IndexOf(placement) + 1;

    // As far as there is room, what is wrong first.
    private Dictionary<Cell, Markup> InFull()
    {
        var full = new Dictionary<Cell, Markup>(ReferenceEqualityComparer.Instance);
        var room = Room;
        var wanted = Report.Cells.Where(cell => !IsLarge || !cell.Agreement.IsAsPredicted());
        foreach (var cell in wanted.OrderBy(CellOrder.Of))
        {
            var told = CellDetails.Of(cell, this);
            room -= told.Length;
            if (room < 0)
            {
                break;
            }

            full[cell] = told;
        }

        return full;
    }
}
