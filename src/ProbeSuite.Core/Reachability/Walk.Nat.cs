using System.Net;
using System.Net.Sockets;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>NAT gateways.</summary>
internal sealed partial class Walk
{
    /// <summary>A NAT gateway lends its own address, and sends on by the routes of its own subnet.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"/>
    private Arrival Nat(Attachment from, Flow flow, string id)
    {
        if (network.NatGateways.GetValueOrDefault(id) is not { } gateway)
        {
            return Doubt("NAT gateway", Codes.UnknownResource, id, $"The state of {id} is not known: {network.Snapshot.GapIn(ResourceKind.NatGateways)?.Why ?? "it is not in the snapshot"}.");
        }

        if (gateway.State != "available")
        {
            Lost("NAT gateway", Codes.BadState, id, $"{id} is {gateway.State}{(gateway.FailureMessage is { } message ? $" ({message})" : "")}, so nothing passes it.", $"state {gateway.State}",
                network.RouteTableOf(from.Subnet) is { } table ? Remedies.ForRoute(network, from, flow, table, lists.Service) : null);
        }

        if (gateway.VpcId is { } vpcId && vpcId != from.VpcId)
        {
            return Lost("NAT gateway", Codes.NatOutsideVpc, id, $"{id} serves only interfaces of {vpcId}.");
        }

        if (_direction == Direction.Return)
        {
            return Lost("NAT gateway", Codes.NatAcceptsNothing, id, $"The reply is routed to {id}, which knows nothing of a connection that did not begin behind it.");
        }

        var destination = flow.IsIpv6 ? SpecialAddresses.BehindNat64(flow.Destination) : flow.Destination;
        if (destination is null)
        {
            return Lost("NAT gateway", Codes.ProtocolRestriction, id, $"{id} translates IPv4, and IPv6 to IPv4 behind 64:ff9b::/96; other IPv6 leaves through an egress-only internet gateway.");
        }

        if (NatInterface(gateway, from) is not { } outside)
        {
            return Doubt("NAT gateway", Codes.UnknownResource, id, $"Where {id} stands is not known.");
        }

        if (!gateway.IsRegional && outside.Subnet.Id != from.Subnet.Id)
        {
            Acl(outside.Subnet, egress: false, flow);
        }

        var own = outside.Addresses[0].Address;
        if (!gateway.IsPublic)
        {
            Pass("NAT gateway", id, null, $"{id} is private: it sends on from {own}, which is no public address.");
        }
        else if (outside.Addresses[0].PublicIp is { } publicIp)
        {
            Pass("NAT gateway", id, null, $"{id} sends on from {publicIp}.");
        }
        else
        {
            Pass("NAT gateway", id, null, $"{id} sends on from its Elastic IP.");
        }

        if (!_extra.Exists(known => known.Label == outside.Label))
        {
            _extra.Add(outside);
        }

        (_translated ??= [])[(outside.VpcId, own)] = (outside, flow);
        var translated = flow with { Source = own, Destination = destination, SourcePorts = PortRange.Ephemeral };
        return gateway.IsRegional ? Regional(gateway, outside, from, translated) : Leave(outside, translated);
    }

    /// <summary>A regional gateway stands in no subnet: no ACL judges it, and its own table has the way out.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html"/>
    private Arrival Regional(NatGateway gateway, Attachment outside, Attachment from, Flow flow)
    {
        var zones = gateway.Addresses.Select(address => address.AvailabilityZone).OfType<string>().Distinct().ToList();
        if (zones.Count > 0 && from.Subnet.AvailabilityZone is { } zone && !zones.Contains(zone))
        {
            Doubt("NAT gateway", Codes.RegionalNatZone, gateway.Id, $"{gateway.Id} has no address in {zone} yet; whether it serves that zone from another is not known.");
        }

        if (gateway.RouteTableId is { } id && network.RouteTable(id) is { } table)
        {
            return FollowTable(outside, flow, table);
        }

        return network.GatewayOfVpc(outside.VpcId) is { } igw
            ? InternetGateway(outside, flow, igw.Id)
            : network.Snapshot.GapIn(ResourceKind.InternetGateways) is { } gap
                ? Doubt("NAT gateway", Codes.UnknownResource, gateway.Id, $"Whether {outside.VpcId} has an internet gateway is not known: {gap.Why}.")
                : Lost("NAT gateway", Codes.NoRoute, gateway.Id, $"{outside.VpcId} has no internet gateway for {gateway.Id} to use.");
    }

    private Attachment? NatInterface(NatGateway gateway, Attachment from)
    {
        // A regional gateway is given the caller's subnet to stand in, so that it is in the right VPC and zone.
        var subnet = gateway.IsRegional ? from.Subnet : gateway.SubnetId is { } id ? network.Subnet(id) : null;
        if (subnet is null)
        {
            return null;
        }

        var addresses = gateway.Addresses
            .Where(address => !gateway.IsRegional || address.AvailabilityZone is null || address.AvailabilityZone == from.Subnet.AvailabilityZone)
            .DefaultIfEmpty(gateway.Addresses is [var first, ..] ? first : new NatGatewayAddress())
            .Select(address => new InterfaceAddress(
                address.PrivateIp ?? network.FreeAddress(subnet, AddressFamily.InterNetwork) ?? IPAddress.None,
                gateway.IsPublic ? address.PublicIp : null,
                address.AllocationId));
        return new()
        {
            Label = gateway.Id,
            OwnerId = gateway.Id,
            Subnet = subnet,
            Kind = AttachmentKind.NatGateway,
            BeyondSubnets = gateway.IsRegional,
            Addresses = [.. addresses],
            PublicAddressPending = gateway.IsPublic && gateway.Addresses.All(address => address.PublicIp is null),
        };
    }
}
