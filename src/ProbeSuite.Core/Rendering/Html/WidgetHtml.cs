using System.Globalization;
using System.Text.Json.Nodes;
using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html;

/// <summary>
/// A report as a CloudWatch custom widget: HTML without scripts and frames, in which an element is made to do something by
/// the <c>cwdb-action</c> behind it. Its size is bounded, however large the report is.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_interactivity.html"/>
public static class WidgetHtml
{
    private const int MostCells = 600;
    private const int MostPlacements = 40;
    private const int MostTold = 20;
    private const int MostSteps = 60;
    private const int LongestText = 300;
    private const int LongestName = 60;

    /// <summary>The matrix, a row for each target and a column for each placement; a click on a cell probes it again.</summary>
    public static string Matrix(Report report, WidgetPage page)
    {
        var html = new HtmlText().Add($"<style>{page.Style}</style>");
        html.Add($"<p><b>{Sentence(Headline.Of(report))}</b> {report.Run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {report.Run.Trigger}, {report.Run.Region}. ");
        Button(html, page, "Run all now", "widget", "Run the whole suite now? Its report is stored, and sent as configured.", new() { ["action"] = "run" });
        html.Add($"</p>");
        Table(html, report, page);
        News(html, report);
        Form(html, report, page);
        return html.ToString();
    }

    /// <summary>One cell in full: what was seen, stage by stage, and what the configuration says, gate by gate.</summary>
    public static string Cell(Cell cell)
    {
        var mark = Mark.Of(cell);
        var html = new HtmlText().Add($"<h3>{Short(cell.Placement)} → {Short(cell.Target)}: {mark.Meaning}</h3><p>{Long(cell.Explanation)}</p>");
        if (cell.Fix is { } fix)
        {
            html.Add($"<p><b>Fix:</b> {Long(fix)}</p>");
        }

        if (cell.Observed is { Stages.Count: > 0 } observed)
        {
            html.Add($"<h4>Seen: {observed.Outcome}</h4><table><tr><th>stage</th><th>from ms</th><th>ms</th><th>detail</th></tr>");
            foreach (var stage in observed.Stages.Take(MostSteps))
            {
                html.Add($"<tr><td>{stage.Stage.ToString().ToLowerInvariant()}</td><td>{stage.StartMs:0.0}</td><td>{stage.DurationMs:0.0}</td><td>{Long(stage.Detail)}</td></tr>");
            }

            html.Add($"</table>");
        }

        html.Add($"<h4>Predicted: {cell.Predicted.Path.ToString().ToLowerInvariant()}</h4>");
        if (cell.Predicted.Steps.Count > 0)
        {
            html.Add($"<table><tr><th>way</th><th>gate</th><th>resource</th><th>says</th><th>why</th></tr>");
            foreach (var step in cell.Predicted.Steps.Take(MostSteps))
            {
                html.Add($"<tr><td>{step.Direction.ToString().ToLowerInvariant()}</td><td>{Short(step.Gate)}</td><td>{Short(step.Resource)}</td><td>{step.Path.ToString().ToLowerInvariant()}</td><td>{Long(step.Why)}</td></tr>");
            }

            html.Add($"</table>");
        }

        return html.ToString();
    }

    /// <summary>Why there is nothing better to show, with a button that runs the suite.</summary>
    public static string Failure(string sentence, WidgetPage page)
    {
        var html = new HtmlText().Add($"<p>{Long(sentence)}</p><p>");
        Button(html, page, "Run all now", "widget", "Run the whole suite now? Its report is stored, and sent as configured.", new() { ["action"] = "run" });
        return html.Add($"</p>").ToString();
    }

    private static void Table(HtmlText html, Report report, WidgetPage page)
    {
        var cells = report.Cells.ToLookup(cell => (cell.Placement, cell.Target));
        var placements = report.Placements.Select(placement => placement.Name).Take(MostPlacements).ToArray();
        var news = report.Cells.Where(IsNews).Select(cell => cell.Target).ToHashSet(StringComparer.Ordinal);
        var wanted = report.Targets.Where(target => !page.OnlyNews || news.Contains(target.Name)).ToArray();
        var most = MostCells / Math.Max(placements.Length, 1);
        var targets = wanted.Length <= most ? wanted : [.. wanted.OrderByDescending(target => news.Contains(target.Name)).Take(most)];

        html.Add($"<table class=\"ps\"><tr><th></th>");
        foreach (var placement in placements)
        {
            html.Add($"<th>{Short(placement)}</th>");
        }

        html.Add($"</tr>");
        foreach (var target in targets)
        {
            html.Add($"<tr><th title=\"{Long(target.Url)}\">{Short(target.Name)}</th>");
            foreach (var placement in placements)
            {
                Square(html, cells[(placement, target.Name)].FirstOrDefault(), page);
            }

            html.Add($"</tr>");
        }

        html.Add($"</table>");
        LeftOut(html, report, placements.Length, targets.Length);
        html.Add($"<p>{string.Join(" | ", Mark.All.Where(report.Cells.Select(Mark.Of).ToHashSet().Contains).Select(mark => $"{mark.Sign} {mark.Meaning}"))}</p>");
    }

    private static void LeftOut(HtmlText html, Report report, int placements, int targets)
    {
        if (placements < report.Placements.Count || targets < report.Targets.Count)
        {
            html.Add($"<p>Shown: {targets} of {report.Targets.Count} targets and {placements} of {report.Placements.Count} placements, what is not as predicted first.</p>");
        }

        if (report.Cut is { } cut)
        {
            html.Add($"<p>{Long(cut)}</p>");
        }
    }

    private static void Square(HtmlText html, Cell? cell, WidgetPage page)
    {
        if (cell is null)
        {
            html.Add($"<td></td>");
            return;
        }

        html.Add($"<td class=\"{ClassOf(cell.Agreement)}\"><a title=\"{Long(cell.Explanation)}\">{Mark.Of(cell).Sign.ToString()}</a>");
        Action(html, page, "popup", $"Probe {Short(cell.Target)} from {Short(cell.Placement)} now?", new()
        {
            ["action"] = "probe",
            ["placement"] = cell.Placement,
            ["target"] = cell.Target,
        });
        html.Add($"</td>");
    }

    private static void News(HtmlText html, Report report)
    {
        var news = report.Cells.Where(IsNews).ToArray();
        foreach (var cell in news.Take(MostTold))
        {
            html.Add($"<p><b>{Short(cell.Placement)} → {Short(cell.Target)}</b>: {Long(cell.Explanation)} {Long(cell.Fix)}</p>");
        }

        if (news.Length > MostTold)
        {
            html.Add($"<p>and {news.Length - MostTold} more</p>");
        }
    }

    private static void Form(HtmlText html, Report report, WidgetPage page)
    {
        html.Add($"<form><select name=\"placement\">");
        foreach (var placement in report.Placements.Take(MostPlacements))
        {
            html.Add($"<option value=\"{placement.Name}\">{Short(placement.Name)}</option>");
        }

        html.Add($"</select> <input name=\"target\" size=\"40\" placeholder=\"https://example.com/\"/> ");
        Button(html, page, "Probe", "popup", "Have the chosen placement try this target now?", new() { ["action"] = "probe" });
        html.Add($"</form>");
    }

    private static void Button(HtmlText html, WidgetPage page, string text, string display, string confirmation, JsonObject parameters)
    {
        html.Add($"<a class=\"btn btn-primary\">{text}</a>");
        Action(html, page, display, confirmation, parameters);
    }

    // Belongs to the element before it.
    private static void Action(HtmlText html, WidgetPage page, string display, string confirmation, JsonObject parameters) => html
        .Add($"<cwdb-action action=\"call\" display=\"{display}\" confirmation=\"{confirmation}\" endpoint=\"{page.Endpoint}\">")
        .Add(parameters)
        .Add($"</cwdb-action>");

    private static bool IsNews(Cell cell) => cell.Agreement is not (Agreement.OpenAsPredicted or Agreement.BlockedAsPredicted);

    private static string ClassOf(Agreement agreement) => agreement switch
    {
        Agreement.OpenAsPredicted => "ps-good",
        Agreement.BlockedAsPredicted => "ps-quiet",
        Agreement.UnexpectedlyBlocked or Agreement.UnexpectedlyOpen => "ps-bad",
        _ => "ps-doubt",
    };

    private static string Sentence(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.";

    private static string Short(string? text) => Clipped(text, LongestName);

    private static string Long(string? text) => Clipped(text, LongestText);

    private static string Clipped(string? text, int longest) => text is null ? "" : text.Length <= longest ? text : $"{text[..longest]}…";
}
