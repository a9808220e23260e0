using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Ways to other interfaces and VPCs.</summary>
internal sealed partial class Walk
{
    /// <summary>A peering connection carries traffic between the two VPCs' own addresses, and no further.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html"/>
    private Arrival Peering(Attachment from, Flow flow, string id)
    {
        if (network.Peerings.GetValueOrDefault(id) is not { } peering)
        {
            return Doubt("peering connection", Codes.UnknownResource, id, $"The state of {id} is not known: {network.Snapshot.GapIn(ResourceKind.PeeringConnections)?.Why ?? "it is not in the snapshot"}.");
        }

        if (peering.Status != "active")
        {
            State("peering connection", id, peering.Status, works: false, peering.Status == "pending-acceptance" ? new Change.AcceptPeering(id) : null);
        }

        if (peering.FarSideFrom(from.VpcId) is not { } far)
        {
            return Lost("peering connection", Codes.OutsidePeering, id, $"{id} does not touch {from.VpcId}.");
        }

        var vpc = far.VpcId is { } farId ? network.Vpc(farId) : null;
        var blocks = far.CidrBlocks.Count > 0 ? far.CidrBlocks : vpc?.CidrBlocks ?? [];
        if (!blocks.Any(block => block.Contains(flow.Destination)) && vpc?.Contains(flow.Destination) != true)
        {
            return blocks.Count == 0
                ? Doubt("peering connection", Codes.UnknownResource, far.VpcId, $"The addresses behind {id} are not known.")
                : Lost("peering connection", Codes.OutsidePeering, id, $"{flow.Destination} is not an address of {far.VpcId}; {id} leads to nothing beyond it, no gateway and no other VPC.");
        }

        if (network.Vpc(from.VpcId)?.Contains(flow.Source) == false)
        {
            return Lost("peering connection", Codes.OutsidePeering, id, $"{flow.Source} is not an address of {from.VpcId}, and {id} carries nothing on behalf of others.");
        }

        if (vpc is null)
        {
            return Doubt("peering connection", Codes.UnknownResource, far.VpcId, $"{far.VpcId}{(far.OwnerId is { } owner ? $" of account {owner}" : "")} is not in the snapshot, so what it lets in is not known.");
        }

        Pass("peering connection", id, null, $"{id} leads to {vpc.Id}.");
        return Deliver(vpc.Id, flow, from: null);
    }

    /// <summary>A transit gateway, entered and left through its interfaces in a VPC's subnets, one a zone.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"/>
    private Arrival Transit(Attachment from, Flow flow, string id)
    {
        const string gate = "transit gateway";
        var attachments = network.Snapshot.TransitGatewayAttachments;
        if (attachments.FirstOrDefault(attachment => attachment.TransitGatewayId == id && attachment.ResourceId == from.VpcId) is not { } entry)
        {
            return network.Snapshot.GapIn(ResourceKind.TransitGatewayAttachments) is { } gap
                ? Doubt(gate, Codes.UnknownResource, id, $"The attachment of {from.VpcId} to {id} is not known: {gap.Why}.")
                : Lost(gate, Codes.BadStateAttachment, id, $"{from.VpcId} is not attached to {id}.");
        }

        if (entry.State != "available")
        {
            State(gate, entry.Id, entry.State, works: false);
        }

        if (entry.SubnetIds is { } subnetIds)
        {
            var subnets = subnetIds.Select(network.Subnet).OfType<Subnet>().ToList();
            var door = subnets.Find(subnet => subnet.AvailabilityZone == from.Subnet.AvailabilityZone);
            if (door is null && subnets.Count > 0)
            {
                return Lost(gate, Codes.TransitZone, entry.Id, $"{entry.Id} has no subnet in {from.Subnet.AvailabilityZone}, the zone of {from.Subnet.Id}.");
            }

            // Within one subnet the ACL's inbound rules judge what leaves for the gateway too.
            // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
            if (door is not null)
            {
                Acl(door, egress: false, flow);
            }
        }

        return ChooseTransitRoute(id, entry, flow) is { } route ? LeaveTransit(id, entry, route, flow) : Arrival.Nowhere.Instance;
    }

    private TransitGatewayAttachment? ChooseTransitRoute(string id, TransitGatewayAttachment entry, Flow flow)
    {
        const string gate = "transit gateway route table";
        var tables = network.Snapshot.TransitGatewayRouteTables;
        var table = tables.FirstOrDefault(table => table.Id == entry.AssociatedRouteTableId) ?? tables.FirstOrDefault(table => table.Associations?.Contains(entry.Id) == true);
        if (table is null)
        {
            var read = entry.AssociatedRouteTableId is null && network.Snapshot.GapIn(ResourceKind.TransitGatewayRouteTables) is null
                && tables.Where(other => other.TransitGatewayId == id).All(other => other.Associations is not null);
            return read
                ? Nothing(Lost(gate, Codes.TransitNoAssociation, entry.Id, $"{entry.Id} is associated with no route table of {id}."))
                : Nothing(Doubt(gate, Codes.TransitRoutesUnknown, entry.Id, $"The route table that judges what comes from {entry.Id} is not known."));
        }

        var routes = Routes(table);
        if (routes is null)
        {
            return Nothing(Doubt(gate, Codes.TransitRoutesUnknown, table.Id, $"The routes of {table.Id} are not known: {network.Snapshot.GapIn(ResourceKind.TransitGatewayRouteTables)?.Why ?? "they are not in the snapshot"}."));
        }

        var route = routes.Where(route => route.Cidr.Contains(flow.Destination))
            .MaxBy(route => (route.Cidr.PrefixLength, route.Origin == RouteOrigin.Static));
        if (route is null)
        {
            return Nothing(Lost(gate, Codes.TransitNoRoute, table.Id, $"{table.Id} has no route to {flow.Destination}."));
        }

        if (route.State != RouteState.Active || route.AttachmentIds.Count == 0)
        {
            return Nothing(Lost(gate, Codes.TransitBadRoute, table.Id, $"The route {route.Cidr} of {table.Id} is a blackhole."));
        }

        if (network.Snapshot.TransitGatewayAttachments.FirstOrDefault(attachment => route.AttachmentIds.Contains(attachment.Id)) is not { } exit)
        {
            return Nothing(Doubt(gate, Codes.UnknownResource, route.AttachmentIds[0], $"{route.AttachmentIds[0]}, where {table.Id} sends {flow.Destination}, is not in the snapshot."));
        }

        Pass(gate, table.Id, $"{route.Cidr} → {exit.Id}", $"{table.Id} routes {flow.Destination} to {exit.Id}.");
        return exit;

        static TransitGatewayAttachment? Nothing(Arrival.Nowhere nowhere)
        {
            _ = nowhere;
            return null;
        }
    }

    /// <summary>A table's routes as they were read; where only its propagations were, the blocks of the VPCs that announce theirs.</summary>
    private List<TransitGatewayRoute>? Routes(TransitGatewayRouteTable table)
    {
        if (table.Routes is null && table.Propagations is null)
        {
            return null;
        }

        var routes = new List<TransitGatewayRoute>(table.Routes ?? []);
        foreach (var id in table.Propagations ?? [])
        {
            var vpc = network.Snapshot.TransitGatewayAttachments.FirstOrDefault(attachment => attachment.Id == id)?.ResourceId is { } vpcId ? network.Vpc(vpcId) : null;
            routes.AddRange((vpc?.CidrBlocks ?? []).Select(block => new TransitGatewayRoute(block, [id], Origin: RouteOrigin.Propagated)));
        }

        return routes;
    }

    private Arrival LeaveTransit(string id, TransitGatewayAttachment entry, TransitGatewayAttachment exit, Flow flow)
    {
        const string gate = "transit gateway";
        if (exit.State != "available")
        {
            State(gate, exit.Id, exit.State, works: false);
        }

        if (exit.ResourceType != "vpc" || exit.ResourceId is null || network.Vpc(exit.ResourceId) is not { } vpc)
        {
            return Doubt(gate, Codes.NotModelled, exit.Id, $"What lies behind {exit.Id} ({exit.ResourceType} {exit.ResourceId}) is not in the snapshot.");
        }

        if (!vpc.Contains(flow.Destination))
        {
            return Doubt(gate, Codes.NotModelled, exit.Id, $"{flow.Destination} is not an address of {vpc.Id}: what {vpc.Id} does with packets for others is not modelled.");
        }

        Pass(gate, id, null, $"{id} leads to {vpc.Id}.");
        var holder = Holder(vpc.Id, flow.Destination);
        var doors = (exit.SubnetIds ?? []).Select(network.Subnet).OfType<Subnet>().ToList();
        var door = doors.Find(subnet => subnet.AvailabilityZone == holder?.Subnet.AvailabilityZone) ?? doors.FirstOrDefault();
        if (door is not null && door.Id != holder?.Subnet.Id)
        {
            Acl(door, egress: true, flow);
        }

        var gateway = network.Snapshot.TransitGateways.FirstOrDefault(gateway => gateway.Id == id);
        var referencing = gateway?.SecurityGroupReferencing == true && entry.SecurityGroupReferencing != false && exit.SecurityGroupReferencing != false;
        return Deliver(vpc.Id, flow, door, referencing ? null : Codes.ReferencingSupport);
    }

    /// <summary>
    /// An instance or appliance that a route names. On the way to the internet it is taken for a NAT instance, whose
    /// software translates; what another appliance does is not known.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html"/>
    private Arrival Appliance(Attachment from, Flow flow, RouteTarget target)
    {
        const string gate = "appliance";
        var id = target.Kind == RouteTargetKind.Instance ? network.Instances.GetValueOrDefault(target.Id)?.NetworkInterfaceIds is [var primary, ..] ? primary : null : target.Id;
        if (id is null || network.Interface(id) is not { } appliance)
        {
            return Doubt(gate, Codes.UnknownResource, target.Id, $"The interface of {target.Id} is not known: {network.Snapshot.GapIn(ResourceKind.NetworkInterfaces)?.Why ?? "it is not in the snapshot"}.");
        }

        if (appliance.VpcId != from.VpcId)
        {
            return Lost(gate, Codes.NoPossibleDestination, id, $"{id} is not in {from.VpcId}.");
        }

        if (appliance.OwnerId is { } owner && network.Instances.GetValueOrDefault(owner) is { State: { } state } && state is not ("running" or "pending"))
        {
            State(gate, owner, state, works: false);
        }

        var isHolder = appliance.Addresses.Any(own => own.Address.Equals(flow.Destination));
        if (isHolder)
        {
            return Enter(appliance, flow, from.Subnet);
        }

        if (from.Subnet.Id != appliance.Subnet.Id)
        {
            Acl(appliance.Subnet, egress: false, flow);
        }

        if (_direction == Direction.Forward)
        {
            _steps.Add(SecurityGroupGate.Judge(network, appliance, egress: false, flow, from, null, lists));
        }

        if (appliance.SourceDestCheck)
        {
            return Lost(gate, Codes.SourceDestCheck, id, $"{id} drops packets for others: its source/destination check is on.", remedy: new Change.DisableSourceDestCheck(id));
        }

        if (network.Vpc(from.VpcId)?.Contains(flow.Destination) != false || SpecialAddresses.IsPrivate(flow.Destination))
        {
            return Doubt(gate, Codes.Appliance, id, $"What the appliance behind {id} does with packets to {flow.Destination} is not known.");
        }

        if (appliance.AddressOf(flow.Destination.AddressFamily) is not { } own)
        {
            return Lost(gate, Codes.NoIpv6, id, $"{id} has no address of that family.");
        }

        Pass(gate, id, null, $"{id} is taken for a NAT instance that forwards and translates; its software is not known.");
        _translated[(appliance.VpcId, own)] = (appliance, flow);
        var translated = flow with { Source = own, SourcePorts = appliance.ClientPorts };
        if (_direction == Direction.Forward)
        {
            _steps.Add(SecurityGroupGate.Judge(network, appliance, egress: true, translated, null, null, lists));
        }

        return Leave(appliance, translated);
    }
}
