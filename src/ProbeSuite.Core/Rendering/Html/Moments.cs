using System.Globalization;

namespace ProbeSuite.Rendering.Html;

/// <summary>Moments as people read them.</summary>
internal static class Moments
{
    /// <summary>A moment, <c>2026-01-02 03:04 UTC</c>.</summary>
    public static Markup Of(DateTimeOffset moment) =>
        $"""<time datetime="{moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">{moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</time>""";

    /// <summary>A length of time in the unit that tells most, <c>3 days</c>.</summary>
    public static string Long(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalMinutes: < 120 } => $"{(int)time.TotalMinutes} min",
        { TotalHours: < 48 } => $"{(int)time.TotalHours} hours",
        _ => $"{(int)time.TotalDays} days",
    };
}
