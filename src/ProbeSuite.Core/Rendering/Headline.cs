using ProbeSuite.Comparison;
using ProbeSuite.Laws;

namespace ProbeSuite.Rendering;

/// <summary>A run in one sentence.</summary>
internal static class Headline
{
    /// <summary>What counts most, without a stop at its end.</summary>
    public static string Of(Report report)
    {
        var news = News(report);
        var (found, wrong) = (New(report), Wrong(report.Summary));
        var of = found == 0 ? "" : found < wrong ? $", {found} of them new" : found == 1 ? ", which is new" : ", all of them new";
        return $"{Cells(report.Summary)}{of}{(news.Length > 0 ? $"; {news}" : "")}{Unwell(report.Cells.Count(IsUnwell))}{BrokenLaws(report.Laws)}";
    }

    /// <summary>What has changed but is no new disagreement, <c>2 newly blocked, 1 open again</c>; empty when nothing has.</summary>
    public static string News(Report report) => string.Join(", ", report.Cells
        .Where(IsNews)
        .CountBy(Word)
        .Select(group => $"{group.Value} {group.Key}"));

    /// <summary>Whether a cell has changed and is no new disagreement.</summary>
    public static bool IsNews(Cell cell) => cell.Change is { } change && !(change.Kind == ChangeKind.Began && cell.Agreement.IsDisagreement());

    /// <summary>Whether the network does what it should, and who listens at its end does not.</summary>
    public static bool IsUnwell(Cell cell) => cell is
    {
        Agreement: Agreement.OpenAsPredicted,
        Observed.Outcome: "unexpected answer" or "refused" or "reset" or "closed" or "silent" or "tls failed" or "not the protocol",
    };

    /// <summary>A part of the cells, <c>2 of 24 cells</c>.</summary>
    public static string Share(int part, Summary summary) => $"{part} of {Count(summary.Cells, "cell", "cells")}";

    /// <summary>Cells that are not as predicted.</summary>
    public static int Wrong(Summary summary) => summary.UnexpectedlyBlocked + summary.UnexpectedlyOpen;

    /// <summary>How many disagreements are new.</summary>
    public static int New(Report report) => report.Cells.Count(cell => cell.Agreement.IsDisagreement() && cell.Change?.Kind == ChangeKind.Began);

    /// <summary>A number and its noun.</summary>
    public static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

    private static string Word(Cell cell) => (cell.Change!.Kind, cell.Counted.Agreement) switch
    {
        (ChangeKind.Flaps, _) => "flapping",
        (ChangeKind.Steady, _) => "steady again",
        (ChangeKind.Over, Agreement.OpenAsPredicted) => "open again",
        (ChangeKind.Over, _) => "blocked again, as predicted",
        (_, Agreement.OpenAsPredicted) => "newly open",
        (_, Agreement.BlockedAsPredicted) => "newly blocked",
        (_, Agreement.NotRun) => "no longer run",
        _ => "no longer known",
    };

    private static string Cells(Summary summary) => summary switch
    {
        { Cells: 0 } => "nothing to compare",
        { Verdict: RunVerdict.Agreement, Cells: 1 } => "the one cell is as predicted",
        { Verdict: RunVerdict.Agreement } => $"all {summary.Cells} cells are as predicted",
        { Verdict: RunVerdict.Disagreement } => $"{Share(Wrong(summary), summary)} {(Wrong(summary) == 1 ? "is" : "are")} not as predicted{Rest(summary)}",
        _ => $"{Share(summary.OpenAsPredicted + summary.BlockedAsPredicted, summary)} as predicted{Rest(summary)}",
    };

    private static string Rest(Summary summary) => string.Concat(
        summary.Unknown > 0 ? $", {summary.Unknown} not known" : "",
        summary.NotRun > 0 ? $", {summary.NotRun} not run" : "");

    private static string Unwell(int cells) => cells == 0 ? "" : $"; {Count(cells, "open path ends", "open paths end")} in an error";

    private static string BrokenLaws(IEnumerable<LawVerdict> laws) => laws.Count(law => law.Verdict == Judgement.Broken) switch
    {
        0 => "",
        var broken => $"; {Count(broken, "law is", "laws are")} broken",
    };
}
