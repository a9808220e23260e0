using System.Net;
using System.Net.Sockets;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Gateways between a VPC and the internet, or AWS's services.</summary>
internal sealed partial class Walk
{
    /// <summary>An internet gateway swaps a private IPv4 address for the public one tied to it; IPv6 passes as it is.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html"/>
    private Arrival InternetGateway(Attachment from, Flow flow, string id)
    {
        var passes = Attached("internet gateway", id, from.VpcId, network.Snapshot.InternetGateways, ResourceKind.InternetGateways);
        passes &= NotBlocked(from, isOutboundOnly: from.Kind == AttachmentKind.NatGateway);
        passes &= PublicDestination(flow, id);
        if (from.Addresses.All(own => !own.Address.Equals(flow.Source)))
        {
            return Lost("internet gateway", Codes.SpoofedSource, id, $"{id} takes packets only from addresses that their sender owns.");
        }

        if (flow.IsIpv6)
        {
            return passes ? Cross(from, flow, flow.Source, $"{id} passes IPv6 as it is.", id) : Arrival.Nowhere.Instance;
        }

        if (from.PublicFor(flow.Source) is not { } publicAddress)
        {
            return Lost("internet gateway", Codes.NoPublicAddress, id, from.Kind switch
            {
                AttachmentKind.Lambda => $"{id} passes IPv4 only from public addresses, and a function's interface ({from.Label}) never gets one, not even in a public subnet.",
                AttachmentKind.NatGateway => $"{id} passes IPv4 only from public addresses, and the private NAT gateway {from.OwnerId} has none.",
                _ => $"{id} passes IPv4 only from public addresses, and {flow.Source} of {from.Label} has none.",
            }, remedy: Remedies.ForNoPublicAddress(network, from, network.RouteTableOf(from.Subnet), lists.Service));
        }

        if (!passes)
        {
            return Arrival.Nowhere.Instance;
        }

        return Cross(from, flow, publicAddress, from.Kind == AttachmentKind.Lambda
            ? $"{id} sends {flow.Source} out as {publicAddress}, which somebody tied to {from.Label}; AWS does not support that and it is lost when the interface is made anew."
            : $"{id} sends {flow.Source} out as {(publicAddress.Equals(IPAddress.Any) ? "its public address" : publicAddress)}.", id);
    }

    /// <summary>An egress-only gateway lets IPv6 connections out, and only replies in.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html"/>
    private Arrival EgressOnly(Attachment from, Flow flow, string id)
    {
        if (!flow.IsIpv6)
        {
            return Lost("egress-only internet gateway", Codes.NoPossibleDestination, id, $"{id} passes IPv6 alone.");
        }

        var passes = Attached("egress-only internet gateway", id, from.VpcId, network.Snapshot.EgressOnlyInternetGateways, ResourceKind.EgressOnlyInternetGateways);
        passes &= NotBlocked(from, isOutboundOnly: true);
        passes &= PublicDestination(flow, id);
        return passes ? Cross(from, flow, flow.Source, $"{id} lets IPv6 connections out.", id) : Arrival.Nowhere.Instance;
    }

    private bool Attached(string gate, string id, string vpcId, IReadOnlyList<InternetGateway> gateways, ResourceKind kind)
    {
        if (gateways.FirstOrDefault(gateway => gateway.Id == id) is not { } gateway)
        {
            Doubt(gate, Codes.UnknownResource, id, $"The state of {id} is not known: {network.Snapshot.GapIn(kind)?.Why ?? "it is not in the snapshot"}.");
            return false;
        }

        if (gateway.Attachments.FirstOrDefault(attachment => attachment.VpcId == vpcId) is { Works: true })
        {
            return true;
        }

        Lost(gate, Codes.BadStateAttachment, id, $"{id} is not attached to {vpcId}.", remedy: id.StartsWith("eigw", StringComparison.Ordinal) ? null : new Change.AttachInternetGateway(id, vpcId));
        return false;
    }

    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html"/>
    private bool NotBlocked(Attachment at, bool isOutboundOnly)
    {
        var mode = at.Subnet.BlockPublicAccess ?? network.Vpc(at.VpcId)?.BlockPublicAccess ?? BlockPublicAccess.Off;
        if (mode == BlockPublicAccess.Off || (mode == BlockPublicAccess.Ingress && isOutboundOnly))
        {
            return true;
        }

        Lost("block public access", Codes.BlockPublicAccess, at.VpcId, $"VPC Block Public Access of {at.VpcId} is set to block {(mode == BlockPublicAccess.Ingress ? "ingress" : "both ways")}.");
        return false;
    }

    private bool PublicDestination(Flow flow, string id)
    {
        var code = SpecialAddresses.IsRfc1918(flow.Destination) || SpecialAddresses.IsUniqueLocal(flow.Destination) ? Codes.PrivateDestination
            : SpecialAddresses.IsRfc6598(flow.Destination) ? Codes.SharedDestination
            : null;
        if (code is not null)
        {
            Lost("internet gateway", code, id, $"{flow.Destination} is a private address, and {id} sends nothing to those.");
        }

        return code is null;
    }

    private Arrival.OnInternet Cross(Attachment from, Flow flow, IPAddress source, string why, string id)
    {
        Pass(id.StartsWith("eigw", StringComparison.Ordinal) ? "egress-only internet gateway" : "internet gateway", id, null, why);
        _crossed[source] = (from, flow.Source);
        if (_direction == Direction.Forward)
        {
            EgressPending = source.Equals(IPAddress.Any);
            EgressAddresses = EgressPending ? []
                : from.Kind == AttachmentKind.NatGateway ? [.. from.Addresses.Select(own => own.PublicIp).OfType<IPAddress>().Distinct()]
                : [source];
        }

        return new(flow with { Source = source });
    }

    /// <summary>A packet from the internet to an address that an internet gateway ties to an interface.</summary>
    private Arrival ComeIn(Flow flow, Attachment to, IPAddress privateAddress)
    {
        var gateway = network.Snapshot.InternetGateways.FirstOrDefault(gateway => gateway.Attachments.Any(attachment => attachment.VpcId == to.VpcId));
        if (gateway is null)
        {
            return network.Snapshot.GapIn(ResourceKind.InternetGateways) is { } gap
                ? Doubt("internet gateway", Codes.UnknownResource, to.VpcId, $"Whether {to.VpcId} has an internet gateway is not known: {gap.Why}.")
                : Lost("internet gateway", Codes.NoPossibleDestination, to.VpcId, $"{to.VpcId} has no internet gateway, so {flow.Destination} cannot be reached.");
        }

        if (!Attached("internet gateway", gateway.Id, to.VpcId, network.Snapshot.InternetGateways, ResourceKind.InternetGateways)
            || !NotBlocked(to, isOutboundOnly: false))
        {
            return Arrival.Nowhere.Instance;
        }

        var edge = network.Snapshot.RouteTables.FirstOrDefault(table => table.GatewayIds.Contains(gateway.Id));
        if (edge is not null && RouteChoice.Choose(edge.Routes, privateAddress, lists) is { Target.Kind: not RouteTargetKind.Local } detour)
        {
            return Doubt("route table", Codes.Appliance, edge.Id, $"The edge route {detour} of {edge.Id} sends what comes in through an appliance, whose rules are not known.");
        }

        Pass("internet gateway", gateway.Id, null, $"{gateway.Id} brings {flow.Destination} to {to.Label}.");
        return Enter(to, flow with { Destination = privateAddress }, from: null);
    }

    /// <summary>A gateway endpoint takes TCP to the addresses of its service in the same Region, by a route alone.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"/>
    private Arrival GatewayEndpoint(Flow flow, string id)
    {
        if (network.VpcEndpoints.GetValueOrDefault(id) is not { } endpoint)
        {
            return Doubt("VPC endpoint", Codes.UnknownResource, id, $"The state of {id} is not known: {network.Snapshot.GapIn(ResourceKind.VpcEndpoints)?.Why ?? "it is not in the snapshot"}.");
        }

        if (endpoint.Type != VpcEndpointType.Gateway)
        {
            return Doubt("VPC endpoint", Codes.NotModelled, id, $"{id} hands packets to appliances, whose rules are not known.");
        }

        if (endpoint.State != "available")
        {
            State("VPC endpoint", id, endpoint.State, works: false);
        }

        if (flow.Protocol != Protocol.Tcp)
        {
            return Lost("VPC endpoint", Codes.EndpointProtocol, id, $"{id} takes TCP alone.");
        }

        Pass("VPC endpoint", id, null, $"{id} leads to {endpoint.ServiceName} without the internet.");
        Endpoint = endpoint;
        return new Arrival.AtService(endpoint, flow);
    }

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
            _steps.Add(new("NAT gateway", _direction, PathState.Blocked, Codes.BadState, id, $"state {gateway.State}",
                $"{id} is {gateway.State}{(gateway.FailureMessage is { } message ? $" ({message})" : "")}, so nothing passes it.")
            {
                Remedy = network.RouteTableOf(from.Subnet) is { } table ? Remedies.ForRoute(network, from, flow, table, lists.Service) : null,
            });
        }

        if (gateway.VpcId is { } vpcId && vpcId != from.VpcId)
        {
            return Lost("NAT gateway", Codes.NatOutsideVpc, id, $"{id} serves only interfaces of {vpcId}.");
        }

        if (flow.IsIpv6)
        {
            return Lost("NAT gateway", Codes.ProtocolRestriction, id, $"{id} translates IPv4; IPv6 leaves through an egress-only internet gateway.");
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
        Pass("NAT gateway", id, null, gateway.IsPublic
            ? $"{id} sends on from {(outside.Addresses[0].PublicIp is { } ip ? ip : "its Elastic IP")}."
            : $"{id} is private: it sends on from {own}, which is no public address.");
        if (!_extra.Contains(outside))
        {
            _extra.Add(outside);
        }

        _translated[(outside.VpcId, own)] = (outside, flow);
        var translated = flow with { Source = own, SourcePorts = PortRange.Ephemeral };
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

        return network.Snapshot.InternetGateways.FirstOrDefault(igw => igw.Attachments.Any(attachment => attachment.VpcId == outside.VpcId)) is { } igw
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
            Addresses = [.. addresses],
            PublicAddressPending = gateway.IsPublic && gateway.Addresses.All(address => address.PublicIp is null),
        };
    }
}
