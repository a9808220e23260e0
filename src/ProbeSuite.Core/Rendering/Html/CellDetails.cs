using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Parts;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html;

/// <summary>One cell in full: what was seen, what was predicted, the way drawn, and what to do.</summary>
internal static class CellDetails
{
    /// <summary>The cell, to open up; what is wrong is open already.</summary>
    public static Markup Of(Cell cell, PageContents page) => $"""
        <details class="cell"{(cell.Agreement.IsDisagreement() ? (Markup)$" open" : null)}><summary>{Badge.Of(Mark.Of(cell))}<span class="t">{cell.Target}</span><span class="x">{cell.Explanation}</span></summary>
        <div class="body" id="c{page.NumberOf(cell.Placement, cell.Target) ?? 0}">
        {Facts(cell, page)}{(page.Paths.NumberOf(cell) is { } number ? PathsPart.Again(page, number) : null)}<h4>Seen</h4>
        {(cell.Observed is { Stages.Count: > 0 } seen ? StageBars.Of(seen.Stages) : (Markup)$"""<p class="none">Nothing was tried.</p>""")}
        <h4>Predicted</h4>
        {GateList.Of(cell.Predicted.Steps)}
        {FixBox.Of(cell.Fix)}</div></details>

        """;

    private static Markup Facts(Cell cell, PageContents page)
    {
        var url = page.Report.Targets.FirstOrDefault(target => target.Name == cell.Target)?.Url;
        var seen = cell.Observed;
        return $"""
            <dl class="facts">{Fact("Target", url == cell.Target ? null : url)}{Fact("Agreement", cell.Agreement.Words())}{Fact("Since", HeadlinePart.Since(page, cell))}{Fact("Outcome", seen?.Outcome)}{Fact("Tried", seen?.RemoteAddress)}{Fact("Permission", seen is { Permission: not Permission.NotAsked } ? seen.Permission == Permission.Granted ? "granted" : "denied" : null)}{Fact("The world saw", seen?.Address)}{Fact("Should see", cell.Predicted.EgressAddress)}{Fact("Served through", seen?.ServedVia)}{Fact("Codes", cell.Predicted.Codes.Count > 0 ? string.Join(", ", cell.Predicted.Codes) : null)}{Fact("Certificate", seen?.Certificate is { } certificate ? Words(certificate) : null)}{Fact("Error", seen?.Error)}</dl>

            """;
    }

    private static Markup? Fact(string name, string? text) => text is null ? null : Fact(name, (Markup)$"{text}");

    private static Markup? Fact(string name, Markup? value) => value is null ? null : (Markup)$"<div><dt>{name}</dt><dd>{value}</dd></div>";

    private static string Words(CertificateFacts certificate) =>
        $"{certificate.Subject}, signed by {certificate.Issuer}, until {Durations.Day(certificate.NotAfter)}";
}
