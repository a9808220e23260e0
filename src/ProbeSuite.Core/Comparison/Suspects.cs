using ProbeSuite.Checks;
using ProbeSuite.Reachability;

namespace ProbeSuite.Comparison;

/// <summary>
/// Names what packets were lost at although the configuration lets them pass: gateways and the like on the predicted way
/// that no cell of the run got through. One cell cannot tell where on its way that was; all of a run narrow it down.
/// </summary>
public static class Suspects
{
    private const string Resolver = "resolver";

    // These only judge, and were judged: what may fail against the configuration is what carries.
    private static readonly HashSet<string> Judges =
        ["security group outbound", "security group inbound", "network ACL outbound", "network ACL inbound", "route table", "dns", "prefix list"];

    /// <summary>The cells, the unexpectedly blocked ones with their suspects as the cause, which takes the place of general advice in the explanation.</summary>
    /// <param name="cells">All of a run.</param>
    /// <param name="placements">Where they were seen from.</param>
    public static IReadOnlyList<Cell> Name(IReadOnlyList<Cell> cells, IReadOnlyList<PlacementFacts> placements)
    {
        var vpcs = placements.ToDictionary(placement => placement.Name, placement => placement.Vpc);
        var cleared = cells.Where(cell => cell.Observed?.Path == PathState.Open).SelectMany(Carriers).ToHashSet();
        var answered = cells.Where(cell => cell.Observed?.Stages is [{ Stage: Stage.Dns }, _, ..]).Select(cell => vpcs[cell.Placement]).ToHashSet();
        return [.. cells.Select(cell => cell.Agreement == Agreement.UnexpectedlyBlocked && Of(cell, vpcs[cell.Placement]) is { } cause ? With(cell, cause) : cell)];

        // Who got no answer from DNS sent nothing on the predicted way.
        string? Of(Cell cell, string? vpc) => cell.Observed?.Outcome == "resolver silent"
            ? vpc is null || answered.Contains(vpc) || cleared.Contains((Resolver, vpc)) ? null
                : $"Nothing in this run got through the name servers of {vpc}: look at those that its DHCP options name, and at DNS Firewall."
            : Carriers(cell).Distinct().Except(cleared).Select(carrier => $"{carrier.Gate} {carrier.Resource}").ToArray() is [_, ..] suspects
                ? $"Nothing in this run got through the {string.Join(" or the ", suspects)}: look there first."
                : null;
    }

    private static IEnumerable<(string Gate, string Resource)> Carriers(Cell cell) =>
        from step in cell.Predicted.Steps
        where step.Direction == Direction.Forward && step.Resource is not null && !Judges.Contains(step.Gate)
        select (step.Gate, step.Resource);

    private static Cell With(Cell cell, string cause) => cell with { Explanation = Explanation.Advising(cell.Explanation, cause), Cause = cause };
}
