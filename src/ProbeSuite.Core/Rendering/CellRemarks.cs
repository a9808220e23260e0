using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>Remarks on cells: what has one cause is told once, and so is what mends it.</summary>
/// <param name="report">The report that the cells are of.</param>
internal sealed class CellRemarks(Report report)
{
    /// <summary>What each cause made of which cells, in the order of the first cell of each fix.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="state">What is said of a cell behind its name, <c>, new</c>.</param>
    /// <param name="end">What parts that from the sentence.</param>
    public IReadOnlyList<Remark> Of(IEnumerable<Cell> cells, Func<Cell, string> state, char end = ':') =>
    [
        .. cells.GroupBy(cell => cell.Fix ?? "").SelectMany(mended =>
        {
            var sentences = SharedCause.Of(mended).Select(cause => $"{Names(cause.Cells, state)}{end} {cause.Sentence}");
            return mended.Key.Length > 0 ? [new Remark([.. sentences], mended.Key)] : sentences.Select(sentence => new Remark([sentence]));
        }),
    ];

    /// <summary>What is said alike of several cells, behind their names.</summary>
    public IReadOnlyList<Remark> Alike(IEnumerable<Cell> cells, Func<Cell, string> sentence) =>
        [.. cells.GroupBy(sentence).Select(same => new Remark([$"{Names(same, _ => "")}: {same.Key}"]))];

    /// <summary>The names of cells, <c>no-vpc, endpoint → s3, sqs; private-subnet → all targets</c>.</summary>
    public string Names(IEnumerable<Cell> cells) => string.Join("; ", cells
        .GroupBy(cell => cell.Placement)
        .GroupBy(row => string.Join(", ", row.Select(cell => cell.Target)))
        .Select(rows => $"{Placements([.. rows.Select(row => row.Key)])} → {(rows.First().Count() is > 1 and var count && count == report.Targets.Count ? "all targets" : rows.Key)}"));

    private string Names(IEnumerable<Cell> cells, Func<Cell, string> state) =>
        string.Join("; ", cells.GroupBy(state).Select(alike => $"{Names(alike)}{alike.Key}"));

    private string Placements(string[] names) =>
        names.Length > 2 && names.Length == report.Placements.Count ? "every placement" : string.Join(", ", names);
}
