using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>The matrix as a heat map: a row for each placement, a column for each target. A cell leads to its details.</summary>
internal static class MatrixPart
{
    /// <summary>Of a matrix with more cells than this, rows and columns where all is as predicted are left out.</summary>
    private const int MostCells = 10_000;

    private const int MostLines = 100;
    private const int LongestName = 32;

    /// <summary>More columns than this have their names written upright.</summary>
    private const int Wide = 8;

    /// <summary>The section; nothing when there is no cell.</summary>
    public static Markup? Of(PageContents page)
    {
        var report = page.Report;
        var cells = report.Cells.DistinctBy(cell => (cell.Placement, cell.Target)).ToDictionary(cell => (cell.Placement, cell.Target));
        var rows = Lines(report.Placements.Select(placement => placement.Name), report.Cells, cell => cell.Placement);
        var columns = Lines(report.Targets.Select(target => target.Name), report.Cells, cell => cell.Target);
        if (cells.Count == 0 || rows.Shown.Count == 0 || columns.Shown.Count == 0)
        {
            return null;
        }

        var urls = report.Targets.DistinctBy(target => target.Name).ToDictionary(target => target.Name, target => target.Url);
        var shortRows = ShortNames.Of(rows.Shown, LongestName);
        var shortColumns = ShortNames.Of(columns.Shown, LongestName);
        var skip = page.IsLarge ? (Markup)$"""<a class="skip" href="#after-matrix">Skip the matrix</a>""" : null;
        var heads = columns.Shown.Select((name, index) => (Markup)$"""
            <th scope="col" title="{urls[name]}"><span>{shortColumns[index]}</span></th>
            """);
        return $"""
            <section id="matrix" aria-labelledby="matrix-h">
            <h2 id="matrix-h">Matrix</h2>
            {skip}<div class="box" tabindex="0" role="region" aria-label="Matrix of placements and targets">
            <table class="{(columns.Shown.Count > Wide ? "heat tall" : "heat")}">
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>
            {rows.Shown.Select((name, index) => Row(page, name, shortRows[index], columns.Shown, cells))}</tbody>
            </table></div>
            {LeftOut("placements", rows.LeftOut)}{LeftOut("targets", columns.LeftOut)}{Legend(report)}</section>
            <a id="after-matrix" class="anchor"></a>

            """;
    }

    private static (IReadOnlyList<string> Shown, int LeftOut) Lines(
        IEnumerable<string> names, IReadOnlyList<Cell> cells, Func<Cell, string> nameOf)
    {
        string[] distinct = [.. names.Distinct()];
        if (cells.Count <= MostCells)
        {
            return (distinct, 0);
        }

        var news = cells.Where(cell => !cell.Agreement.IsAsPredicted()).Select(nameOf).ToHashSet();
        string[] shown = [.. distinct.OrderByDescending(news.Contains).Take(MostLines)];
        return ([.. distinct.Where(shown.Contains)], distinct.Length - shown.Length);
    }

    private static Markup Row(
        PageContents page, string placement, string brief, IReadOnlyList<string> targets, Dictionary<(string, string), Cell> cells)
    {
        var squares = targets.Select(target => Square(page, cells.GetValueOrDefault((placement, target))));
        return $"""
            <tr><th scope="row" title="{placement}"><a href="#p{page.PlacementNumber(placement)}">{brief}</a></th>{squares}</tr>

            """;
    }

    // In a large matrix the tabulator goes to what is news; the rest is reached through the placement.
    private static Markup Square(PageContents page, Cell? cell)
    {
        if (cell is null)
        {
            return $"<td></td>";
        }

        var mark = Mark.Of(cell);
        var skipped = page.IsLarge && cell.Agreement.IsAsPredicted() ? (Markup)$" tabindex=\"-1\"" : null;
        return $"""
            <td class="{Badge.Class(mark)}"><a{skipped} href="#c{page.NumberOf(cell)}">{mark.Sign}<i> {mark.Meaning}</i></a></td>
            """;
    }

    private static Markup? LeftOut(string what, int number) => number == 0 ? null
        : (Markup)$"""<p class="more">Left out: {number} {what}, those first where all is as predicted.</p>""";

    private static Markup Legend(Report report)
    {
        var counts = report.Cells.CountBy(Mark.Of).ToDictionary();
        var entries = Mark.All.Where(counts.ContainsKey).Select(mark => (Markup)$"""
            <li><b class="m {Badge.Class(mark)}" aria-hidden="true">{mark.Sign}</b> {counts[mark]} {mark.Meaning}</li>
            """);
        return $"""
            <ul class="legend">{entries}</ul>

            """;
    }
}
