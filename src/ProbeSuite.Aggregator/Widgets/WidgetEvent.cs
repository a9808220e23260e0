using System.Text.Json;

namespace ProbeSuite.Aggregator.Widgets;

/// <summary>What a dashboard asks of its widget: the parameters of the widget or of the click, and where it is shown.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html"/>
internal sealed record WidgetEvent
{
    /// <summary>Whether the widget is to say what it does.</summary>
    public bool Describe { get; init; }

    /// <summary><c>run</c> or <c>probe</c> after a click; null to show the latest report.</summary>
    public string? Action { get; init; }

    /// <summary>From where to probe; null when none was chosen.</summary>
    public string? Placement { get; init; }

    /// <summary>What to probe: the name of a configured target, or a URL; null when none was given.</summary>
    public string? Target { get; init; }

    /// <summary>Whether rows in which all is as predicted are left out.</summary>
    public bool OnlyNews { get; init; }

    /// <summary>Whether the dashboard is dark.</summary>
    public bool IsDark { get; init; }

    /// <summary>Reads an event. Whatever it is, it is one that a widget can answer: what is not understood counts as not said.</summary>
    public static WidgetEvent Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var asked = json.RootElement;
            var context = Member(asked, "widgetContext");
            var form = Member(Member(context, "forms"), "all");
            return new()
            {
                Describe = Member(asked, "describe") is { ValueKind: JsonValueKind.True },
                Action = Text(asked, "action"),
                Placement = Text(asked, "placement") ?? Text(form, "placement"),
                Target = Text(asked, "target") ?? Text(form, "target"),
                OnlyNews = Text(asked, "show") == "problems",
                IsDark = Text(context, "theme") == "dark",
            };
        }
        catch (JsonException)
        {
            return new();
        }
    }

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text && text.GetString()?.Trim() is { Length: > 0 } given ? given : null;
}
