using System.Globalization;
using System.Text;
using ProbeSuite.Laws;

namespace ProbeSuite.Rendering;

/// <summary>Findings as people read them: by severity and rule, worst first, each with its fix.</summary>
public static class FindingsText
{
    private const string FixLabel = "    fix: ";

    /// <summary>The text; a sentence where there are none.</summary>
    /// <param name="findings">Worst first.</param>
    /// <param name="notKnown">What could not be looked at, a phrase each.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="paint">Colours.</param>
    /// <param name="most">How many of one rule are told; the others are counted.</param>
    public static string Render(IReadOnlyList<Finding> findings, IReadOnlyList<string> notKnown, int width = Page.Width, Paint paint = default, int most = int.MaxValue)
    {
        var text = new StringBuilder();
        text.Append(Counts(findings, notKnown.Count == 0)).Append('\n');
        foreach (var rule in findings.GroupBy(finding => (finding.Severity, finding.Rule)))
        {
            var word = Word(rule.Key.Severity);
            text.Append('\n').Append(Colour(rule.Key.Severity, paint)(word)).Append(' ').Append(paint.Strong(rule.Key.Rule)).Append('\n');
            foreach (var finding in rule.Take(most))
            {
                Wrapping.Append(text, "  - ", finding.Sentence + Cost(finding), width);
                if (finding.Fix is { } fix)
                {
                    foreach (var (index, line) in FixLines.Of(fix, width - FixLabel.Length).Index())
                    {
                        text.Append(index == 0 ? FixLabel : new(' ', FixLabel.Length)).Append(paint.Quiet(line)).Append('\n');
                    }
                }
            }

            if (rule.Count() - most is > 0 and var others)
            {
                text.Append($"  - and {others} more\n");
            }
        }

        if (findings.GroupBy(finding => (finding.Severity, finding.Rule)).Any(rule => rule.Count() > most))
        {
            text.Append("\n--all prints every one, and --json too.\n");
        }

        if (notKnown.Count > 0)
        {
            text.Append("\nNot looked at:\n");
            foreach (var what in notKnown)
            {
                Wrapping.Append(text, "  - ", what, width);
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string Counts(IReadOnlyList<Finding> findings, bool isWhole)
    {
        var counts = findings.CountBy(finding => finding.Severity).OrderBy(count => count.Key)
            .Select(count => count.Value == 1 || count.Key == Severity.Advice ? $"{count.Value} {Word(count.Key)}" : $"{count.Value} {Word(count.Key)}s").ToList();
        return counts.Count == 0 ? (isWhole ? "Nothing to remark." : "Nothing to remark in what could be looked at.") : $"{string.Join(", ", counts)}.";
    }

    private static string Cost(Finding finding) =>
        finding.MonthlyCost is { } cost ? string.Create(CultureInfo.InvariantCulture, $" (${cost:0.00} a month)") : "";

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static Func<string, string> Colour(Severity severity, Paint paint) => severity switch
    {
        Severity.Problem => paint.Bad,
        Severity.Hazard => paint.Doubtful,
        _ => paint.Good,
    };
}
