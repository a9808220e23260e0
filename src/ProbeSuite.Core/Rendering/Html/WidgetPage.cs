namespace ProbeSuite.Rendering.Html;

/// <summary>Where a widget is shown, and whom it calls.</summary>
/// <param name="Endpoint">The ARN of the function that draws it, which every click calls.</param>
/// <param name="IsDark">Whether the dashboard has its dark theme.</param>
/// <param name="OnlyNews">Whether rows in which all is as predicted are left out.</param>
public sealed record WidgetPage(string Endpoint, bool IsDark, bool OnlyNews)
{
    /// <summary>Styles of its own, for the widget inherits the dashboard's.</summary>
    internal string Style => IsDark
        ? ".ps td,.ps th{padding:2px 8px}.ps-good a{color:#6aaf35}.ps-quiet a{color:#95a5a6}.ps-bad{background:#5c1e1e}.ps-bad a{color:#ff9592;font-weight:bold}.ps-doubt a{color:#f2b84b}"
        : ".ps td,.ps th{padding:2px 8px}.ps-good a{color:#1d8102}.ps-quiet a{color:#687078}.ps-bad{background:#fdd}.ps-bad a{color:#b00000;font-weight:bold}.ps-doubt a{color:#8a5a00}";
}
