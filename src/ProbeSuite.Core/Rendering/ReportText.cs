using System.Globalization;
using ProbeSuite.Comparison;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering;

/// <summary>A report as people read it in a terminal or an e-mail.</summary>
public static class ReportText
{
    private const int Most = 30;

    private const int LongestSubject = 100;

    /// <summary>What is wrong first, then what changed, the matrix in monospace, the laws, and the problems of the run.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stored">Where the whole report is, if it names no page of its own; null when it is stored nowhere, or the report itself says it.</param>
    public static string Render(Report report, string? stored = null)
    {
        var page = new Page();
        var sections = new ReportSections(report, Most);
        var headline = Headline.Of(report);
        page.Paragraph($"{char.ToUpperInvariant(headline[0])}{headline[1..]}.");
        page.Item(RunLine(report.Run));
        foreach (var section in sections.Urgent)
        {
            Write(page, section);
        }

        if (MatrixText.Render(report) is { Length: > 0 } matrix)
        {
            page.Drawing(matrix);
        }

        if (sections.Denied is { } denied)
        {
            page.Paragraph(denied);
        }

        foreach (var section in sections.Rest)
        {
            Write(page, section);
        }

        if (report.Cut is { } cut)
        {
            page.Paragraph(cut);
        }

        if ((report.Page ?? stored) is { } where)
        {
            page.Paragraph($"The whole report: {where}");
        }

        return page.ToString();
    }

    /// <summary>One line for a mail's subject: at most 100 ASCII characters, no line break.</summary>
    public static string Subject(Report report)
    {
        var suite = Harmless.Ascii($"ProbeSuite{(report.Run.Region is { } region ? $" {region}" : "")}: ");
        return (report.Summary.Verdict, Headline.News(report)) switch
        {
            (RunVerdict.Disagreement, _) => Fit(
                $"{suite}{Headline.Share(Headline.Wrong(report.Summary), report.Summary)} {New(report)}",
                report.Cells.Where(cell => cell.Agreement.IsDisagreement()).OrderByDescending(cell => cell.Change is not null)),
            (_, { Length: > 0 } news) => Fit($"{suite}{news}", report.Cells.Where(Headline.IsNews)),
            _ => Fit(suite + Headline.Of(report), report.Cells.Where(Headline.IsUnwell)),
        };
    }

    private static string New(Report report) => Headline.New(report) switch
    {
        0 => "not as predicted",
        var found when found == Headline.Wrong(report.Summary) => "newly not as predicted",
        var found => $"not as predicted, {found} new",
    };

    /// <summary>When, where and by what the run was made.</summary>
    internal static string RunLine(RunFacts run)
    {
        var when = run.StartedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var took = Durations.Text(TimeSpan.FromMilliseconds(run.DurationMs));
        return string.Join(", ", new[] { $"{when} UTC", run.Trigger, run.Region, run.Account, took, $"run {run.Id}" }.OfType<string>());
    }

    private static void Write(Page page, Section section)
    {
        if (section.Remarks.Count == 0)
        {
            page.Paragraph(section.Title);
            return;
        }

        page.Heading(section.Title);
        foreach (var remark in section.Remarks)
        {
            foreach (var sentence in remark.Sentences)
            {
                page.Item(sentence);
            }

            if (remark.Fix is { } fix)
            {
                page.Fix(remark.Label, fix);
            }
        }

        if (section.Left > 0)
        {
            page.Item($"and {section.Left} more");
        }
    }

    // As many cells as there is room for, none of them in part.
    private static string Fit(string subject, IEnumerable<Cell> named)
    {
        var cells = named.Select(cell => Harmless.Ascii($"{cell.Placement} -> {cell.Target}")).ToArray();
        for (var shown = cells.Length; shown > 0; shown--)
        {
            var more = shown < cells.Length ? $" and {cells.Length - shown} more" : "";
            var whole = $"{subject}: {string.Join(", ", cells.Take(shown))}{more}";
            if (whole.Length <= LongestSubject)
            {
                return whole;
            }
        }

        return subject.Length <= LongestSubject ? subject : $"{subject[..(LongestSubject - 3)]}...";
    }
}
