using ProbeSuite.Comparison;
using ProbeSuite.Wire;

namespace ProbeSuite.Rendering.Html.Widgets;

/// <summary>The matrix of a widget: a row for each target, a column for each placement. A click on a cell probes it again.</summary>
internal static class WidgetMatrix
{
    private const int MostCells = 600;
    private const int MostPlacements = 40;
    private const int LongestName = 40;
    private const int LongestTip = 300;

    /// <summary>The table, what it leaves out, and the legend.</summary>
    public static Markup Of(Report report, WidgetPage page)
    {
        var cells = report.Cells.ToLookup(cell => (cell.Placement, cell.Target));
        var placements = report.Placements.Select(placement => placement.Name).Take(MostPlacements).ToArray();
        var targets = Rows(report, page.OnlyNews, MostCells / Math.Max(placements.Length, 1));
        var names = ShortNames.Of([.. targets.Select(target => target.Name)], LongestName);
        return $"""
            <table>
            <tr><th></th>{ShortNames.Of(placements, LongestName).Select(name => (Markup)$"<th>{name}</th>")}</tr>
            {targets.Select((target, index) => (Markup)$"""
            <tr><th title="{Tip(target.Url)}">{names[index]}</th>{Squares(target.Name)}</tr>

            """)}</table>
            {LeftOut(report, placements.Length, targets.Length)}{Legend(report)}
            """;

        IEnumerable<Markup> Squares(string target) =>
            placements.Select(placement => Square(cells[(placement, target)].FirstOrDefault(), page));
    }

    // What is not as predicted comes first only where not all can be shown.
    private static TargetEntry[] Rows(Report report, bool onlyNews, int most)
    {
        var news = report.Cells.Where(cell => !cell.Agreement.IsAsPredicted()).Select(cell => cell.Target).ToHashSet(StringComparer.Ordinal);
        var wanted = report.Targets.Where(target => !onlyNews || news.Contains(target.Name)).ToArray();
        return wanted.Length <= most ? wanted : [.. wanted.OrderByDescending(target => news.Contains(target.Name)).Take(most)];
    }

    private static Markup Square(Cell? cell, WidgetPage page)
    {
        if (cell is null)
        {
            return $"<td></td>";
        }

        var (mark, question) = (Mark.Of(cell), Tip($"Probe {cell.Target} from {cell.Placement} now?"));
        var probe = WidgetAction.Call(page, "popup", question, new()
        {
            ["action"] = "probe",
            ["placement"] = cell.Placement,
            ["target"] = cell.Target,
        });
        return $"""
            <td class="{Badge.Class(mark)}"><a title="{Tip(cell.Explanation)}">{mark.Sign}</a>{probe}</td>
            """;
    }

    private static Markup? LeftOut(Report report, int placements, int targets) =>
        placements < report.Placements.Count || targets < report.Targets.Count
            ? (Markup)$"<p>Shown: {targets} of {report.Targets.Count} targets and {placements} of {report.Placements.Count} placements.</p>"
            : null;

    private static Markup Legend(Report report)
    {
        var counts = report.Cells.CountBy(Mark.Of).ToDictionary();
        return $"<p>{Mark.All.Where(counts.ContainsKey).Select(mark => (Markup)$"""<b class="{Badge.Class(mark)}">{mark.Sign}</b> {counts[mark]} {mark.Meaning} &#160; """)}</p>";
    }

    private static string Tip(string text) => text.Length <= LongestTip ? text : $"{text[..LongestTip]}…";
}
