using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>Remarks on cells: what has one cause is told once, and so is what mends it.</summary>
/// <param name="report">The report that the cells are of.</param>
internal sealed class CellRemarks(Report report)
{
    /// <summary>The remarks, in the order of the first cell of each.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="sentence">What is said of a cell, behind its name.</param>
    public IReadOnlyList<Remark> Of(IEnumerable<Cell> cells, Func<Cell, string> sentence) =>
    [
        .. cells.GroupBy(cell => cell.Fix ?? "").SelectMany(mended => mended.Key.Length > 0
            ? [new Remark([.. Sentences(mended, sentence)], mended.Key)]
            : Sentences(mended, sentence).Select(alone => new Remark([alone]))),
    ];

    private IEnumerable<string> Sentences(IEnumerable<Cell> cells, Func<Cell, string> sentence) =>
        cells.GroupBy(sentence).Select(same => $"{Where([.. same])}{same.Key}");

    // no-vpc, endpoint → s3, sqs; private-subnet → all targets
    private string Where(IReadOnlyCollection<Cell> cells) => string.Join("; ", cells
        .GroupBy(cell => cell.Placement)
        .GroupBy(row => string.Join(", ", row.Select(cell => cell.Target)))
        .Select(rows => $"{Placements([.. rows.Select(row => row.Key)])} → {(rows.First().Count() is > 1 and var count && count == report.Targets.Count ? "all targets" : rows.Key)}"));

    private string Placements(string[] names) =>
        names.Length > 2 && names.Length == report.Placements.Count ? "every placement" : string.Join(", ", names);
}
