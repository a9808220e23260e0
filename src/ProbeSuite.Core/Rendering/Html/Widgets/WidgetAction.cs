using System.Text.Json.Nodes;

namespace ProbeSuite.Rendering.Html.Widgets;

/// <summary>What a click does, in CloudWatch's words: a <c>cwdb-action</c>, which belongs to the element before it.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_interactivity.html"/>
internal static class WidgetAction
{
    /// <summary>Calls the widget's function; nothing when the parameters are longer than a text may be.</summary>
    /// <param name="page">Whom to call.</param>
    /// <param name="display"><c>popup</c>, or <c>widget</c> in the widget's place.</param>
    /// <param name="confirmation">What is asked before.</param>
    /// <param name="parameters">What the function gets.</param>
    public static Markup? Call(WidgetPage page, string display, string confirmation, JsonObject parameters) =>
        parameters.ToJsonString() is { Length: <= Markup.Longest } json
            ? (Markup)$"""<cwdb-action action="call" display="{display}" confirmation="{confirmation}" endpoint="{page.Endpoint}">{json}</cwdb-action>"""
            : null;

    /// <summary>A button that calls it.</summary>
    /// <inheritdoc cref="Call"/>
    public static Markup Button(WidgetPage page, string text, string display, string confirmation, JsonObject parameters) =>
        $"""<a class="btn btn-primary">{text}</a>{Call(page, display, confirmation, parameters)}""";

    /// <summary>The button that runs the suite.</summary>
    public static Markup RunAll(WidgetPage page) =>
        Button(page, "Run all now", "widget", "Run the whole suite now? Its report is stored, and sent as configured.", new() { ["action"] = "run" });
}
