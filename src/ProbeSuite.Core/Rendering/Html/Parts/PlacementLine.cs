using ProbeSuite.Comparison;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>How a placement stands, in a line.</summary>
internal static class PlacementLine
{
    private const int MostIds = 6;

    /// <summary>The line.</summary>
    public static Markup Of(PlacementFacts facts, Report report) => $"""
        <p class="facts">{Facts(facts, report).Select(fact => (Markup)$"<span>{fact}</span> ")}</p>

        """;

    private static IEnumerable<string> Facts(PlacementFacts facts, Report report)
    {
        yield return facts.Function;
        yield return facts switch
        {
            { Subnets: [] } => "in no VPC",
            { Vpc: { } vpc, Subnets: { } subnets } => $"{vpc}, {Some(subnets)}",
            { Subnets: { } subnets } => Some(subnets),
            _ => "attachment not known",
        };
        if (facts.SecurityGroups is { Count: > 0 } groups)
        {
            yield return Some(groups);
        }

        if (facts.State is { } state)
        {
            yield return state;
        }

        if (facts.Probe is { } probe)
        {
            var length = Durations.Text(TimeSpan.FromMilliseconds(Math.Round(probe.DurationMs)));
            var zone = probe.AvailabilityZone is { } id ? $" in {id}" : "";
            yield return $"{(probe.ColdStart ? "cold start, " : "")}probed in {length}{zone}";
        }

        var own = report.Cells.Where(cell => cell.Placement == facts.Name);
        foreach (var sentence in EgressText.Sentences(report with { Cells = [.. own] }))
        {
            yield return sentence[(facts.Name.Length + 1)..];
        }
    }

    private static string Some(IReadOnlyList<string> ids) =>
        string.Join(", ", ids.Take(MostIds)) + (ids.Count > MostIds ? $" and {ids.Count - MostIds} more" : "");
}
