using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Parts;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html;

/// <summary>One cell in full: what was seen, what was predicted, the ways drawn, and what to do.</summary>
internal static class CellDetails
{
    /// <summary>The cell, to open up; what is wrong is open already.</summary>
    public static Markup Of(Cell cell, PageContents page)
    {
        var open = cell.Agreement.IsDisagreement() ? (Markup)$" open" : null;
        var seen = cell.Observed is { Stages.Count: > 0 } observed
            ? StageBars.Of(observed.Stages)
            : (Markup)$"""<p class="none">Nothing was tried.</p>""";
        return $"""
            <details class="cell"{open}><summary>{Badge.Of(Mark.Of(cell))}<span class="t">{cell.Target}</span>
            <span class="x">{cell.Explanation}</span></summary>
            <div class="body" id="c{page.NumberOf(cell)}">
            {FixBox.Of(cell.Fix)}{Facts(cell, page)}<h4>Seen</h4>
            {seen}
            <h4>Predicted</h4>
            {CellWays.Of(cell, page)}</div></details>

            """;
    }

    private static Markup Facts(Cell cell, PageContents page)
    {
        var url = page.Report.Targets.FirstOrDefault(target => target.Name == cell.Target)?.Url;
        var seen = cell.Observed;
        (string Name, Markup? Value)[] facts =
        [
            ("Target", Text(url == cell.Target ? null : url)),
            ("Agreement", Text(cell.Agreement.Words())),
            ("Since", HeadlinePart.Since(page, cell)),
            ("Outcome", Text(seen?.Outcome)),
            ("Tried", Text(seen?.RemoteAddress)),
            ("Permission", Text(seen?.Permission switch
            {
                Permission.Granted => "granted",
                Permission.Denied => "denied",
                _ => null,
            })),
            ("The world saw", Text(seen?.Address)),
            ("Should see", Text(cell.Predicted.EgressAddress)),
            ("Served through", Text(seen?.ServedVia)),
            ("Codes", Text(cell.Predicted.Codes.Count > 0 ? string.Join(", ", cell.Predicted.Codes) : null)),
            ("Certificate", Text(seen?.Certificate is { } certificate ? Words(certificate) : null)),
            ("Error", Text(seen?.Error)),
        ];
        return $"""
            <dl class="facts">{facts.Where(fact => fact.Value is not null).Select(fact => (Markup)$"""
            <div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>
            """)}</dl>

            """;
    }

    private static Markup? Text(string? text) => text is null ? null : (Markup)$"{text}";

    private static string Words(CertificateFacts certificate) =>
        $"{certificate.Subject}, signed by {certificate.Issuer}, until {Durations.Day(certificate.NotAfter)}";
}
