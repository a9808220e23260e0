using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>The run in a sentence, then all that is wrong or not known, with cause, since when, and what to do.</summary>
internal static class HeadlinePart
{
    private const int MostEntries = 12;
    private const int MostProblems = 4;
    private const int MostSentences = 4;
    private const int MostNames = 6;

    /// <summary>The page's head.</summary>
    public static Markup Of(PageContents page)
    {
        var (report, headline) = (page.Report, Headline.Of(page.Report));
        var cut = report.Cut is { } text ? (Markup)$"""<p class="cut">{text}</p>""" : null;
        return $"""
            <header>
            <p class="run">{Run(report.Run)}</p>
            <h1 class="{report.Summary.Verdict.Word()}">{char.ToUpperInvariant(headline[0])}{headline[1..]}.</h1>
            {cut}{Wrong(page)}
            </header>

            """;
    }

    private static Markup Run(RunFacts run)
    {
        string?[] facts = [run.Trigger, run.Region, run.Account, Durations.Text(TimeSpan.FromMilliseconds(run.DurationMs))];
        return $"""
            <strong>ProbeSuite</strong> <span>{Moments.Of(run.StartedAt)}</span>{facts.OfType<string>().Select(fact => (Markup)$" <span>{fact}</span>")}
            """;
    }

    private static Markup? Wrong(PageContents page)
    {
        var cells = page.Report.Cells.Where(cell => !cell.Agreement.IsAsPredicted()).GroupBy(CellOrder.Of).OrderBy(rank => rank.Key);
        var problems = page.Report.Findings.Where(finding => finding.Severity == Severity.Problem).ToArray();
        Entry[] entries =
        [
            .. cells.Where(rank => rank.Key == 0).SelectMany(rank => Causes(page, rank)),
            .. problems.Take(MostProblems).Select(Problem),
            .. cells.Where(rank => rank.Key > 0).SelectMany(rank => Causes(page, rank)),
        ];
        var left = entries.Skip(MostEntries).Sum(entry => entry.Cells);
        var problemsLeft = problems.Length - entries.Take(MostEntries).Count(entry => entry.Cells == 0);
        return entries.Length == 0 ? null : (Markup)$"""
            <ol class="wrong" aria-label="What is wrong or not known">
            {entries.Take(MostEntries).Select(entry => entry.Html)}</ol>
            {(left > 0 ? (Markup)$"""<p class="more">And {Headline.Count(left, "cell", "cells")} more, marked in the matrix.</p>""" : null)}
            {(problemsLeft > 0 ? (Markup)$"""<p class="more">And {Headline.Count(problemsLeft, "problem", "problems")} more, under Findings.</p>""" : null)}
            """;
    }

    // What one change mends, or one sentence explains, is one thing that is wrong.
    private static IEnumerable<Entry> Causes(PageContents page, IEnumerable<Cell> cells) => cells
        .GroupBy(cell => (Mark: Mark.Of(cell), cell.Since, cell.Fix))
        .SelectMany(alike => SharedCause.Of(alike).Select(cause => (alike.Key.Mark, Cause: cause)))
        .GroupBy(told => (told.Mark, told.Cause.Cells[0].Fix ?? told.Cause.Sentence), told => told.Cause)
        .Select(same => new Entry(Html(page, same.Key.Mark, [.. same]), same.Sum(cause => cause.Cells.Count)));

    private static Markup Html(PageContents page, Mark mark, SharedCause[] causes)
    {
        var left = causes.Skip(MostSentences).Sum(cause => cause.Cells.Count);
        return $"""
            <li>{Badge.Of(mark)}<div>{causes.Take(MostSentences).Select(cause => Sentence(page, cause))}
            {(left > 0 ? (Markup)$"""<p class="more">And {Headline.Count(left, "cell", "cells")} more of the same cause.</p>""" : null)}{FixBox.Of(causes[0].Cells[0].Fix)}</div>

            """;
    }

    private static Markup Sentence(PageContents page, SharedCause cause)
    {
        var cells = cause.Cells;
        var names = cells.Take(MostNames).Select((cell, index) => (Markup)$"""
            {(index > 0 ? ", " : "")}<a href="#c{page.NumberOf(cell)}">{Name(cell, index > 0 ? cells[index - 1] : null)}</a>
            """);
        var more = cells.Count > MostNames ? (Markup)$" and {cells.Count - MostNames} more" : null;
        var since = Since(page, cells[0]) is { } moment ? (Markup)$""" <span class="since">since {moment}</span>""" : null;
        return $"""
            <p class="who">{names}{more}{since}</p><p>{cause.Sentence}</p>
            """;
    }

    private static string Name(Cell cell, Cell? before) =>
        cell.Placement == before?.Placement ? cell.Target : $"{cell.Placement} → {cell.Target}";

    private static Entry Problem(Finding finding) => new($"""
        <li>{Badge.Of('m', "odd", '!', "problem")}<div><p class="who"><a href="#findings">{finding.Subject}</a></p>
        <p>{finding.Sentence}</p>{FixBox.Of(finding.Fix)}</div>

        """, 0);

    /// <summary>Since when a cell is what it is; nothing when that is not known.</summary>
    internal static Markup? Since(PageContents page, Cell cell) => cell.Since is not { } since ? null
        : since >= page.Report.Run.StartedAt ? (Markup)$"this run"
        : $"{Moments.Of(since)}, for {Durations.Words(page.Report.Run.StartedAt - since)}";

    private sealed record Entry(Markup Html, int Cells);
}
