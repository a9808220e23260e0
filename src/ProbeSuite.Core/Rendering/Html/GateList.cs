using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering.Html;

/// <summary>A predicted way gate by gate, there and back.</summary>
internal static class GateList
{
    private const int Most = 40;

    /// <summary>The gates; a sentence when there are none.</summary>
    public static Markup Of(IReadOnlyList<Step> steps) => steps.Count == 0
        ? (Markup)$"""<p class="none">No gate has a word in it.</p>"""
        : $"""
            <div class="ways">{steps.Take(Most).GroupBy(step => step.Direction).Select(way => (Markup)$"""
            <div><h5>{(way.Key == Direction.Forward ? "There" : "And back")}</h5><ol class="gates">
            {way.Select(Gate)}</ol></div>
            """)}</div>{(steps.Count > Most ? (Markup)$"""<p class="more">And {steps.Count - Most} more.</p>""" : null)}
            """;

    private static Markup Gate(Step step)
    {
        var rule = step.Rule is { } line && !step.Why.Contains(line, StringComparison.Ordinal) ? Code(line) : null;
        return $"""
            <li>{Badge.Of(step.Path)}<div><b>{step.Gate}</b> {step.Why}{Code(step.Code)}{rule}</div></li>

            """;
    }

    private static Markup? Code(string? text) => text is null ? null : (Markup)$" <code>{text}</code>";
}
