using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Sources;

/// <summary>Several parts of a network as one.</summary>
internal static class Joined
{
    /// <summary>The whole. What only one part lacked and another has is no gap any more.</summary>
    public static Snapshot Of(IReadOnlyList<Snapshot> parts)
    {
        var ids = parts.SelectMany(Ids).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Region = parts.Select(part => part.Region).FirstOrDefault(region => region is not null),
            Account = parts.Select(part => part.Account).FirstOrDefault(account => account is not null),
            Vpcs = All(part => part.Vpcs),
            Subnets = All(part => part.Subnets),
            RouteTables = All(part => part.RouteTables),
            NetworkAcls = All(part => part.NetworkAcls),
            SecurityGroups = All(part => part.SecurityGroups),
            InternetGateways = All(part => part.InternetGateways),
            EgressOnlyInternetGateways = All(part => part.EgressOnlyInternetGateways),
            NatGateways = All(part => part.NatGateways),
            VpcEndpoints = All(part => part.VpcEndpoints),
            NetworkInterfaces = All(part => part.NetworkInterfaces),
            PrefixLists = [.. All(part => part.PrefixLists).DistinctBy(list => list.Id)],
            PeeringConnections = All(part => part.PeeringConnections),
            TransitGateways = All(part => part.TransitGateways),
            TransitGatewayAttachments = All(part => part.TransitGatewayAttachments),
            TransitGatewayRouteTables = All(part => part.TransitGatewayRouteTables),
            Instances = All(part => part.Instances),
            DhcpOptions = All(part => part.DhcpOptions),
            VpnGateways = All(part => part.VpnGateways),
            DbInstances = All(part => part.DbInstances),
            LoadBalancers = All(part => part.LoadBalancers),
            Functions = All(part => part.Functions),
            Gaps = [.. All(part => part.Gaps).Where(gap => gap.ResourceId is null || !ids.Contains(gap.ResourceId)).Distinct()],
        };

        T[] All<T>(Func<Snapshot, IEnumerable<T>> kind) => [.. parts.SelectMany(kind)];
    }

    /// <summary>What a part makes, by id.</summary>
    public static IEnumerable<string> Ids(Snapshot part) =>
    [
        .. part.Vpcs.Select(one => one.Id),
        .. part.Subnets.Select(one => one.Id),
        .. part.RouteTables.Select(one => one.Id),
        .. part.NetworkAcls.Select(one => one.Id),
        .. part.SecurityGroups.Select(one => one.Id),
        .. part.InternetGateways.Select(one => one.Id),
        .. part.NatGateways.Select(one => one.Id),
        .. part.VpcEndpoints.Select(one => one.Id),
        .. part.DbInstances.Select(one => one.Id),
        .. part.Functions.Select(one => one.Name),
    ];
}
