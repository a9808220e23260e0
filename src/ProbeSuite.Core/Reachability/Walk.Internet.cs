using System.Net;
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
        var passes = Attached("internet gateway", id, from.VpcId, ResourceKind.InternetGateways);
        passes &= NotBlocked(from, isOutboundOnly: from.Kind == AttachmentKind.NatGateway);
        passes &= PublicDestination(flow, id);
        if (!from.Has(flow.Source))
        {
            return Lost("internet gateway", Codes.SpoofedSource, id, $"{id} takes packets only from addresses that their sender owns.");
        }

        if (flow.IsIpv6)
        {
            passes &= PublicSource("internet gateway", flow, id);
            return passes ? Cross(from, flow, flow.Source, $"{id} passes IPv6 as it is.", id) : Arrival.Nowhere.Instance;
        }

        if (from.PublicFor(flow.Source) is not { } publicAddress)
        {
            Sentence why = from.Kind switch
            {
                AttachmentKind.Lambda => $"{id} passes IPv4 only from public addresses, and a function's interface ({from.Label}) never gets one, not even in a public subnet.",
                AttachmentKind.NatGateway => $"{id} passes IPv4 only from public addresses, and the private NAT gateway {from.OwnerId} has none.",
                _ => $"{id} passes IPv4 only from public addresses, and {flow.Source} of {from.Label} has none.",
            };
            return Lost("internet gateway", Codes.NoPublicAddress, id, why, remedy: Remedies.ForNoPublicAddress(network, from, lists.Service));
        }

        if (!passes)
        {
            return Arrival.Nowhere.Instance;
        }

        return Cross(from, flow, publicAddress, from.Kind == AttachmentKind.Lambda
            ? $"{id} sends {flow.Source} out as {publicAddress}, which somebody tied to {from.Label}; AWS does not support that and it is lost when the interface is made anew."
            : publicAddress.Equals(IPAddress.Any) ? $"{id} sends {flow.Source} out as its public address." : $"{id} sends {flow.Source} out as {publicAddress}.", id);
    }

    /// <summary>An egress-only gateway lets IPv6 connections out, and only replies in.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html"/>
    private Arrival EgressOnly(Attachment from, Flow flow, string id)
    {
        if (!flow.IsIpv6)
        {
            return Lost("egress-only internet gateway", Codes.NoPossibleDestination, id, $"{id} passes IPv6 alone.");
        }

        if (_direction == Direction.Return)
        {
            return _isFromInternet
                ? Lost("egress-only internet gateway", Codes.NoPossibleDestination, id, $"{id} carries only connections that begin inside, and this one began outside.")
                : Doubt("egress-only internet gateway", Codes.NotModelled, id, $"The reply to {flow.Destination} is routed to {id}, where the connection did not come from; whether it arrives is not known.");
        }

        var passes = Attached("egress-only internet gateway", id, from.VpcId, ResourceKind.EgressOnlyInternetGateways);
        passes &= NotBlocked(from, isOutboundOnly: true);
        passes &= PublicDestination(flow, id) & PublicSource("egress-only internet gateway", flow, id);
        if (!from.Has(flow.Source))
        {
            return Lost("egress-only internet gateway", Codes.SpoofedSource, id, $"{id} takes packets only from addresses that their sender owns.");
        }

        return passes ? Cross(from, flow, flow.Source, $"{id} lets IPv6 connections out.", id) : Arrival.Nowhere.Instance;
    }

    private bool Attached(string gate, string id, string vpcId, ResourceKind kind)
    {
        if (network.Gateway(id) is not { } gateway)
        {
            Doubt(gate, Codes.UnknownResource, id, $"The state of {id} is not known: {network.Snapshot.GapIn(kind)?.Why ?? "it is not in the snapshot"}.");
            return false;
        }

        for (var index = 0; index < gateway.Attachments.Count; index++)
        {
            if (gateway.Attachments[index] is { Works: true } attachment && attachment.VpcId == vpcId)
            {
                return true;
            }
        }

        Lost(gate, Codes.BadStateAttachment, id, $"{id} is not attached to {vpcId}.", remedy: kind == ResourceKind.InternetGateways ? () => new Change.AttachInternetGateway(id, vpcId) : null);
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

    /// <summary>Private IPv6 addresses are never announced to the internet, so nobody could answer them.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html"/>
    private bool PublicSource(string gate, Flow flow, string id)
    {
        var isPublic = !SpecialAddresses.IsUniqueLocal(flow.Source);
        if (!isPublic)
        {
            Lost(gate, Codes.NoPublicAddress, id, $"{flow.Source} is a private IPv6 address, and {id} passes only public ones.");
        }

        return isPublic;
    }

    private Arrival.OnInternet Cross(Attachment from, Flow flow, IPAddress source, Sentence why, string id)
    {
        Pass(id.StartsWith("eigw", StringComparison.Ordinal) ? "egress-only internet gateway" : "internet gateway", id, null, why);
        (_crossed ??= [])[source] = (from, flow.Source);
        if (_direction == Direction.Forward)
        {
            EgressAddresses = source.Equals(IPAddress.Any) ? []
                : from.Kind == AttachmentKind.NatGateway ? [.. from.Addresses.Select(own => own.PublicIp).OfType<IPAddress>().Distinct()]
                : [source];
        }

        return new(flow with { Source = source });
    }

    /// <summary>A packet to a public address comes back in where the network itself holds that address; else it is out.</summary>
    private Arrival AtPublicAddress(Arrival.OnInternet outside)
    {
        var address = outside.Flow.Destination;
        if (network.OwnerOfPublic(address) is { } owner)
        {
            return ComeIn(outside.Flow, owner.Attachment, owner.Private);
        }

        if (network.NatGatewayAt(address) is { } gateway)
        {
            return Lost("NAT gateway", Codes.NatAcceptsNothing, gateway.Id, $"{address} is {gateway.Id}'s, and a NAT gateway takes no connections.");
        }

        return network.ElasticIp(address) switch
        {
            null => outside,
            { NetworkInterfaceId: { } card } => Doubt("interface", Codes.UnknownResource, card, $"{address} is tied to {card}, which is not in the snapshot."),
            var idle => Lost("internet gateway", Codes.NoPublicAddressForIngress, idle.AllocationId, $"The Elastic IP {address} is tied to nothing, so nobody answers."),
        };
    }

    /// <summary>A packet from the internet to an address that an internet gateway ties to an interface.</summary>
    private Arrival ComeIn(Flow flow, Attachment to, IPAddress privateAddress)
    {
        if (network.GatewayOfVpc(to.VpcId) is not { } gateway)
        {
            return network.Snapshot.GapIn(ResourceKind.InternetGateways) is { } gap
                ? Doubt("internet gateway", Codes.UnknownResource, to.VpcId, $"Whether {to.VpcId} has an internet gateway is not known: {gap.Why}.")
                : Lost("internet gateway", Codes.NoPossibleDestination, to.VpcId, $"{to.VpcId} has no internet gateway, so {flow.Destination} cannot be reached.");
        }

        if (!Attached("internet gateway", gateway.Id, to.VpcId, ResourceKind.InternetGateways) || !NotBlocked(to, isOutboundOnly: false))
        {
            return Arrival.Nowhere.Instance;
        }

        if (Detour(gateway.Id, privateAddress) is { } detour)
        {
            return detour;
        }

        Pass("internet gateway", gateway.Id, null, $"{gateway.Id} brings {flow.Destination} to {to.Label}.");
        return Enter(to, flow with { Destination = privateAddress }, from: null, Codes.ReferencesNotPreserved);
    }

    /// <summary>A reply from the internet, on its way to who sent the first packet.</summary>
    private Arrival BackThroughGateway(Flow flow, Attachment to, IPAddress privateAddress) =>
        (network.GatewayOfVpc(to.VpcId) is { } gateway ? Detour(gateway.Id, privateAddress) : null)
        ?? (Arrival)Enter(to, flow with { Destination = privateAddress }, from: null);

    /// <summary>Where a route table at the VPC's edge sends what comes in; null when straight to its destination.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html"/>
    private Arrival.Nowhere? Detour(string gatewayId, IPAddress privateAddress) =>
        network.EdgeTableOf(gatewayId) is { } edge && RouteChoice.Choose(edge.Routes, privateAddress, lists, out _) is { Target.Kind: not RouteTargetKind.Local } detour
            ? Doubt("route table", Codes.Appliance, edge.Id, $"The edge route {detour} of {edge.Id} sends what comes in through an appliance, whose rules are not known.")
            : null;

    /// <summary>
    /// A gateway endpoint takes TCP to the addresses of its service in the same Region, by a route alone, and from
    /// interfaces of its own VPC: nobody behind a transit gateway can use it.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"/>
    private Arrival GatewayEndpoint(Attachment from, Flow flow, string id)
    {
        if (network.VpcEndpoints.GetValueOrDefault(id) is not { } endpoint)
        {
            return Doubt("VPC endpoint", Codes.UnknownResource, id, $"The state of {id} is not known: {network.Snapshot.GapIn(ResourceKind.VpcEndpoints)?.Why ?? "it is not in the snapshot"}.");
        }

        if (endpoint.State != "available")
        {
            NotAvailable("VPC endpoint", id, endpoint.State);
        }

        if (endpoint.Type != VpcEndpointType.Gateway)
        {
            return Doubt("VPC endpoint", Codes.NotModelled, id, $"{id} hands packets to appliances, whose rules are not known.");
        }

        if (!from.Has(flow.Source))
        {
            return Lost("VPC endpoint", Codes.SpoofedSource, id, $"{id} serves only interfaces of {from.VpcId}, and {flow.Source} comes from beyond it.");
        }

        if (flow.Protocol != Protocol.Tcp)
        {
            return Lost("VPC endpoint", Codes.EndpointProtocol, id, $"{id} takes TCP alone.");
        }

        Pass("VPC endpoint", id, null, $"{id} leads to {endpoint.ServiceName} without the internet.");
        Endpoint = endpoint;
        return new Arrival.AtService(from, flow);
    }
}
