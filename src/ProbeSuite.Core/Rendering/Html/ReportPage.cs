using System.Security.Cryptography;
using System.Text;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Parts;
using ProbeSuite.Rendering.Html.Paths;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html;

/// <summary>
/// A report as one HTML file: no script, nothing loaded from elsewhere, light or dark as the reader has it, fit for a
/// telephone and for paper. What is wrong comes first. A large report leaves out details of what is as predicted, and says so.
/// </summary>
public static class ReportPage
{
    // No source of anything is allowed but this style sheet, which its hash names: what comes from the network can do nothing
    // even if it were taken for markup.
    // https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/style-src
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleSheet.Text)))}'; base-uri 'none'; form-action 'none'";

    /// <summary>The page.</summary>
    /// <param name="report">The run.</param>
    /// <param name="history">What the last runs said, with or without this one; <see cref="History.Empty"/> when not known.</param>
    public static string Render(Report report, History history)
    {
        var page = new PageContents(report, history);
        (string Id, string Name, Markup? Section)[] sections =
        [
            ("matrix", "Matrix", MatrixPart.Of(page)),
            ("changes", "Changes", Changes(report.Summary.ChangedSinceLastRun)),
            ("network", "Network", ListPart.Of("network", NetworkTitle(report), report.NetworkChanges ?? [])),
            ("cells", "Cells", CellsPart.Of(page)),
            ("paths", "Paths", PathsPart.Of(page)),
            ("laws", "Laws", LawsPart.Of(report.Laws)),
            ("findings", "Findings", FindingsPart.Of(report.Findings)),
            ("history", "History", HistoryPart.Of(page)),
            ("problems", "Problems", ListPart.Of("problems", "Problems of the run", report.Run.Problems)),
        ];
        var links = sections.Where(section => section.Section is not null)
            .Select(section => (Markup)$"""<li><a href="#{section.Id}">{section.Name}</a></li>""");
        Markup html = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{ReportText.Subject(report)}</title>
            <style>{StyleSheet.Html}</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            {Icons.Definitions}
            {HeadlinePart.Of(page)}<nav aria-label="Sections"><ul>{links}</ul></nav>
            <main id="main">
            {sections.Select(section => section.Section)}</main>
            <footer><p>Run {report.Run.Id}, ProbeSuite {report.Run.SuiteVersion}</p></footer>
            </body>
            </html>

            """;
        return html.ToString();
    }

    private static string NetworkTitle(Report report) =>
        report.NetworkComparedWith is { } since ? $"Changed in the network since {Durations.Moment(since)}" : "Changed in the network";

    private static Markup? Changes(IReadOnlyList<string>? changes) => changes is []
        ? $"""
            <section id="changes" aria-labelledby="changes-h">
            <h2 id="changes-h">Changed since the last run</h2>
            <p class="more">Nothing.</p>
            </section>

            """
        : ListPart.Of("changes", "Changed since the last run", changes ?? []);
}
