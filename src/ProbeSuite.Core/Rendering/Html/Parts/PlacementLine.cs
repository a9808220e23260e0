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
            yield return $"{(probe.ColdStart ? "cold start, " : "")}probed in {Durations.Text(TimeSpan.FromMilliseconds(Math.Round(probe.DurationMs)))}{(probe.AvailabilityZone is { } zone ? $" in {zone}" : "")}";
        }

        foreach (var sentence in EgressText.Sentences(report with { Cells = [.. report.Cells.Where(cell => cell.Placement == facts.Name)] }))
        {
            yield return sentence[(facts.Name.Length + 1)..];
        }
    }

    private static string Some(IReadOnlyList<string> ids) =>
        ids.Count <= MostIds ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(MostIds))} and {ids.Count - MostIds} more";
}
