using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Paths;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>Every distinct way, drawn once.</summary>
internal static class PathsPart
{
    private const int MostNames = 6;

    /// <summary>The section; nothing when no way is known.</summary>
    public static Markup? Of(PageContents page) => page.Paths.All.Count == 0 ? null : (Markup)$"""
        <section id="paths" aria-labelledby="paths-h">
        <h2 id="paths-h">Paths</h2>
        <p class="more">As the configuration has them. A gate that lets pass is marked ✓ on the line, one that does not ✗. SG is a security group, NACL a network ACL.{(page.Paths.LeftOut > 0 ? $" {page.Paths.LeftOut} more are not drawn." : "")}</p>
        {page.Paths.All.Select((path, index) => Figure(path.Plan, path.Cells, index + 1))}</section>

        """;

    /// <summary>A drawing once more, where a cell is told.</summary>
    public static Markup Again(PageContents page, int number)
    {
        var layout = new PathLayout(page.Paths.All[number - 1].Plan);
        return $"""
            <div class="draw" tabindex="0" role="group" aria-label="Path {number}">{Svg(layout, $"Path {number}, as drawn under Paths", (Markup)$"""<use href="#way{number}"/>""")}</div>

            """;
    }

    private static Markup Figure(PathPlan plan, List<Cell> cells, int number)
    {
        var layout = new PathLayout(plan);
        return $"""
            <figure id="path{number}"><figcaption>{Caption(cells)}</figcaption>
            <div class="draw" tabindex="0" role="group" aria-label="Path {number}">{Svg(layout, PathDrawing.Words(plan), (Markup)$"""<g id="way{number}" class="d">{PathDrawing.Draw(plan, layout)}</g>""")}</div></figure>

            """;
    }

    private static Markup Svg(PathLayout layout, string words, Markup drawing) =>
        $"""<svg class="path" width="{layout.Width}" height="{layout.Height}" viewBox="0 0 {layout.Width} {layout.Height}" role="img" aria-label="{words}" focusable="false">{drawing}</svg>""";

    private static Markup Caption(List<Cell> cells)
    {
        var placements = cells.Select(cell => cell.Placement).Distinct().ToList();
        var targets = cells.Select(cell => cell.Target).Distinct().ToList();
        var marks = cells.CountBy(Mark.Of).OrderBy(count => CellOrder.Of(cells.First(cell => Mark.Of(cell) == count.Key)));
        return $"""{marks.Select(mark => (Markup)$"""{Badge.Of(mark.Key)} """)}<b>{Some(placements)}</b> → {Some(targets)}{(placements.Count * targets.Count == cells.Count ? null : (Markup)$""" <span class="since">{cells.Count} cells</span>""")}""";
    }

    private static string Some(List<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
