using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Every rule, and what they find in a network.</summary>
public static class Audit
{
    private static readonly FindingRule[] Rules =
    [
        FunctionNotActive.Rule,
        FailedUpdate.Rule,
        DnsSupportOff.Rule,
        FunctionWithoutEgress.Rule,
        MixedSubnets.Rule,
        FunctionInPublicSubnet.Rule,
        FailedNatGateway.Rule,
        NatWithoutInternet.Rule,
        BlockPublicAccessStopsInternet.Rule,
        BlackholeRoute.Rule,
        RouteToDeadPeering.Rule,
        PeeringWithoutReturnRoute.Rule,
        TransitAttachmentMissesZone.Rule,
        NetworkAclStopsReplies.Rule,
        PrivateDnsWithoutVpcAttributes.Rule,
        EndpointRefusesFunctions.Rule,
        EndpointWithoutPrivateDns.Rule,
        GatewayEndpointNotRouted.Rule,
        DualStackInIpv4Subnet.Rule,
        SubnetNearlyFull.Rule,
        ElasticIpOnFunction.Rule,
        OneNatForSeveralZones.Rule,
        FunctionInOneZone.Rule,
        PublicDatabase.Rule,
        DefaultGroupInUse.Rule,
        NatWithoutGatewayEndpoint.Rule,
        IdleElasticIp.Rule,
        IdleLambdaInterface.Rule,
        UnusedSecurityGroup.Rule,
    ];

    /// <summary>What the rules are called.</summary>
    internal static IEnumerable<string> Names => Rules.Select(rule => rule.Name);

    /// <summary>All findings, worst first; always in the same order, and none twice.</summary>
    /// <param name="snapshot">The network. A rule that needs a kind with a gap is silent.</param>
    public static IReadOnlyList<Finding> Of(Snapshot snapshot) => Look(snapshot, _ => true);

    /// <summary>Findings about some functions and the VPCs that they stand in.</summary>
    /// <param name="snapshot">The network.</param>
    /// <param name="functions">The functions.</param>
    /// <param name="most">How many findings at most, the worst.</param>
    public static IReadOnlyList<Finding> Around(Snapshot snapshot, IReadOnlyCollection<LambdaFunction> functions, int most)
    {
        var subnets = functions.SelectMany(function => function.Placement.SubnetIds).ToHashSet();
        HashSet<string> vpcs =
        [
            .. functions.Select(function => function.Placement.VpcId).OfType<string>(),
            .. snapshot.Subnets.Where(subnet => subnets.Contains(subnet.Id)).Select(subnet => subnet.VpcId),
        ];
        var names = functions.Select(function => function.Name).ToHashSet();
        return [.. Look(snapshot, remark => remark.VpcId is { } vpc ? vpcs.Contains(vpc) : names.Contains(remark.Subject)).Take(most)];
    }

    private static IReadOnlyList<Finding> Look(Snapshot snapshot, Func<Remark, bool> isMeant)
    {
        var estate = new Estate(snapshot);
        return
        [
            .. Rules.Where(rule => rule.Needs.All(kind => snapshot.GapIn(kind) is null))
                .SelectMany((rule, order) => rule.Look(estate).Where(isMeant).Select(remark => (Order: order, Finding: new Finding(
                    rule.Name, remark.Severity, remark.Subject, remark.Sentence, remark.Fix, remark.MonthlyCost))))
                .DistinctBy(pair => (pair.Finding.Rule, pair.Finding.Subject, pair.Finding.Sentence))
                .OrderBy(pair => pair.Finding.Severity)
                .ThenBy(pair => pair.Order)
                .ThenBy(pair => pair.Finding.Subject, StringComparer.Ordinal)
                .ThenBy(pair => pair.Finding.Sentence, StringComparer.Ordinal)
                .Select(pair => pair.Finding),
        ];
    }
}
