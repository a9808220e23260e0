using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli;

/// <summary>What a network does not tell, in as few sentences as people need.</summary>
internal static class GapSentences
{
    /// <summary>The sentences, without what no answer rests on.</summary>
    public static IReadOnlyList<string> Of(Snapshot network)
    {
        var telling = network.Gaps.Where(gap => Matters(network, gap)).ToLookup(SavedOutput.IsMissing);
        return
        [
            .. telling[true].Any() ? [$"{Words.List(telling[true].Select(gap => Words.Of(gap.Kind)))}: {Missing(telling[true])}"] : Array.Empty<string>(),
            .. telling[false].GroupBy(gap => gap.Why).Select(gaps => $"{Words.List(gaps.Select(gap => gap.ResourceId ?? Words.Of(gap.Kind)).Distinct())}: {gaps.Key}"),
        ];
    }

    /// <summary>What a folder lacks of which some texts complain, and how to come by it; null for nothing.</summary>
    public static string? Behind(IEnumerable<string> texts, Snapshot network)
    {
        var all = string.Join('\n', texts);
        var missing = network.Gaps.Where(gap => SavedOutput.IsMissing(gap) && all.Contains(gap.Why, StringComparison.Ordinal)).ToArray();
        return missing is [] ? null : Missing(missing);
    }

    private static string Missing(IEnumerable<Gap> gaps)
    {
        var passedOver = SavedOutput.PassedOver(gaps.First());
        return $"the folder has no output of {Words.List(gaps.Select(gap => SavedOutput.CommandOf(gap.Kind)))}{(passedOver is null ? "" : $", and {passedOver}")}; "
            + "probesuite snapshot --out DIR saves all that there is";
    }

    // Some things a packet meets only where a route leads to them.
    private static bool Matters(Snapshot network, Gap gap)
    {
        RouteTargetKind[] ways = gap.Kind switch
        {
            ResourceKind.EgressOnlyInternetGateways => [RouteTargetKind.EgressOnlyInternetGateway],
            ResourceKind.PeeringConnections => [RouteTargetKind.PeeringConnection],
            ResourceKind.TransitGateways or ResourceKind.TransitGatewayAttachments or ResourceKind.TransitGatewayRouteTables => [RouteTargetKind.TransitGateway],
            ResourceKind.VpnGateways => [RouteTargetKind.VpnGateway],
            ResourceKind.Instances => [RouteTargetKind.Instance, RouteTargetKind.NetworkInterface],
            _ => [],
        };
        return ways is [] || network.RouteTables.Any(table => table.Routes.Any(route => ways.Contains(route.Target.Kind)));
    }
}
