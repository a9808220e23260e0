using System.Net;
using ProbeSuite.Reachability;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>
/// A network ACL that lets a connection begin and stops what comes back. It keeps no state, and replies go to any port
/// from 1024 up: one that admits some of them lets connections fail now and then.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports"/>
internal static class NetworkAclStopsReplies
{
    /// <summary>Stands for whoever is out on the internet.</summary>
    private static readonly IPAddress Outside = IPAddress.Parse("93.184.215.14");

    private const string Internet = "the internet";

    public static FindingRule Rule { get; } = new("network-acl-stops-replies", [ResourceKind.NetworkAcls, ResourceKind.RouteTables], estate =>
        Clients(estate).SelectMany(client => ComingBack(estate, client))
            .Concat(NatSubnets(estate).SelectMany(pair => GoingOn(estate, pair.Gateway, pair.Subnet)))
            .GroupBy(reply => (reply.Step.Resource, reply.Step.Path, reply.From))
            .Select(same => Describe(estate, [.. same])));

    private static IEnumerable<Subnet> Clients(Estate estate) =>
        estate.PopulatedSubnets.Concat(NatSubnets(estate).Select(pair => pair.Subnet)).DistinctBy(subnet => subnet.Id)
            .Where(subnet => estate.Network.AclOf(subnet) is { } filter && estate.IsWhole(ResourceKind.NetworkAcls, filter.Acl.Id));

    private static IEnumerable<(NatGateway Gateway, Subnet Subnet)> NatSubnets(Estate estate) =>
        estate.PopulatedSubnets.Select(estate.NatOf).OfType<NatGateway>().DistinctBy(gateway => gateway.Id)
            .Where(gateway => gateway.SubnetId is not null && estate.Network.Subnet(gateway.SubnetId) is not null)
            .Select(gateway => (gateway, estate.Network.Subnet(gateway.SubnetId!)!));

    private static IEnumerable<Reply> ComingBack(Estate estate, Subnet subnet)
    {
        if (Estate.SomeAddress(subnet) is not { } own)
        {
            yield break;
        }

        foreach (var (peer, name) in Peers(estate, subnet))
        {
            var flow = Leaving(estate, subnet, own, peer);
            if (flow is { } sent && NetworkAclGate.Judge(estate.Network, subnet, egress: false, sent.Reply, Direction.Return) is { Path: not PathState.Open } step)
            {
                yield return new(subnet, step, name, "enter");
                if (name == Internet && step.Path == PathState.Blocked)
                {
                    // Its fix lets in the replies of all others too.
                    yield break;
                }
            }
        }
    }

    /// <summary>What a NAT gateway brings back to the functions behind it must leave its subnet.</summary>
    private static IEnumerable<Reply> GoingOn(Estate estate, NatGateway gateway, Subnet subnet) =>
        from client in estate.PopulatedSubnets
        where client.Id != subnet.Id && estate.NatOf(client)?.Id == gateway.Id
        let address = Estate.SomeAddress(client)
        where address is not null
        let step = NetworkAclGate.Judge(estate.Network, subnet, egress: true, new(Outside, address, Protocol.Tcp, new(443, 443), PortRange.Ephemeral), Direction.Return)
        where step.Path != PathState.Open && step.Code != Codes.UnknownResource
        select new Reply(subnet, step, client.Id, "leave");

    /// <summary>Who may be at the other end: the internet where a route leads there, and another subnet of the VPC.</summary>
    private static IEnumerable<(IPAddress Address, string Name)> Peers(Estate estate, Subnet subnet)
    {
        if (estate.NatOf(subnet) is not null || estate.Snapshot.NatGateways.Any(gateway => gateway.SubnetId == subnet.Id))
        {
            yield return (Outside, Internet);
        }

        foreach (var target in estate.Snapshot.DbInstances.Where(db => db.VpcId == subnet.VpcId).SelectMany(db => db.SubnetIds).Distinct()
            .Select(estate.Network.Subnet).OfType<Subnet>().Where(other => other.Id != subnet.Id))
        {
            if (Estate.SomeAddress(target) is { } address)
            {
                yield return (address, target.Id);
            }
        }

        if (estate.Network.SubnetsOf(subnet.VpcId).FirstOrDefault(other => other.Id != subnet.Id) is { } neighbour && Estate.SomeAddress(neighbour) is { } near)
        {
            yield return (near, neighbour.Id);
        }
    }

    /// <summary>A connection to a peer that the ACL lets out; null when it lets none out.</summary>
    private static Flow? Leaving(Estate estate, Subnet subnet, IPAddress own, IPAddress peer)
    {
        foreach (var entry in estate.Network.AclOf(subnet)!.Outbound.Where(entry => entry.Allows && entry.Protocol.Covers(Protocol.Tcp) && entry.Cidr.Contains(peer)))
        {
            var port = entry.Ports is not { } ports || ports.Contains(443) ? 443 : ports.From;
            var flow = new Flow(own, peer, Protocol.Tcp, PortRange.Ephemeral, new(port, port));
            if (NetworkAclGate.Judge(estate.Network, subnet, egress: true, flow, Direction.Forward).Path == PathState.Open)
            {
                return flow;
            }
        }

        return null;
    }

    private static Remark Describe(Estate estate, IReadOnlyList<Reply> replies)
    {
        var (first, acl) = (replies[0], replies[0].Step.Resource!);
        var isPartial = first.Step.Path == PathState.Unknown;
        var subnets = Listing.Of([.. replies.Select(reply => reply.Subnet.Id).Distinct()]);
        var (way, side) = first.Way == "enter" ? ("from", "ingress") : ("to", "egress");
        return new(
            isPartial ? Severity.Hazard : Severity.Problem,
            first.Subnet.VpcId,
            acl,
            $"{acl} stops {(isPartial ? "some of the" : "the")} replies {way} {first.From} that {first.Way} {subnets}, though it lets the connections begin{(isPartial ? "; they fail now and then" : "")}.",
            first.Step.Remedy?.Command ?? $"aws ec2 create-network-acl-entry --network-acl-id {acl} --{side} --rule-number 1 --protocol 6 --port-range From=1024,To=65535 --cidr-block {(first.From == Internet ? "0.0.0.0/0" : estate.Network.Subnet(first.From)?.CidrBlocks[0].ToString())} --rule-action allow");
    }

    /// <summary>A reply that does not come through.</summary>
    private sealed record Reply(Subnet Subnet, Step Step, string From, string Way);
}
