using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>
/// The walks that a prediction's steps hold: one for each subnet or address that was judged. Steps that two walks have in
/// common stand in the first alone.
/// </summary>
internal static class Legs
{
    /// <summary>The walks, in order.</summary>
    public static IReadOnlyList<IReadOnlyList<Step>> Of(IReadOnlyList<Step> steps)
    {
        var legs = new List<List<Step>> { new() };
        Step? before = null;
        foreach (var step in steps)
        {
            if (before is not null && IsStart(step, before))
            {
                legs.Add([]);
            }

            legs[^1].Add(step);
            before = step;
        }

        return [.. legs.Select((leg, index) => index > 0 ? WithOwnGroup(leg, legs[0]) : leg)];
    }

    private static bool IsStart(Step step, Step before) => step.Direction == Direction.Forward && (before.Direction == Direction.Return || step.Gate switch
    {
        "Lambda network" => before.Gate is not ("dns" or "placement"),
        "security group outbound" => before.Gate is not ("dns" or "placement" or "appliance" or "instance"),
        "network ACL outbound" => before.Gate is "route table" or "internet gateway" or "egress-only internet gateway" or "VPC endpoint" or "interface",
        _ => false,
    });

    private static List<Step> WithOwnGroup(List<Step> leg, List<Step> first) =>
        leg[0].Gate is not ("security group outbound" or "Lambda network") && first.Find(step => step.Gate == "security group outbound") is { } group ? [group, .. leg] : leg;
}
