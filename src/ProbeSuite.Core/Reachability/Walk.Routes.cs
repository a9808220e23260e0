using System.Net.Sockets;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Route tables, and the appliances that they may lead through.</summary>
internal sealed partial class Walk
{
    private Arrival Route(Attachment from, Flow flow)
    {
        if (network.RouteTableOf(from.Subnet) is not { } table)
        {
            var why = network.Snapshot.GapIn(ResourceKind.RouteTables)?.Why ?? "neither its own table nor the VPC's main one is in the snapshot";
            return Doubt("route table", Codes.UnknownResource, from.Subnet.Id, $"The route table of {from.Subnet.Id} is not known: {why}.");
        }

        return FollowTable(from, flow, table);
    }

    private Arrival FollowTable(Attachment from, Flow flow, RouteTable table, string? referencesLost = null)
    {
        if (RouteChoice.Choose(table.Routes, flow.Destination, lists, out var rival) is not { } route)
        {
            return table.Routes.FirstOrDefault(route => route.Destination.Unknown is not null) is { } unknown
                ? Doubt("route table", Codes.UnknownResource, table.Id, $"Whether {table.Id} has a route to {flow.Destination} is not known: {unknown}.")
                : network.Snapshot.GapIn(ResourceKind.RouteTables, table.Id) is { ResourceId: not null } gap
                    ? Doubt("route table", Codes.UnknownResource, table.Id, $"Whether {table.Id} has a route to {flow.Destination} is not known: {gap.Why}.")
                    : Lost("route table", Codes.NoRoute, table.Id, $"{table.Id} has no route to {flow.Destination}.", remedy: Remedies.ForRoute(network, from, flow, table, lists.Service));
        }

        if (rival is not null)
        {
            return Doubt("route table", Codes.RoutesTie, table.Id, $"The routes {route} and {rival} of {table.Id} claim {flow.Destination} alike, and AWS picks one of them at random.");
        }

        if (route.State == RouteState.Blackhole)
        {
            return Lost("route table", Codes.BadStateRoute, table.Id, $"The route {route} of {table.Id} is a blackhole: {Blackhole.Why(route.Target, network.Snapshot)}.", route, Remedies.ForRoute(network, from, flow, table, lists.Service));
        }

        if (route.State == RouteState.Filtered)
        {
            return Doubt("route table", Codes.NotModelled, table.Id, $"The route {route} of {table.Id} is filtered, which is not modelled.");
        }

        Pass("route table", table.Id, route, $"{table.Id} routes {flow.Destination} by {route}.");
        var id = route.Target.Id;
        return route.Target.Kind switch
        {
            RouteTargetKind.Local => Local(from, flow, table, referencesLost),
            RouteTargetKind.InternetGateway => InternetGateway(from, flow, id),
            RouteTargetKind.EgressOnlyInternetGateway => EgressOnly(from, flow, id),
            RouteTargetKind.NatGateway => Nat(from, flow, id),
            RouteTargetKind.VpcEndpoint => GatewayEndpoint(from, flow, id),
            RouteTargetKind.PeeringConnection => Peering(from, flow, id),
            RouteTargetKind.TransitGateway => Transit(from, flow, id),
            RouteTargetKind.NetworkInterface or RouteTargetKind.Instance => Appliance(from, flow, route.Target),
            RouteTargetKind.VpnGateway => Doubt("virtual private gateway", Codes.NotModelled, id, $"What lies behind {id} is outside AWS and not known."),
            _ => Doubt("route table", Codes.NotModelled, id, $"{id} is a target that is not modelled."),
        };
    }

    private Arrival Local(Attachment from, Flow flow, RouteTable table, string? referencesLost) =>
        network.Vpc(from.VpcId) is { } vpc && !SpecialAddresses.IsIn(flow.Destination, vpc.CidrBlocks)
            ? Lost("route table", Codes.LocalRoute, table.Id, $"The local route serves only addresses of {from.VpcId}.")
            : Deliver(from.VpcId, flow, from.Subnet, referencesLost);

    /// <summary>
    /// An instance or appliance that a route names. On the way to the IPv4 internet it is taken for a NAT instance, whose
    /// software translates; what another appliance does is not known, nor what this one does with IPv6.
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

        Running(gate, appliance);
        if (appliance.Has(flow.Destination))
        {
            return Enter(appliance, flow, from.Subnet);
        }

        if (from.Subnet.Id != appliance.Subnet.Id)
        {
            Acl(appliance.Subnet, egress: false, flow);
        }

        if (_direction == Direction.Forward)
        {
            _steps.Add(SecurityGroupGate.Judge(network, appliance, egress: false, flow, new(from), lists));
        }

        if (appliance.SourceDestCheck)
        {
            return Lost(gate, Codes.SourceDestCheck, id, $"{id} drops packets for others: its source/destination check is on.", remedy: () => new Change.DisableSourceDestCheck(id));
        }

        if (_direction == Direction.Return || flow.IsIpv6 || network.Vpc(from.VpcId)?.Contains(flow.Destination) != false || SpecialAddresses.IsPrivate(flow.Destination))
        {
            return Doubt(gate, Codes.Appliance, id, $"What the appliance behind {id} does with packets to {flow.Destination} is not known.");
        }

        if (appliance.AddressOf(AddressFamily.InterNetwork) is not { } own)
        {
            return Lost(gate, Codes.UnknownDestination, id, $"{id} has no IPv4 address.");
        }

        Pass(gate, id, null, $"{id} is taken for a NAT instance that forwards and translates; its software is not known.");
        (_translated ??= [])[(appliance.VpcId, own)] = (appliance, flow);
        var translated = flow with { Source = own, SourcePorts = appliance.ClientPorts };
        _steps.Add(SecurityGroupGate.Judge(network, appliance, egress: true, translated, default, lists));
        return Leave(appliance, translated);
    }
}
