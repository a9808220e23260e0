using System.Net;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>
/// One connection's way through the network, there and back, gate by gate. A gate that blocks does not end the walk as long
/// as the way beyond it is known, so that every blocking gate is named.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="lists">Prefix lists.</param>
/// <param name="target">The target's interface where it does not exist yet; null where addresses tell.</param>
internal sealed partial class Walk(Network network, PrefixLists lists, Attachment? target = null)
{
    private const int MostHops = 16;

    private readonly List<Step> _steps = [];
    private readonly List<Attachment> _extra = target is null ? [] : [target];
    private readonly Dictionary<(string Vpc, IPAddress Address), (Attachment Origin, Flow Original)> _translated = [];
    private readonly Dictionary<IPAddress, (Attachment Attachment, IPAddress Private)> _crossed = [];
    private Direction _direction = Direction.Forward;
    private int _hops;

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The public addresses that the far end may see; empty when the flow stayed private.</summary>
    public IReadOnlyList<IPAddress> EgressAddresses { get; private set; } = [];

    /// <summary>Whether the flow left through an address that is given only at deployment.</summary>
    public bool EgressPending { get; private set; }

    /// <summary>The gateway endpoint that the flow went through; null when none.</summary>
    public VpcEndpoint? Endpoint { get; private set; }

    /// <summary>Walks a connection from an interface to an address, and its reply back.</summary>
    public void There(Attachment from, Flow flow)
    {
        _extra.Add(from);
        if (!network.IsResolver(from.VpcId, flow.Destination))
        {
            _steps.Add(SecurityGroupGate.Judge(network, from, egress: true, flow, PeerOf(from.VpcId, flow.Destination), null, lists));
        }

        Finish(Leave(from, flow), from);
    }

    /// <summary>Walks a connection from the internet to a public address, and its reply back.</summary>
    public void FromOutside(Flow flow) => Finish(new Arrival.OnInternet(flow), null);

    private void Finish(Arrival arrival, Attachment? from)
    {
        if (arrival is Arrival.OnInternet outside)
        {
            arrival = network.OwnerOfPublic(outside.Flow.Destination) is { } owner && !_crossed.ContainsKey(outside.Flow.Destination)
                ? ComeIn(outside.Flow, owner.Attachment, owner.Private)
                : outside;
        }

        switch (arrival)
        {
            case Arrival.AtInterface at:
                Receive(at, from);
                _direction = Direction.Return;
                _hops = 0;
                Back(Leave(at.To, at.Flow.Reply), from);
                break;
            case Arrival.OnInternet on when from is not null:
                _direction = Direction.Return;
                _hops = 0;
                Back(new Arrival.OnInternet(on.Flow.Reply), from);
                break;
            case Arrival.AtService service:
                _direction = Direction.Return;
                Acl(from!.Subnet, egress: false, service.Flow.Reply);
                break;
        }
    }

    /// <summary>Follows a reply until it is where the connection began.</summary>
    private void Back(Arrival arrival, Attachment? origin)
    {
        while (true)
        {
            switch (arrival)
            {
                case Arrival.OnInternet { Flow: var flow } when _crossed.TryGetValue(flow.Destination, out var crossing):
                    arrival = Enter(crossing.Attachment, flow with { Destination = crossing.Private }, from: null);
                    continue;
                case Arrival.AtInterface { To: var to, Flow: var flow } when _translated.TryGetValue((to.VpcId, flow.Destination), out var original):
                    arrival = Leave(to, original.Original.Reply);
                    continue;
                case Arrival.OnInternet or Arrival.Nowhere:
                    return;
                case Arrival.AtInterface { To: var to } when origin is null || to.Label == origin.Label:
                    return;
                default:
                    Lost("return path", Codes.NoPossibleDestination, null, "The reply does not lead back to where the connection came from.");
                    return;
            }
        }
    }

    /// <summary>Sends a packet out of an interface: ACL, route table, gateway.</summary>
    private Arrival Leave(Attachment from, Flow flow)
    {
        if (++_hops > MostHops)
        {
            return Lost("route table", Codes.Loop, null, "The routes lead in a circle.");
        }

        if (network.IsResolver(from.VpcId, flow.Destination))
        {
            return Resolve(from, flow);
        }

        if (from.Subnet.Contains(flow.Destination))
        {
            return Deliver(from.VpcId, flow, from.Subnet);
        }

        Acl(from.Subnet, egress: true, flow);
        return Route(from, flow);
    }

    private Arrival Resolve(Attachment from, Flow flow)
    {
        if (flow.Ports != new PortRange(53, 53) || network.Vpc(from.VpcId)?.EnableDnsSupport == false)
        {
            return Lost("resolver", Codes.DnsNoResolver, from.VpcId, network.Vpc(from.VpcId)?.EnableDnsSupport == false
                ? $"enableDnsSupport of {from.VpcId} is off, so the Amazon resolver does not answer."
                : "The Amazon resolver answers on port 53 alone.");
        }

        Pass("resolver", from.VpcId, null, $"The Amazon resolver of {from.VpcId} answers; security groups and network ACLs do not filter it.");
        return new Arrival.AtResolver(flow.Destination);
    }

    private Arrival Route(Attachment from, Flow flow)
    {
        if (network.RouteTableOf(from.Subnet) is not { } table)
        {
            var why = network.Snapshot.GapIn(ResourceKind.RouteTables)?.Why ?? "neither its own table nor the VPC's main one is in the snapshot";
            return Doubt("route table", Codes.UnknownResource, from.Subnet.Id, $"The route table of {from.Subnet.Id} is not known: {why}.");
        }

        return FollowTable(from, flow, table);
    }

    private Arrival FollowTable(Attachment from, Flow flow, RouteTable table)
    {
        if (RouteChoice.Choose(table.Routes, flow.Destination, lists) is not { } route)
        {
            return table.Routes.FirstOrDefault(route => route.Destination.Unknown is not null) is { } unknown
                ? Doubt("route table", Codes.UnknownResource, table.Id, $"Whether {table.Id} has a route to {flow.Destination} is not known: {unknown}.")
                : network.Snapshot.GapIn(ResourceKind.RouteTables, table.Id) is { ResourceId: not null } gap
                    ? Doubt("route table", Codes.UnknownResource, table.Id, $"Whether {table.Id} has a route to {flow.Destination} is not known: {gap.Why}.")
                    : Lost("route table", Codes.NoRoute, table.Id, $"{table.Id} has no route to {flow.Destination}.", remedy: Remedies.ForRoute(network, from, flow, table, lists.Service));
        }

        if (route.State == RouteState.Blackhole)
        {
            return Lost("route table", Codes.BadStateRoute, table.Id, $"The route {route} of {table.Id} is a blackhole: its target is gone.", $"{route}", Remedies.ForRoute(network, from, flow, table, lists.Service));
        }

        if (route.State == RouteState.Filtered)
        {
            return Doubt("route table", Codes.NotModelled, table.Id, $"The route {route} of {table.Id} is filtered, which is not modelled.");
        }

        Pass("route table", table.Id, $"{route}", $"{table.Id} routes {flow.Destination} by {route}.");
        return route.Target.Kind switch
        {
            RouteTargetKind.Local => Local(from, flow, table),
            RouteTargetKind.InternetGateway => InternetGateway(from, flow, route.Target.Id),
            RouteTargetKind.EgressOnlyInternetGateway => EgressOnly(from, flow, route.Target.Id),
            RouteTargetKind.NatGateway => Nat(from, flow, route.Target.Id),
            RouteTargetKind.VpcEndpoint => GatewayEndpoint(flow, route.Target.Id),
            RouteTargetKind.PeeringConnection => Peering(from, flow, route.Target.Id),
            RouteTargetKind.TransitGateway => Transit(from, flow, route.Target.Id),
            RouteTargetKind.NetworkInterface or RouteTargetKind.Instance => Appliance(from, flow, route.Target),
            RouteTargetKind.VpnGateway => Doubt("virtual private gateway", Codes.NotModelled, route.Target.Id, $"What lies behind {route.Target.Id} is outside AWS and not known."),
            _ => Doubt("route table", Codes.NotModelled, route.Target.Id, $"{route.Target.Id} is a target that is not modelled."),
        };
    }

    private Arrival Local(Attachment from, Flow flow, RouteTable table) =>
        network.Vpc(from.VpcId)?.Contains(flow.Destination) == false
            ? Lost("route table", Codes.LocalRoute, table.Id, $"The local route serves only addresses of {from.VpcId}.")
            : Deliver(from.VpcId, flow, from.Subnet);

    /// <summary>Hands a packet to the interface of a VPC that holds its destination.</summary>
    /// <param name="vpcId">The VPC.</param>
    /// <param name="flow">The packet.</param>
    /// <param name="from">The subnet that it comes from; null from outside the VPC.</param>
    /// <param name="referencesLost">Why security-group references mean nothing on this way, as a code; null when they are kept.</param>
    private Arrival Deliver(string vpcId, Flow flow, Subnet? from, string? referencesLost = null)
    {
        var to = Holder(vpcId, flow.Destination);
        if (to is null)
        {
            return network.Snapshot.GapIn(ResourceKind.NetworkInterfaces) is { } gap
                ? Doubt("interface", Codes.UnknownResource, vpcId, $"Who holds {flow.Destination} in {vpcId} is not known: {gap.Why}.")
                : Lost("interface", Codes.UnknownDestination, vpcId, $"No network interface of {vpcId} holds {flow.Destination}.");
        }

        return Enter(to, flow, from, referencesLost);
    }

    private Arrival.AtInterface Enter(Attachment to, Flow flow, Subnet? from, string? referencesLost = null)
    {
        if (from?.Id != to.Subnet.Id)
        {
            Acl(to.Subnet, egress: false, flow);
        }

        return new(to, flow, referencesLost);
    }

    /// <summary>What an interface does with a connection that has reached it.</summary>
    private void Receive(Arrival.AtInterface at, Attachment? from)
    {
        var (to, flow, lost) = (at.To, at.Flow, at.ReferencesLost);
        if (to.Kind == AttachmentKind.NatGateway)
        {
            Lost("NAT gateway", Codes.NatAcceptsNothing, to.OwnerId ?? to.Label, "A NAT gateway takes no connections.");
            return;
        }

        var peer = from is not null && from.Addresses.Any(own => own.Address.Equals(flow.Source)) ? from : null;
        _steps.Add(SecurityGroupGate.Judge(network, to, egress: false, flow, peer ?? from, peer is null ? Codes.ReferencesNotPreserved : lost, lists));
        if (to.Kind == AttachmentKind.Lambda)
        {
            Lost("interface", Codes.InterfaceIsLambda, to.Label, "A function's interface takes no connections, whatever its groups allow.");
        }
        else if (to.Kind == AttachmentKind.VpcEndpoint && network.VpcEndpoints.GetValueOrDefault(to.OwnerId ?? "") is { } endpoint)
        {
            State("VPC endpoint", endpoint.Id, endpoint.State, endpoint.State == "available");
        }
        else if (to.OwnerId is { } id && network.Instances.GetValueOrDefault(id) is { State: { } state } && state is not ("running" or "pending"))
        {
            State("instance", id, state, works: false);
        }
        else
        {
            Pass("interface", to.Label, null, $"{to.Label} holds {flow.Destination}.");
        }
    }

    /// <summary>The interface in a VPC that holds an address, those that do not exist yet included.</summary>
    private Attachment? Holder(string vpcId, IPAddress address) =>
        _extra.Find(extra => extra.VpcId == vpcId && extra.Addresses.Any(own => own.Address.Equals(address))) ?? network.At(vpcId, address);

    /// <summary>The interface that a rule's reference to a group may mean: in the VPC, or in one that it is peered with.</summary>
    private Attachment? PeerOf(string vpcId, IPAddress address) =>
        Holder(vpcId, address) ?? network.Snapshot.PeeringConnections
            .Where(peering => peering.Status == "active")
            .Select(peering => peering.FarSideFrom(vpcId)?.VpcId is { } far ? Holder(far, address) : null)
            .FirstOrDefault(peer => peer is not null);

    private void Acl(Subnet subnet, bool egress, Flow flow) =>
        _steps.Add(NetworkAclGate.Judge(network, subnet, egress, flow, _direction));

    private void State(string gate, string id, string state, bool works, Change? remedy = null) =>
        _steps.Add(works
            ? new(gate, _direction, PathState.Open, null, id, null, $"{id} is {state}.")
            : new(gate, _direction, PathState.Blocked, Codes.BadState, id, $"state {state}", $"{id} is {state}, so nothing passes it.") { Remedy = remedy });

    private void Pass(string gate, string? resource, string? rule, string why) =>
        _steps.Add(new(gate, _direction, PathState.Open, null, resource, rule, why));

    private Arrival.Nowhere Lost(string gate, string code, string? resource, string why, string? rule = null, Change? remedy = null)
    {
        _steps.Add(new(gate, _direction, PathState.Blocked, code, resource, rule, why) { Remedy = remedy });
        return Arrival.Nowhere.Instance;
    }

    private Arrival.Nowhere Doubt(string gate, string code, string? resource, string why)
    {
        _steps.Add(new(gate, _direction, PathState.Unknown, code, resource, null, why));
        return Arrival.Nowhere.Instance;
    }
}
