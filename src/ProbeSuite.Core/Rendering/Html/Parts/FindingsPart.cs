using System.Globalization;
using ProbeSuite.Laws;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>Findings, worst first, each with its fix and what it costs a month.</summary>
internal static class FindingsPart
{
    private const int Most = 200;

    /// <summary>The section; nothing when there are none.</summary>
    public static Markup? Of(IReadOnlyList<Finding> findings) => findings.Count == 0 ? null : (Markup)$"""
        <section id="findings" aria-labelledby="findings-h">
        <h2 id="findings-h">Findings</h2>
        {findings.Take(Most).GroupBy(finding => finding.Severity).Select(Group)}{More(findings.Count - Most)}</section>

        """;

    private static Markup? More(int left) => left > 0 ? (Markup)$"""<p class="more">And {left} more.</p>""" : null;

    private static Markup Group(IGrouping<Severity, Finding> findings) => $"""
        <h3 class="sev"><span class="{Class(findings.Key)}">{Word(findings.Key, findings.Count())}</span></h3>
        <ul class="findings">
        {findings.Select(Entry)}</ul>

        """;

    private static Markup Entry(Finding finding) => $"""
        <li><p><b>{finding.Subject}</b> {finding.Sentence} <span class="since">{finding.Rule}</span>{Cost(finding.MonthlyCost)}</p>
        {FixBox.Of(finding.Fix)}</li>

        """;

    private static Markup? Cost(decimal? cost) =>
        cost?.ToString("0.00", CultureInfo.InvariantCulture) is { } dollars
            ? (Markup)$""" <span class="cost">US${dollars} a month</span>"""
            : null;

    private static string Word(Severity severity, int count) => severity switch
    {
        Severity.Problem => Headline.Count(count, "problem", "problems"),
        Severity.Hazard => Headline.Count(count, "hazard", "hazards"),
        _ => $"{count} advice",
    };

    private static string Class(Severity severity) => severity switch
    {
        Severity.Problem => "bad",
        Severity.Hazard => "odd",
        _ => "shut",
    };
}
