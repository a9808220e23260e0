using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Properties;

/// <summary>A snapshot with every list in another order, but for those whose order means something.</summary>
internal static class Shuffled
{
    public static Snapshot Copy(Snapshot snapshot, Random random)
    {
        return snapshot with
        {
            Vpcs = Mix(snapshot.Vpcs),
            Subnets = Mix(snapshot.Subnets),
            RouteTables = Mix(snapshot.RouteTables.Select(table => table with { Routes = Mix(table.Routes), SubnetIds = Mix(table.SubnetIds) })),
            NetworkAcls = Mix(snapshot.NetworkAcls.Select(acl => acl with { Entries = Mix(acl.Entries), SubnetIds = Mix(acl.SubnetIds) })),
            SecurityGroups = Mix(snapshot.SecurityGroups.Select(group => group with { Egress = Mix(group.Egress), Ingress = Mix(group.Ingress) })),
            InternetGateways = Mix(snapshot.InternetGateways),
            EgressOnlyInternetGateways = Mix(snapshot.EgressOnlyInternetGateways),
            NatGateways = Mix(snapshot.NatGateways),
            VpcEndpoints = Mix(snapshot.VpcEndpoints.Select(endpoint => endpoint with { NetworkInterfaceIds = Mix(endpoint.NetworkInterfaceIds) })),
            NetworkInterfaces = Mix(snapshot.NetworkInterfaces.Select(card => card with { SecurityGroupIds = Mix(card.SecurityGroupIds) })),
            ElasticIps = Mix(snapshot.ElasticIps),
            PrefixLists = Mix(snapshot.PrefixLists),
            PeeringConnections = Mix(snapshot.PeeringConnections),
            TransitGatewayAttachments = Mix(snapshot.TransitGatewayAttachments),
            TransitGatewayRouteTables = Mix(snapshot.TransitGatewayRouteTables.Select(table => table with { Routes = table.Routes is null ? null : Mix(table.Routes) })),
            Instances = Mix(snapshot.Instances),
            Functions = Mix(snapshot.Functions),
        };

        List<T> Mix<T>(IEnumerable<T> items)
        {
            var list = items.ToList();
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
            return list;
        }
    }
}
