using ProbeSuite.Comparison;

namespace ProbeSuite.Lab.Faults;

/// <summary>What tells one report from another, in lines: cells of a placement that changed alike, cells that are gone, laws, findings, problems of the run.</summary>
public static class Difference
{
    /// <summary>The lines, in a fixed order.</summary>
    /// <param name="healthy">The report before.</param>
    /// <param name="now">The report that is told apart from it.</param>
    public static IReadOnlyList<string> Between(Report healthy, Report now) =>
    [
        .. Changed(healthy, now).GroupBy(cell => (cell.Placement, Says: Says(cell))).Select(cells => $"{cells.Key.Placement} {string.Join(' ', cells.Select(cell => cell.Target))}: {cells.Key.Says}"),
        .. healthy.Cells.Where(cell => !now.Cells.Any(left => left.Placement == cell.Placement && left.Target == cell.Target)).Select(cell => $"no cell {cell.Placement} {cell.Target}"),
        .. now.Laws.Where(law => healthy.Laws.FirstOrDefault(before => before.Law == law.Law)?.Verdict != law.Verdict).Select(law => $"law {law.Law}: {Word(law.Verdict)}"),
        .. Findings(now).Except(Findings(healthy)).Select(finding => $"finding {finding}"),
        .. Findings(healthy).Except(Findings(now)).Select(finding => $"no finding {finding}"),
        .. now.Run.Problems.Except(healthy.Run.Problems).Select(problem => $"problem {problem}"),
    ];

    /// <summary>The cells that changed.</summary>
    internal static IEnumerable<Cell> Changed(Report healthy, Report now)
    {
        var before = healthy.Cells.ToDictionary(cell => (cell.Placement, cell.Target), Says);
        return now.Cells.Where(cell => before.GetValueOrDefault((cell.Placement, cell.Target)) != Says(cell));
    }

    private static string Says(Cell cell) => string.Join(", ",
        new[] { cell.Agreement.Words(), cell.Observed?.Outcome, cell.Observed?.ServedVia }.OfType<string>().Concat(cell.Agreement is Agreement.NotRun ? [] : cell.Predicted.Codes.Distinct()));

    private static IEnumerable<string> Findings(Report report) => report.Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Distinct();

    private static string Word(Laws.Judgement verdict) => verdict switch
    {
        Laws.Judgement.Holds => "holds",
        Laws.Judgement.Broken => "broken",
        _ => "not exercised",
    };
}
