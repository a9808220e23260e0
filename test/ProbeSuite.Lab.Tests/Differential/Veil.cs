using System.Net.Sockets;
using ProbeSuite.Lab.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>
/// What a predictor gets to see of a network: now and then a part is missing, because a VPC is somebody else's or a
/// permission is. It may say that it does not know; what it does say must be true all the same.
/// </summary>
internal static class Veil
{
    private static readonly Func<Snapshot, Snapshot>[] Gaps =
    [
        s => s with { NetworkAcls = [], Gaps = [new(ResourceKind.NetworkAcls, "they were not read")] },
        s => s with { SecurityGroups = [], Gaps = [new(ResourceKind.SecurityGroups, "they were not read")] },
        s => s with { RouteTables = [.. s.RouteTables.Where(table => table.IsMain)], Gaps = [new(ResourceKind.RouteTables, "they were not read")] },
        s => s with { NatGateways = [], Gaps = [new(ResourceKind.NatGateways, "they were not read")] },
        s => s with { InternetGateways = [], Gaps = [new(ResourceKind.InternetGateways, "they were not read")] },
        s => s with { PeeringConnections = [], Gaps = [new(ResourceKind.PeeringConnections, "they were not read")] },
        s => s with { VpcEndpoints = [], Gaps = [new(ResourceKind.VpcEndpoints, "they were not read")] },
        s => s with { PrefixLists = [.. s.PrefixLists.Select(list => list with { Entries = null })] },
        WithoutLastVpc,
        WithoutLastVpc,
        WithoutLastVpc,
    ];

    public static Snapshot Drop(int seed, Snapshot whole)
    {
        var draw = new Draw(~seed);   // other lots than those of the network
        return !draw.Chance(25) ? whole
            : whole.TransitGatewayRouteTables.Count > 0 && draw.Chance(25) ? WithoutTransitRoutes(whole)
            : draw.OneOf(Gaps)(whole);
    }

    /// <summary>
    /// Whether a target belongs to a VPC of which nothing is known, so that it looks like anybody's on the internet
    /// (<c>docs/vpc-model.md</c>).
    /// </summary>
    public static bool Hides(LabPlan plan, Snapshot known, Question question)
    {
        var hidden = plan.Snapshot.NetworkInterfaces.Where(card => known.Vpcs.All(vpc => vpc.Id != card.VpcId)).SelectMany(card => card.Addresses).ToArray();
        return hidden.Length > 0 && (question.To.Contains("ec2-", StringComparison.Ordinal) || (question.Target.Address is { } to
            && Array.Exists(hidden, own => to.Equals(own.PublicIp) || (to.AddressFamily == AddressFamily.InterNetworkV6 && to.Equals(own.Address)))));
    }

    private static Snapshot WithoutTransitRoutes(Snapshot s) =>
        s with { TransitGatewayRouteTables = [.. s.TransitGatewayRouteTables.Select(table => table with { Routes = null, Propagations = null })] };

    private static Snapshot WithoutLastVpc(Snapshot s)
    {
        if (s.Vpcs.Count < 2)
        {
            return s;
        }

        var id = s.Vpcs[^1].Id;
        return s with
        {
            Vpcs = [.. s.Vpcs.Where(vpc => vpc.Id != id)],
            Subnets = [.. s.Subnets.Where(subnet => subnet.VpcId != id)],
            RouteTables = [.. s.RouteTables.Where(table => table.VpcId != id)],
            NetworkAcls = [.. s.NetworkAcls.Where(acl => acl.VpcId != id)],
            SecurityGroups = [.. s.SecurityGroups.Where(group => group.VpcId != id)],
            NetworkInterfaces = [.. s.NetworkInterfaces.Where(card => card.VpcId != id)],
            VpcEndpoints = [.. s.VpcEndpoints.Where(endpoint => endpoint.VpcId != id)],
            NatGateways = [.. s.NatGateways.Where(nat => nat.VpcId != id)],
            InternetGateways = [.. s.InternetGateways.Where(gateway => gateway.Attachments.All(tie => tie.VpcId != id))],
            EgressOnlyInternetGateways = [.. s.EgressOnlyInternetGateways.Where(gateway => gateway.Attachments.All(tie => tie.VpcId != id))],
            Instances = [.. s.Instances.Where(instance => s.NetworkInterfaces.Any(card => card.VpcId != id && instance.NetworkInterfaceIds.Contains(card.Id)))],
            ElasticIps = [.. s.ElasticIps.Where(ip => s.NetworkInterfaces.All(card => card.VpcId != id || card.Id != ip.NetworkInterfaceId))],
            PeeringConnections = [.. s.PeeringConnections.Select(peering => peering with { Requester = Of(peering.Requester), Accepter = Of(peering.Accepter) })],
        };

        PeeringSide Of(PeeringSide side) => side.VpcId == id ? side with { OwnerId = "999999999999" } : side;
    }
}
