using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Transit gateways.</summary>
internal sealed partial class Walk
{
    /// <summary>A transit gateway, entered and left through its interfaces in a VPC's subnets, one a zone.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"/>
    private Arrival Transit(Attachment from, Flow flow, string id)
    {
        const string gate = "transit gateway";
        if (network.Transit.Gateway(id) is { State: not "available" } broken)
        {
            NotAvailable(gate, id, broken.State);
        }

        if (network.Transit.AttachmentOf(id, from.VpcId) is not { } entry)
        {
            return network.Snapshot.GapIn(ResourceKind.TransitGatewayAttachments) is { } gap
                ? Doubt(gate, Codes.UnknownResource, id, $"The attachment of {from.VpcId} to {id} is not known: {gap.Why}.")
                : Lost(gate, Codes.BadStateAttachment, id, $"{from.VpcId} is not attached to {id}.");
        }

        if (entry.State != "available")
        {
            NotAvailable(gate, entry.Id, entry.State);
        }

        if (entry.SubnetIds is { Count: > 0 } subnetIds)
        {
            var doors = subnetIds.Select(network.Subnet).OfType<Subnet>().ToList();
            var door = doors.Find(subnet => subnet.AvailabilityZone == from.Subnet.AvailabilityZone);
            if (door is null && doors.Count == subnetIds.Count)
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

        return ChooseExit(entry, flow) is { } exit ? LeaveTransit(from, id, entry, exit, flow) : Arrival.Nowhere.Instance;
    }

    /// <summary>Where the gateway's own table sends a packet; null when nowhere that is known, and a step says why.</summary>
    private TransitGatewayAttachment? ChooseExit(TransitGatewayAttachment entry, Flow flow)
    {
        const string gate = "transit gateway route table";
        if (network.Transit.TableFor(entry) is not { } table)
        {
            _ = network.Transit.IsUnassociated(entry)
                ? Lost(gate, Codes.TransitNoAssociation, entry.Id, $"{entry.Id} is associated with no route table of {entry.TransitGatewayId}.")
                : Doubt(gate, Codes.TransitRoutesUnknown, entry.Id, $"The route table that judges what comes from {entry.Id} is not known.");
            return null;
        }

        if (table.State != "available")
        {
            NotAvailable(gate, table.Id, table.State);
        }

        var route = Announced(table).Where(route => route.Cidr.Contains(flow.Destination))
            .MaxBy(route => (route.Cidr.PrefixLength, route.Origin == RouteOrigin.Static));
        if (table.Routes is null && (route is null || table.Propagations is null))
        {
            Doubt(gate, Codes.TransitRoutesUnknown, table.Id, $"The routes of {table.Id} are not known: {network.Snapshot.GapIn(ResourceKind.TransitGatewayRouteTables, table.Id)?.Why ?? "they are not in the snapshot"}.");
            return null;
        }

        if (route is null)
        {
            _ = network.Snapshot.GapIn(ResourceKind.TransitGatewayRouteTables, table.Id) is { ResourceId: not null } gap
                ? Doubt(gate, Codes.TransitRoutesUnknown, table.Id, $"Whether {table.Id} has a route to {flow.Destination} is not known: {gap.Why}.")
                : Lost(gate, Codes.TransitNoRoute, table.Id, $"{table.Id} has no route to {flow.Destination}.");
            return null;
        }

        if (route.State != RouteState.Active || route.AttachmentIds.Count == 0)
        {
            Lost(gate, Codes.TransitBadRoute, table.Id, $"The route {route.Cidr} of {table.Id} is a blackhole.");
            return null;
        }

        if (network.Transit.Attachment(route.AttachmentIds[0]) is not { } exit)
        {
            Doubt(gate, Codes.UnknownResource, route.AttachmentIds[0], $"{route.AttachmentIds[0]}, where {table.Id} sends {flow.Destination}, is not in the snapshot.");
            return null;
        }

        Pass(gate, table.Id, $"{route.Cidr} → {exit.Id}", $"{table.Id} routes {flow.Destination} to {exit.Id}.");
        return exit;
    }

    /// <summary>A table's routes as they were read; where only its propagations were, the blocks of the VPCs that announce theirs.</summary>
    private IEnumerable<TransitGatewayRoute> Announced(TransitGatewayRouteTable table) => table.Routes
        ?? (table.Propagations ?? []).SelectMany(id =>
            (network.Transit.Attachment(id)?.ResourceId is { } vpcId ? network.Vpc(vpcId)?.CidrBlocks ?? [] : [])
            .Select(block => new TransitGatewayRoute(block, [id], Origin: RouteOrigin.Propagated)));

    private Arrival LeaveTransit(Attachment from, string id, TransitGatewayAttachment entry, TransitGatewayAttachment exit, Flow flow)
    {
        const string gate = "transit gateway";
        if (exit.State != "available")
        {
            NotAvailable(gate, exit.Id, exit.State);
        }

        if (exit.ResourceType != "vpc" || exit.ResourceId is null || network.Vpc(exit.ResourceId) is not { } vpc)
        {
            return Doubt(gate, Codes.NotModelled, exit.Id, $"What lies behind {exit.Id} ({exit.ResourceType} {exit.ResourceId}) is not in the snapshot.");
        }

        Pass(gate, id, null, $"{id} leads to {vpc.Id}.");
        var referencing = network.Transit.Gateway(id)?.SecurityGroupReferencing == true && entry.SecurityGroupReferencing != false && exit.SecurityGroupReferencing != false;
        var holder = Holder(vpc.Id, flow.Destination);

        // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
        var lost = referencing && holder?.Kind != AttachmentKind.VpcEndpoint ? null : Codes.ReferencingSupport;
        if (DoorOf(exit, from, holder) is not { } door)
        {
            return vpc.Contains(flow.Destination)
                ? Deliver(vpc.Id, flow, from: null, lost)
                : Doubt(gate, Codes.UnknownResource, exit.Id, $"The subnets of {exit.Id} are not known, so neither is what {vpc.Id} does with packets to {flow.Destination}.");
        }

        if (holder is not null && (door.Id == holder.Subnet.Id || !IsRedirected(door, flow.Destination)))
        {
            if (door.Id != holder.Subnet.Id)
            {
                Acl(door, egress: true, flow);
            }

            return Enter(holder, flow, door, lost);
        }

        // A packet for somebody beyond goes on by the routes of the door's subnet: to the NAT gateway of a central way out.
        // https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html
        if (network.RouteTableOf(door) is not { } table)
        {
            return Doubt(gate, Codes.UnknownResource, door.Id, $"The route table of {door.Id}, where {id} enters {vpc.Id}, is not known.");
        }

        if (++_hops > MostHops)
        {
            return Lost("route table", Codes.Loop, null, $"The routes lead in a circle.");
        }

        Acl(door, egress: true, flow);
        return FollowTable(new() { Label = exit.Id, Subnet = door, Kind = AttachmentKind.Gateway }, flow, table, lost);
    }

    /// <summary>Whether the door's own table has a more specific way than <c>local</c>.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html"/>
    private bool IsRedirected(Subnet door, IPAddress destination) => network.RouteTableOf(door) is { } table
        && RouteChoice.Choose(table.Routes, destination, lists, out _) is { Target.Kind: not RouteTargetKind.Local };

    /// <summary>
    /// The subnet through which the gateway enters a VPC: one in the zone where the packet came from, else any. Null when
    /// none is known.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-az-availability"/>
    private Subnet? DoorOf(TransitGatewayAttachment exit, Attachment from, Attachment? holder)
    {
        var doors = (exit.SubnetIds ?? []).Select(network.Subnet).OfType<Subnet>().ToList();
        return doors.Find(subnet => subnet.AvailabilityZone == from.Subnet.AvailabilityZone)
            ?? doors.Find(subnet => subnet.AvailabilityZone == holder?.Subnet.AvailabilityZone)
            ?? doors.FirstOrDefault();
    }
}
