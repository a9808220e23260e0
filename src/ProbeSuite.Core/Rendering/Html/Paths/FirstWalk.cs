using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>
/// The first of the walks that a prediction's steps hold, which may be one for each subnet or address. Steps that walks have
/// in common stand in the first alone, so that it is the only one that can be drawn.
/// </summary>
internal static class FirstWalk
{
    /// <summary>Its steps.</summary>
    public static IReadOnlyList<Step> Of(IReadOnlyList<Step> steps) =>
        [.. steps.Take(1), .. steps.Zip(steps.Skip(1)).TakeWhile(pair => !IsStart(pair.Second, pair.First)).Select(pair => pair.Second)];

    private static bool IsStart(Step step, Step before) => step.Direction == Direction.Forward && (before.Direction == Direction.Return || step.Gate switch
    {
        "Lambda network" => before.Gate is not ("dns" or "placement"),
        "security group outbound" => before.Gate is not ("dns" or "placement" or "appliance" or "instance"),
        "network ACL outbound" => before.Gate is "route table" or "internet gateway" or "egress-only internet gateway" or "VPC endpoint" or "interface",
        _ => false,
    });
}
