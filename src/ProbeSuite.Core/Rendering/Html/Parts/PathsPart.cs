using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Paths;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>Every distinct way, drawn once.</summary>
internal static class PathsPart
{
    private const int MostNames = 6;

    /// <summary>The section; nothing when no way is known.</summary>
    public static Markup? Of(PageContents page)
    {
        var left = page.Paths.LeftOut > 0 ? $" {page.Paths.LeftOut} more are not drawn." : "";
        return page.Paths.All.Count == 0 ? null : (Markup)$"""
            <section id="paths" aria-labelledby="paths-h">
            <h2 id="paths-h">Paths</h2>
            <p class="more">As the configuration has them. A gate that lets pass is marked ✓ on the line, one that does not ✗. SG is a
            security group, NACL a network ACL.{left}</p>
            {page.Paths.All.Select((path, index) => Figure(path, index + 1))}</section>

            """;
    }

    /// <summary>A drawing once more, where a cell is told.</summary>
    public static Markup Again(PageContents page, int number) => Drawing(
        new(page.Paths.All[number - 1].Plan), number, $"Path {number}, as drawn under Paths", (Markup)$"""<use href="#way{number}"/>""");

    private static Markup Figure(DrawnPath path, int number)
    {
        var layout = new PathLayout(path.Plan);
        var drawing = (Markup)$"""<g id="way{number}" class="d">{PathDrawing.Draw(path.Plan, layout)}</g>""";
        return $"""
            <figure id="path{number}"><figcaption>{Caption(path)}</figcaption>
            {Drawing(layout, number, PathDrawing.Words(path.Plan), drawing)}</figure>

            """;
    }

    private static Markup Drawing(PathLayout layout, int number, string words, Markup drawing)
    {
        var (width, height) = (layout.Width, layout.Height);
        return $"""
            <div class="draw" tabindex="0" role="group" aria-label="Path {number}">
            <svg class="path" width="{width}" height="{height}" viewBox="0 0 {width} {height}"
            role="img" aria-label="{words}" focusable="false">{drawing}</svg></div>

            """;
    }

    private static Markup Caption(DrawnPath path)
    {
        Cell[] cells = [.. path.Takers.Select(taker => taker.Cell).Distinct()];
        var placements = cells.Select(cell => cell.Placement).Distinct().ToList();
        var targets = cells.Select(cell => cell.Target).Distinct().ToList();
        var marks = cells.GroupBy(Mark.Of).OrderBy(same => CellOrder.Of(same.First()));
        var count = placements.Count * targets.Count == cells.Length
            ? null
            : (Markup)$""" <span class="since">{cells.Length} cells</span>""";
        return $"{marks.Select(same => (Markup)$"{Badge.Of(same.Key)} ")}<b>{Some(placements)}</b> → {Some(targets)}{count}{Route(path)}";
    }

    // Cells that share a way from the same subnets may lead to different addresses.
    private static Markup? Route(DrawnPath path)
    {
        var routes = path.Takers.Select(taker => CellWays.Route(taker.Way)).Distinct().OfType<string>().ToArray();
        var from = path.Plan.From is { } subnets ? $"from {subnets}" : null;
        var words = routes is [var only] ? only : from;
        return words is null ? null : (Markup)$"""
            <span class="route">{Badge.Of(path.Path)} {Verdicts.Word(path.Path)}, {words}</span>
            """;
    }

    private static string Some(List<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
