using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>All cells by placement: those told in full open up, the others have a line.</summary>
internal static class CellsPart
{
    /// <summary>Characters for the sentences of all cells that have a line alone.</summary>
    private const int Room = 250_000;

    private const int LongestLine = 400;
    private const int LongestName = 60;
    private const string AsPredicted = "As predicted, ";

    /// <summary>Beyond so many lines there is the matrix.</summary>
    private const int MostLines = 6_000;

    /// <summary>The section; nothing when there is no cell.</summary>
    public static Markup? Of(PageContents page)
    {
        var cells = page.Report.Cells;
        var longest = Math.Min(LongestLine, Room / Math.Max(1, cells.Count));
        HashSet<Cell> shown = new(cells.OrderBy(CellOrder.Of).Take(MostLines), ReferenceEqualityComparer.Instance);
        var rows = cells.Where(shown.Contains).ToLookup(cell => cell.Placement);
        return cells.Count == 0 ? null : (Markup)$"""
            <section id="cells" aria-labelledby="cells-h">
            <h2 id="cells-h">Cells</h2>
            {Said(page, shown.Count, longest)}
            {page.PlacementsInOrder.Select((name, index) => Placement(page, name, index + 1, [.. rows[name]], longest))}</section>

            """;
    }

    private static Markup? Said(PageContents page, int shown, int longest)
    {
        var all = page.Report.Cells.Count;
        var cut = longest < LongestLine ? $", in {longest} characters" : "";
        var absent = shown < all ? $" {all - shown} are in the matrix alone." : "";
        return all == page.Full.Count ? null : (Markup)$"""
            <p class="more">Of {all} cells {page.Full.Count} are told in full, those first that are not as predicted; of the others
            only what was seen is told{cut}.{absent} The whole is in the report’s JSON: {page.Report.Run.Id}.json, stored beside
            this page in the suite’s bucket, or what --json prints.</p>

            """;
    }

    private static Markup Placement(PageContents page, string name, int number, Cell[] cells, int longest)
    {
        var facts = page.Report.Placements.FirstOrDefault(placement => placement.Name == name);
        var marks = cells.CountBy(Mark.Of).OrderBy(count => Mark.All.ToList().IndexOf(count.Key));
        var line = facts is null ? null : PlacementLine.Of(facts, page.Report);
        var names = ShortNames.Of([.. cells.Select(cell => cell.Target)], LongestName);
        var open = page.IsLarge ? null : (Markup)$" open";
        var counts = marks.Select(count => (Markup)$"<span>{Badge.Of(count.Key)} {count.Value}</span> ");
        return $"""
            <details class="place"{open}><summary><h3>{name}</h3> <span class="counts">{counts}</span></summary>
            <div id="p{number}">
            {line}{cells.Select((cell, index) => page.Full.GetValueOrDefault(cell) ?? Line(page, cell, names[index], longest))}</div></details>

            """;
    }

    private static Markup Line(PageContents page, Cell cell, string name, int longest) => $"""
        <p class="cell" id="c{page.NumberOf(cell)}"><b class="m {Badge.Class(Mark.Of(cell))}">{Mark.Of(cell).Sign}</b>
        <b class="t">{name}</b><span class="x">{Cut(cell.Explanation, longest)}</span></p>

        """;

    // The mark has said already what many sentences begin with.
    private static string Cut(string text, int longest)
    {
        var told = text.StartsWith(AsPredicted, StringComparison.Ordinal) && text.Length > AsPredicted.Length
            ? $"{char.ToUpperInvariant(text[AsPredicted.Length])}{text[(AsPredicted.Length + 1)..]}"
            : text;
        return told.Length <= longest ? told : $"{told[..longest]}…";
    }
}
