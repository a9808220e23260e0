using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Fixes;

/// <summary>
/// The smallest change that would make one gate let one flow pass. Looking for it takes longer than judging, so each is a
/// question that is asked when somebody wants to know.
/// </summary>
internal static class Remedies
{
    private static readonly IPNetwork Everywhere = IPNetwork.Parse("0.0.0.0/0");
    private static readonly IPNetwork EverywhereIpv6 = IPNetwork.Parse("::/0");

    /// <summary>A rule for the far end: its group where groups are told apart, its address where it is private, else everywhere.</summary>
    public static Func<Change?> ForGroup(Attachment at, bool egress, Flow flow, Peer peer) => () =>
    {
        if (at.SecurityGroupIds is not [var group, ..])
        {
            return null;
        }

        var address = egress ? flow.Destination : flow.Source;
        var far = peer is { Lost: null, Interface: { SecurityGroupIds: [var theirs, ..] } card } && card.VpcId == at.VpcId
            ? RulePeer.OfGroup(theirs)
            : RulePeer.Of(SpecialAddresses.IsPrivate(address) ? Only(address) : Everything(address));
        return new Change.AllowInGroup(group, egress, new(flow.Protocol, flow.Ports, far));
    };

    /// <summary>An entry just before the one that denies.</summary>
    public static Func<Change?> ForAcl(NetworkAcl acl, bool egress, Flow flow, NetworkAclEntry? denying) => () =>
    {
        var taken = acl.Entries.Where(entry => entry.Egress == egress).Select(entry => entry.RuleNumber).ToHashSet();
        var number = Math.Min(denying?.RuleNumber ?? NetworkAclEntry.Closing, NetworkAclEntry.Closing) - 1;
        while (taken.Contains(number))
        {
            number--;
        }

        var address = egress ? flow.Destination : flow.Source;
        return number < 1 ? null : new Change.AllowInAcl(acl.Id, new(
            number, egress, flow.Protocol, SpecialAddresses.IsPrivate(address) ? Only(address) : Everything(address), flow.Ports, Allows: true));
    };

    /// <summary>A route that leads there: the service's gateway endpoint, a peering connection, or a NAT gateway, whichever the VPC has.</summary>
    public static Func<Change?> ForRoute(Network network, Attachment from, Flow flow, RouteTable table, string? service) => () =>
    {
        if (service is not null && GatewayEndpoint(network, from.VpcId, table.Id, service) is { } endpoint)
        {
            return endpoint;
        }

        var peering = network.PeeringsOf(from.VpcId).FirstOrDefault(peering =>
            peering.Status == "active" && peering.FarSideFrom(from.VpcId)?.CidrBlocks.Any(block => block.Contains(flow.Destination)) == true);
        if (peering is not null)
        {
            return Route(table, peering.FarSideFrom(from.VpcId)!.CidrBlocks.First(block => block.Contains(flow.Destination)), new(RouteTargetKind.PeeringConnection, peering.Id));
        }

        if (SpecialAddresses.IsPrivate(flow.Destination))
        {
            return new Change.Advice($"Nothing in the snapshot leads to {flow.Destination}: peer {from.VpcId} with the network that has it, and add routes both ways.");
        }

        var internet = network.GatewayOfVpc(from.VpcId);
        if (flow.IsIpv6)
        {
            return network.Snapshot.EgressOnlyInternetGateways.FirstOrDefault(gateway => gateway.Attachments.Any(attachment => attachment.VpcId == from.VpcId)) is { } eigw
                ? Route(table, EverywhereIpv6, new(RouteTargetKind.EgressOnlyInternetGateway, eigw.Id))
                : internet is not null
                    ? Route(table, EverywhereIpv6, new(RouteTargetKind.InternetGateway, internet.Id))
                    : new Change.Advice($"Give {from.VpcId} an egress-only internet gateway, and {table.Id} a route ::/0 to it.");
        }

        if (from.Kind == AttachmentKind.NatGateway || from.PublicFor(flow.Source) is not null)
        {
            return internet is not null
                ? Route(table, Everywhere, new(RouteTargetKind.InternetGateway, internet.Id))
                : new Change.Advice($"Give {from.VpcId} an internet gateway, and {table.Id} a route 0.0.0.0/0 to it.");
        }

        return Nat(network, from) is { } nat
            ? Route(table, Everywhere, new(RouteTargetKind.NatGateway, nat.Id))
            : new Change.Advice($"Put a NAT gateway into a public subnet of {from.VpcId}, and give {table.Id} a route 0.0.0.0/0 to it; only IPv4 traffic to services without gateway endpoints needs one.");
    };

    /// <summary>For a function in a public subnet: the endpoint where one serves, else another subnet.</summary>
    public static Func<Change?> ForNoPublicAddress(Network network, Attachment from, string? service) => () =>
    {
        if (service is not null && network.RouteTableOf(from.Subnet) is { } table && GatewayEndpoint(network, from.VpcId, table.Id, service) is { } endpoint)
        {
            return endpoint;
        }

        var better = network.SubnetsOf(from.VpcId).FirstOrDefault(subnet => network.RouteTableOf(subnet)?.Routes.Any(route =>
            route is { State: RouteState.Active, Target.Kind: RouteTargetKind.NatGateway } && route.Destination.Cidr == Everywhere) == true);
        return new Change.Advice(better is not null
            ? $"Attach the function to {better.Id} instead of {from.Subnet.Id}: its default route is a NAT gateway, which lends a public address."
            : $"Attach the function to a private subnet whose default route is a NAT gateway; {from.VpcId} has none. A function that needs nothing in the VPC is better attached to none.");
    };

    private static Change.UseGatewayEndpoint? GatewayEndpoint(Network network, string vpcId, string tableId, string service)
    {
        var endpoint = network.Snapshot.VpcEndpoints.FirstOrDefault(endpoint => endpoint is { Type: VpcEndpointType.Gateway, State: "available" } && endpoint.VpcId == vpcId && endpoint.ServiceName == service);
        var list = network.Snapshot.PrefixLists.FirstOrDefault(list => list.Name == service);
        return endpoint is null || list is null ? null : new(endpoint.Id, tableId, list.Id);
    }

    private static NatGateway? Nat(Network network, Attachment from) => network.Snapshot.NatGateways
        .Where(gateway => gateway is { State: "available", IsPublic: true } && gateway.VpcId == from.VpcId && gateway.SubnetId != from.Subnet.Id)
        .OrderByDescending(gateway => gateway.SubnetId is { } id && network.Subnet(id)?.AvailabilityZone == from.Subnet.AvailabilityZone)
        .FirstOrDefault();

    private static Change.SetRoute Route(RouteTable table, IPNetwork cidr, RouteTarget target) =>
        new(table.Id, cidr, target, Replaces: table.Routes.Any(route => route.Destination.Cidr == cidr));

    private static IPNetwork Only(IPAddress address) => new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);

    private static IPNetwork Everything(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? Everywhere : EverywhereIpv6;
}
