using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>A report as test results: a test for each cell, grouped by placement. What could not be told is skipped, with its reason.</summary>
public static class ReportJUnit
{
    /// <summary>The XML.</summary>
    public static string Render(Report report) => JUnit.Render([.. report.Cells.Select(cell => Case(cell, report.Run))]);

    private static JUnitCase Case(Cell cell, RunFacts run) => new(cell.Placement, cell.Target, Verdict(cell.Agreement), cell.Agreement.IsAsPredicted() ? null : cell.Explanation)
    {
        Type = cell.Agreement.Words(),
        Details = string.Join('\n', new[] { SinceText.Of(cell, run), cell.Fix ?? "" }.Where(text => text.Length > 0)) is { Length: > 0 } details ? details : null,
        Milliseconds = cell.Observed is { Stages: { Count: > 0 } stages } ? stages.Max(stage => stage.StartMs + stage.DurationMs) : null,
    };

    private static JUnitVerdict Verdict(Agreement agreement) =>
        agreement.IsAsPredicted() ? JUnitVerdict.Passed : agreement.IsDisagreement() ? JUnitVerdict.Failed : JUnitVerdict.Skipped;
}
