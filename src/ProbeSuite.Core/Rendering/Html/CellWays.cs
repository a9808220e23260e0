using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html.Parts;
using ProbeSuite.Rendering.Html.Paths;

namespace ProbeSuite.Rendering.Html;

/// <summary>The ways that a cell's flow may take, each drawn and told gate by gate.</summary>
internal static class CellWays
{
    /// <summary>More ways than so many are counted: the first ones are those that do not let pass.</summary>
    private const int Most = 4;

    /// <summary>The ways.</summary>
    public static Markup Of(Cell cell, PageContents page)
    {
        var ways = page.Paths.Of(cell).ToArray();
        var more = ways.Length > Most ? (Markup)$"""<p class="more">And {Headline.Count(ways.Length - Most, "way", "ways")} more.</p>""" : null;
        return $"{ways.Take(Most).Select(way => Way(page, way.Way, way.Number, ways.Length > 1))}{more}";
    }

    private static Markup Way(PageContents page, CellWay way, int? number, bool isOneOfSeveral) => $"""
        {Title(way, isOneOfSeveral)}{(number is { } drawn ? PathsPart.Again(page, drawn) : null)}{GateList.Of(way.Steps)}

        """;

    private static Markup? Title(CellWay way, bool isOneOfSeveral)
    {
        var sign = isOneOfSeveral ? (Markup)$"""{Badge.Of(way.Path)} {Verdicts.Word(way.Path)}, """ : null;
        var elsewhere = way.IsJudged ? null : (Markup)$""" <span class="since">The probe was seen in another subnet.</span>""";
        return Route(way) is { } route ? (Markup)$"""<p class="route">{sign}{route}{elsewhere}</p>""" : null;
    }

    /// <summary>Where a way starts and ends, <c>from both subnets: a, b</c>; null where there is but one.</summary>
    public static string? Route(CellWay way)
    {
        string?[] ends = [way.From is { } from ? $"from {from}" : null, way.To is { } to ? $"to {to}" : null];
        return string.Join(" ", ends.OfType<string>()) is { Length: > 0 } route ? route : null;
    }
}
