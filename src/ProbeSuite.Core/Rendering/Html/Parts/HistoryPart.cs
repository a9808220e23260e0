using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>What the last runs said of each cell, as a strip of signs. Cells that never changed are counted.</summary>
internal static class HistoryPart
{
    private const int MostRuns = 30;
    private const int MostCells = 150;

    /// <summary>The section; nothing when there is no run before.</summary>
    public static Markup? Of(PageContents page)
    {
        PastRun[] runs = [.. page.History.Runs.Where(run => run.Id != page.Report.Run.Id).TakeLast(MostRuns - 1)];
        if (runs.Length == 0 || page.Report.Cells.Count == 0)
        {
            return null;
        }

        var strips = page.Report.Cells.Select(cell => (Cell: cell, Marks: Strip(page.History, runs, cell))).ToArray();
        var moving = strips
            .Where(strip => strip.Marks.Distinct().Skip(1).Any() || strip.Cell.Agreement.IsDisagreement())
            .OrderBy(strip => CellOrder.Of(strip.Cell))
            .ToArray();
        return $"""
            <section id="history" aria-labelledby="history-h">
            <h2 id="history-h">History</h2>
            <p class="more">{runs.Length + 1} runs since {Moments.Of(runs[0].StartedAt)}, the latest at the right.
            {Said(strips.Length, moving.Length)}</p>
            <ul class="strips">
            {moving.Take(MostCells).Select(strip => Line(page, strip.Cell, strip.Marks))}</ul>
            </section>

            """;
    }

    private static Mark?[] Strip(History history, PastRun[] runs, Cell cell)
    {
        var said = history.Last(cell.Placement, cell.Target, MostRuns).ToDictionary(past => past.Run.Id, past => past.Agreement);
        return [.. runs.Select(run => said.TryGetValue(run.Id, out var agreement) ? Mark.Of(agreement) : null), Mark.Of(cell.Agreement)];
    }

    private static string Said(int all, int moving) =>
        (moving == 0 ? "No cell changed."
            : all == moving ? ""
            : $"{all - moving} of {all} cells never changed and are left out.")
        + (moving > MostCells ? $" {moving - MostCells} more did, and are left out too." : "");

    private static Markup Line(PageContents page, Cell cell, Mark?[] marks)
    {
        var stretches = Stretches(marks).ToList();
        var words = string.Join(", then ", stretches.Select(stretch => $"{stretch.Runs} × {stretch.Mark?.Meaning ?? "not asked"}"));
        var signs = stretches.Select(stretch => (Markup)$"""
            <b class="{(stretch.Mark is { } mark ? Badge.Class(mark) : "gap")}">{new string(stretch.Mark?.Sign ?? ' ', stretch.Runs)}</b>
            """);
        return $"""
            <li><a href="#c{page.NumberOf(cell)}">{cell.Placement} → {cell.Target}</a>
            <span class="strip" role="img" aria-label="{words}">{signs}</span></li>

            """;
    }

    private static IEnumerable<(Mark? Mark, int Runs)> Stretches(Mark?[] marks)
    {
        for (var (start, index) = (0, 1); index <= marks.Length; index++)
        {
            if (index == marks.Length || marks[index] != marks[start])
            {
                yield return (marks[start], index - start);
                start = index;
            }
        }
    }
}
