using ProbeSuite.Comparison;
using ProbeSuite.Laws;

namespace ProbeSuite.Rendering;

/// <summary>A run in one sentence.</summary>
internal static class Headline
{
    /// <summary>What counts most, without a stop at its end.</summary>
    public static string Of(Report report) => $"{Cells(report.Summary)}{BrokenLaws(report.Laws)}";

    /// <summary>A part of the cells, <c>2 of 24 cells</c>.</summary>
    public static string Share(int part, Summary summary) => $"{part} of {Count(summary.Cells, "cell", "cells")}";

    /// <summary>Cells that are not as predicted.</summary>
    public static int Wrong(Summary summary) => summary.UnexpectedlyBlocked + summary.UnexpectedlyOpen;

    /// <summary>A number and its noun.</summary>
    public static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

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

    private static string BrokenLaws(IEnumerable<LawVerdict> laws) => laws.Count(law => law.Verdict == Judgement.Broken) switch
    {
        0 => "",
        var broken => $"; {Count(broken, "law is", "laws are")} broken",
    };
}
