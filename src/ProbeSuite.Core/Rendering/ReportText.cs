using System.Globalization;
using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering;

/// <summary>A report as people read it in a terminal or an e-mail.</summary>
public static class ReportText
{
    /// <summary>A mail lists so many entries of a kind; whoever needs more needs the whole report.</summary>
    private const int Most = 30;

    private const int LongestSubject = 100;

    /// <summary>What is wrong first, then the matrix in monospace, then what changed, the laws, and the problems of the run.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stored">Where the whole report is; null when it is stored nowhere, or the report itself says it.</param>
    public static string Render(Report report, string? stored = null)
    {
        var page = new Page();
        var headline = Headline.Of(report);
        page.Paragraph($"{char.ToUpperInvariant(headline[0])}{headline[1..]}.");
        page.Item(RunLine(report.Run));

        Disagreements(page, report);
        Matrix(page, report);
        List(page, "Reached, and something is wrong there", Unwell(report));
        List(page, "Seen", [.. EgressText.Sentences(report), .. ThroughEndpoints(report)]);
        Changes(page, report.Summary.ChangedSinceLastRun);
        List(page, "Not run", Grouped(report, Agreement.NotRun, cell => cell.Placement));
        List(page, "Not known", Grouped(report, Agreement.Unknown, cell => $"{cell.Placement} → {cell.Target}"));
        LawsText(page, report.Laws);
        Findings(page, report.Findings);
        List(page, "Problems of the run", report.Run.Problems);
        if ((report.Cut ?? (stored is null ? null : $"The whole report: {stored}")) is { } where)
        {
            page.Paragraph(where);
        }

        return page.ToString();
    }

    /// <summary>One line for a mail's subject: at most 100 ASCII characters, no line break.</summary>
    public static string Subject(Report report)
    {
        var suite = Harmless.Ascii($"ProbeSuite{(report.Run.Region is { } region ? $" {region}" : "")}: ");
        return report.Summary.Verdict == RunVerdict.Disagreement
            ? Fit($"{suite}{Headline.Share(Headline.Wrong(report.Summary), report.Summary)} not as predicted", [.. report.Cells.Where(IsWrong).Select(cell => Harmless.Ascii($"{cell.Placement} -> {cell.Target}"))])
            : Fit(suite + Headline.Of(report), []);
    }

    // As many cells as there is room for, none of them in part.
    private static string Fit(string subject, string[] cells)
    {
        for (var named = cells.Length; named > 0; named--)
        {
            var more = named < cells.Length ? $" and {cells.Length - named} more" : "";
            var whole = $"{subject}: {string.Join(", ", cells.Take(named))}{more}";
            if (whole.Length <= LongestSubject)
            {
                return whole;
            }
        }

        return subject.Length <= LongestSubject ? subject : $"{subject[..(LongestSubject - 3)]}...";
    }

    private static string RunLine(RunFacts run)
    {
        var when = run.StartedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var took = Durations.Text(TimeSpan.FromMilliseconds(run.DurationMs));
        return string.Join(", ", new[] { $"{when} UTC", run.Trigger, run.Region, run.Account, took, $"run {run.Id}" }.OfType<string>());
    }

    private static void Disagreements(Page page, Report report)
    {
        var wrong = report.Cells.Where(IsWrong).ToArray();
        if (wrong.Length == 0)
        {
            return;
        }

        page.Heading("Not as predicted");
        foreach (var cell in wrong.Take(Most))
        {
            page.Item(Sentence(cell));
            if (cell.Fix is { } fix)
            {
                page.Verbatim("Fix: ", fix);
            }
        }

        More(page, wrong.Length);
    }

    private static void Matrix(Page page, Report report)
    {
        if (MatrixText.Render(report) is { Length: > 0 } matrix)
        {
            page.Drawing(matrix);
        }

        var denied = report.Cells.Where(cell => cell.Observed?.Permission == Permission.Denied).GroupBy(cell => cell.Target)
            .Select(cells => $"{cells.Key} from {(cells.Count() == report.Placements.Count ? "everywhere" : string.Join(", ", cells.Select(cell => cell.Placement)))}").ToArray();
        if (denied.Length > 0)
        {
            page.Paragraph($"The path is open and permission was denied: {string.Join("; ", denied)}.");
        }
    }

    private static void Changes(Page page, IReadOnlyList<string>? changes)
    {
        if (changes is [])
        {
            page.Paragraph("Nothing has changed since the last run.");
        }

        List(page, "Changed since the last run", changes ?? []);
    }

    private static IEnumerable<string> ThroughEndpoints(Report report) => report.Cells
        .Where(cell => cell.Observed?.ServedVia is not null)
        .Select(cell => $"{cell.Placement} reached {cell.Target} through a {cell.Observed!.ServedVia}, as the traffic itself proves");

    private static void LawsText(Page page, IReadOnlyList<LawVerdict> laws)
    {
        if (laws.Count == 0)
        {
            return;
        }

        page.Heading($"Laws: {Number(Judgement.Holds)} hold, {Number(Judgement.Broken)} broken, {Number(Judgement.NotExercised)} not exercised");
        foreach (var law in laws.Where(law => law.Verdict == Judgement.Broken))
        {
            page.Item($"{law.Law}: {law.Statement} Evidence: {string.Join("; ", law.Evidence.DefaultIfEmpty("none"))}.");
        }

        int Number(Judgement judgement) => laws.Count(law => law.Verdict == judgement);
    }

    private static void Findings(Page page, IReadOnlyList<Finding> findings)
    {
        var grave = findings.Where(finding => finding.Severity != Severity.Advice).ToArray();
        var advice = findings.Count - grave.Length;
        if (findings.Count == 0)
        {
            return;
        }

        page.Heading($"Findings: {Headline.Count(grave.Length, "problem or hazard", "problems and hazards")}, {Headline.Count(advice, "piece", "pieces")} of advice");
        foreach (var finding in grave.Take(Most))
        {
            page.Item($"{finding.Subject}: {finding.Sentence}");
            if (finding.Fix is { } fix)
            {
                page.Verbatim("Fix: ", fix);
            }
        }

        More(page, grave.Length);
    }

    private static void List(Page page, string heading, IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        page.Heading(heading);
        foreach (var entry in entries.Take(Most))
        {
            page.Item(entry);
        }

        More(page, entries.Count);
    }

    private static void More(Page page, int all)
    {
        if (all > Most)
        {
            page.Item($"and {all - Most} more");
        }
    }

    // One cause often stands behind many cells: it is told once.
    private static string[] Grouped(Report report, Agreement agreement, Func<Cell, string> name) =>
    [
        .. report.Cells.Where(cell => cell.Agreement == agreement).GroupBy(cell => cell.Explanation)
            .Select(cells => $"{string.Join(", ", cells.Select(name).Distinct())}: {cells.Key}"),
    ];

    // The network does what it should; who listens at its end does not.
    private static string[] Unwell(Report report) =>
    [
        .. report.Cells.Where(cell => cell is { Agreement: Agreement.OpenAsPredicted, Observed.Outcome: "unexpected answer" or "refused" or "reset" or "closed" or "silent" or "tls failed" or "not the protocol" })
            .GroupBy(cell => (cell.Target, cell.Observed!.Outcome))
            .Select(cells => $"{string.Join(", ", cells.Select(cell => cell.Placement))} → {cells.Key.Target}: {cells.First().Explanation}"),
    ];

    private static bool IsWrong(Cell cell) => cell.Agreement is Agreement.UnexpectedlyBlocked or Agreement.UnexpectedlyOpen;

    private static string Sentence(Cell cell) => $"{cell.Placement} → {cell.Target}: {cell.Explanation}";
}
