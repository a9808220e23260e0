using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Properties;

/// <summary>A snapshot of which one kind was not read, or only in part.</summary>
internal static class Without
{
    public static Snapshot Kind(Snapshot snapshot, ResourceKind kind, Random random)
    {
        var all = random.Next(2) == 0;
        var less = kind switch
        {
            ResourceKind.Vpcs => snapshot with { Vpcs = Less(snapshot.Vpcs) },
            ResourceKind.Subnets => snapshot with { Subnets = Less(snapshot.Subnets) },
            ResourceKind.RouteTables => snapshot with { RouteTables = Less(snapshot.RouteTables) },
            ResourceKind.NetworkAcls => snapshot with { NetworkAcls = Less(snapshot.NetworkAcls) },
            ResourceKind.SecurityGroups => snapshot with { SecurityGroups = Less(snapshot.SecurityGroups) },
            ResourceKind.InternetGateways => snapshot with { InternetGateways = Less(snapshot.InternetGateways) },
            ResourceKind.EgressOnlyInternetGateways => snapshot with { EgressOnlyInternetGateways = Less(snapshot.EgressOnlyInternetGateways) },
            ResourceKind.NatGateways => snapshot with { NatGateways = Less(snapshot.NatGateways) },
            ResourceKind.VpcEndpoints => snapshot with { VpcEndpoints = Less(snapshot.VpcEndpoints) },
            ResourceKind.NetworkInterfaces => snapshot with { NetworkInterfaces = Less(snapshot.NetworkInterfaces) },
            ResourceKind.ElasticIps => snapshot with { ElasticIps = Less(snapshot.ElasticIps) },
            ResourceKind.PrefixLists => snapshot with { PrefixLists = Less(snapshot.PrefixLists) },
            ResourceKind.PeeringConnections => snapshot with { PeeringConnections = Less(snapshot.PeeringConnections) },
            ResourceKind.TransitGateways => snapshot with { TransitGateways = Less(snapshot.TransitGateways) },
            ResourceKind.TransitGatewayAttachments => snapshot with { TransitGatewayAttachments = Less(snapshot.TransitGatewayAttachments) },
            ResourceKind.TransitGatewayRouteTables => snapshot with { TransitGatewayRouteTables = Less(snapshot.TransitGatewayRouteTables) },
            ResourceKind.Instances => snapshot with { Instances = Less(snapshot.Instances) },
            ResourceKind.Functions => snapshot with { Functions = Less(snapshot.Functions) },
            _ => snapshot,
        };
        return less with { Gaps = [.. less.Gaps, new Gap(kind, $"{kind} were not read")] };

        IReadOnlyList<T> Less<T>(IReadOnlyList<T> items) => all ? [] : [.. items.Where(_ => random.Next(2) == 0)];
    }

    /// <summary>Whether a flow's start is still there.</summary>
    public static bool KeepsOrigin(Snapshot snapshot, string from) => from == "no-vpc"
        || snapshot.Functions.Any(function => function.Name == from)
        || snapshot.NetworkInterfaces.Any(card => card.Id == from)
        || (snapshot.Instances.FirstOrDefault(instance => instance.Id == from) is { } instance && snapshot.NetworkInterfaces.Any(card => card.Id == instance.NetworkInterfaceIds[0]));
}
