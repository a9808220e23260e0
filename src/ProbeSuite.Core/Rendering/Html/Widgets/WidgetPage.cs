namespace ProbeSuite.Rendering.Html.Widgets;

/// <summary>Where a widget is shown, and whom it calls.</summary>
/// <param name="Endpoint">The ARN of the function that draws it, which every click calls.</param>
/// <param name="IsDark">Whether the dashboard has its dark theme.</param>
/// <param name="OnlyNews">Whether rows in which all is as predicted are left out.</param>
public sealed record WidgetPage(string Endpoint, bool IsDark, bool OnlyNews)
{
    /// <summary>Styles of its own, which touch no other widget; all else it inherits from the dashboard.</summary>
    internal Markup Style => (Markup)$$"""
        <style>
        .ps td,.ps th{padding:2px 8px} .ps td a{color:inherit} .ps b i{margin-left:4px}
        .ps .gates div{display:inline;margin-left:6px} .ps .bar{width:120px;height:8px;fill:#779ecb}
        {{(IsDark ? Dark : Light)}}
        </style>

        """;

    private static Markup Light => $$"""
        .ps .ok,.ps .den,.ps .open{color:#1d8102} .ps .shut{color:#687078} .ps .dim,.ps .off,.ps .unknown{color:#8a5a00}
        .ps .blocked{color:#b00000} .ps .bad,.ps .odd{color:#b00000;background:#fdd}
        """;

    private static Markup Dark => $$"""
        .ps .ok,.ps .den,.ps .open{color:#6aaf35} .ps .shut{color:#95a5a6} .ps .dim,.ps .off,.ps .unknown{color:#f2b84b}
        .ps .blocked{color:#ff9592} .ps .bad,.ps .odd{color:#ff9592;background:#5c1e1e}
        """;
}
