using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Paths;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html.Widgets;

/// <summary>
/// A report as a CloudWatch custom widget: HTML without scripts and frames. Its size is bounded, however large the report is.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html"/>
public static class WidgetHtml
{
    private const int MostTold = 20;
    private const int MostChoices = 100;

    /// <summary>The matrix, then what is not as predicted, then a form that has any placement try any target.</summary>
    public static string Matrix(Report report, WidgetPage page)
    {
        var telling = report.Cells.Where(cell => !cell.Agreement.IsAsPredicted()).OrderBy(CellOrder.Of).ToArray();
        var when = Durations.Moment(report.Run.StartedAt);
        var more = Paragraph(telling.Length > MostTold ? $"And {telling.Length - MostTold} more." : null);
        return ((Markup)$"""
            {page.Style}<div class="ps"><p><b>{Sentence(Headline.Of(report))}</b> {when}, {report.Run.Trigger},
            {report.Run.Region}. {WidgetAction.RunAll(page)}</p>
            {WidgetMatrix.Of(report, page)}
            {telling.Take(MostTold).Select(Told)}{more}{Paragraph(report.Cut)}{Form(report, page)}</div>
            """).ToString();
    }

    /// <summary>One cell in full: what was seen, stage by stage, and what the configuration says, gate by gate.</summary>
    public static string Cell(Cell cell, WidgetPage page) => ((Markup)$"""
        {page.Style}<div class="ps"><h3>{cell.Placement} → {cell.Target}: {Badge.Of(Mark.Of(cell))}</h3>
        <p>{cell.Explanation}</p>
        {FixBox.Of(cell.Fix)}{Seen(cell.Observed)}
        <h4>Predicted</h4>
        {CellWay.Of(cell, null).Select(Way)}</div>
        """).ToString();

    /// <summary>Why there is nothing better to show, with the button that runs the suite.</summary>
    public static string Failure(string sentence, WidgetPage page) => ((Markup)$"<p>{sentence}</p><p>{WidgetAction.RunAll(page)}</p>").ToString();

    private static Markup? Seen(Observed? seen) => seen is not { Stages.Count: > 0 }
        ? null
        : (Markup)$"<h4>Seen: {seen.Outcome}</h4>{StageBars.Of(seen.Stages)}";

    private static Markup Told(Cell cell) => $"""
        <p class="news"><b>{cell.Placement} → {cell.Target}</b>: {cell.Explanation}</p>{FixBox.Of(cell.Fix)}

        """;

    private static Markup Form(Report report, WidgetPage page) => $"""
        <form><select name="placement">{report.Placements.Take(MostChoices).Select(Choice)}</select>
        <input name="target" size="40" placeholder="https://example.com/"/> {WidgetAction.Button(
            page, "Probe", "popup", "Have the chosen placement try this target now?", new() { ["action"] = "probe" })}</form>

        """;

    private static Markup Choice(PlacementFacts placement) =>
        $"""<option value="{placement.Name}">{placement.Name}</option>""";

    private static Markup Way(CellWay way) =>
        $"{Paragraph(CellWays.Route(way) is { } route ? $"{Verdicts.Word(way.Path)}, {route}" : null)}{GateList.Of(way.Steps)}";

    private static Markup? Paragraph(string? text) => text is null ? null : (Markup)$"<p>{text}</p>";

    private static string Sentence(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.";
}
