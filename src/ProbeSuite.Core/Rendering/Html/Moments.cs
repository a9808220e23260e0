using System.Globalization;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html;

/// <summary>Moments as people read them.</summary>
internal static class Moments
{
    /// <summary>A moment, <c>2026-01-02 03:04 UTC</c>.</summary>
    public static Markup Of(DateTimeOffset moment) =>
        $"""<time datetime="{moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">{Durations.Moment(moment)}</time>""";
}
