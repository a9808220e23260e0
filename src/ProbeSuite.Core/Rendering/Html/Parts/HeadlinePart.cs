using ProbeSuite.Comparison;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>The run in a sentence, then every disagreement with cause, since when, and what to do.</summary>
internal static class HeadlinePart
{
    private const int Most = 12;

    /// <summary>The page's head.</summary>
    public static Markup Of(PageContents page)
    {
        var (report, headline) = (page.Report, Headline.Of(page.Report));
        Cell[] wrong = [.. report.Cells.Where(cell => cell.Agreement.IsDisagreement())];
        return $"""
            <header>
            <p class="run">{Run(report.Run)}</p>
            <h1 class="{report.Summary.Verdict.Word()}">{char.ToUpperInvariant(headline[0])}{headline[1..]}.</h1>
            {(report.Cut is { } cut ? (Markup)$"""<p class="cut">{cut}</p>""" : null)}{Disagreements(page, wrong)}
            </header>

            """;
    }

    private static Markup Run(RunFacts run)
    {
        string?[] known = [run.Trigger, run.Region, run.Account, Durations.Text(TimeSpan.FromMilliseconds(run.DurationMs))];
        var facts = known.OfType<string>();
        return $"""<strong>ProbeSuite</strong> {Moments.Of(run.StartedAt)}{facts.Select(fact => (Markup)$""" <span>{fact}</span>""")}""";
    }

    private static Markup? Disagreements(PageContents page, Cell[] wrong) => wrong.Length == 0 ? null : (Markup)$"""
        <ol class="wrong" aria-label="Not as predicted">
        {wrong.Take(Most).Select(cell => Disagreement(page, cell))}</ol>
        {(wrong.Length > Most ? (Markup)$"""<p class="more">And {wrong.Length - Most} more, marked in the matrix.</p>""" : null)}
        """;

    private static Markup Disagreement(PageContents page, Cell cell) => $"""
        <li>{Badge.Of(Mark.Of(cell))}<div><p class="who"><a href="#c{page.NumberOf(cell)}">{cell.Placement} → {cell.Target}</a>
        {(Since(page, cell) is { } since ? (Markup)$"""<span class="since">since {since}</span>""" : null)}</p>
        <p>{cell.Explanation}</p>{FixBox.Of(cell.Fix)}</div>

        """;

    /// <summary>Since when a cell is what it is; nothing when that is not known.</summary>
    internal static Markup? Since(PageContents page, Cell cell) => cell.Since is not { } since ? null
        : since >= page.Report.Run.StartedAt ? (Markup)$"this run"
        : $"{Moments.Of(since)}, for {Durations.Words(page.Report.Run.StartedAt - since)}";
}
