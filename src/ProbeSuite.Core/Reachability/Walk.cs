using System.Net;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>
/// One connection's way through the network, there and back, gate by gate. A gate that blocks does not end the walk as long
/// as the way beyond it is known, so that every blocking gate is named.
/// </summary>
/// <remarks>
/// This file has the way from end to end; beside it, each file has one sort of gate: <c>Walk.Routes.cs</c>,
/// <c>Walk.Internet.cs</c>, <c>Walk.Nat.cs</c> and so on.
/// </remarks>
/// <param name="network">The network.</param>
/// <param name="lists">Prefix lists.</param>
/// <param name="target">The target's interface where it does not exist yet; null where addresses tell.</param>
internal sealed partial class Walk(Network network, PrefixLists lists, Attachment? target = null)
{
    private const int MostHops = 16;

    private readonly List<Step> _steps = new(12);

    // Interfaces that the snapshot does not have: the target's, the function's, those of NAT gateways.
    private readonly List<Attachment> _extra = target is null ? [] : [target];

    // What a translator turned into what: by the address that it lent, itself and the packet as it came.
    private Dictionary<(string Vpc, IPAddress Address), (Attachment Translator, Flow Original)>? _translated;

    // Who went out to the internet under which public address.
    private Dictionary<IPAddress, (Attachment Attachment, IPAddress Private)>? _crossed;

    private Attachment? _origin;
    private Direction _direction = Direction.Forward;
    private int _hops;

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The public addresses that the far end may see; empty when the flow stayed private, or its address is given only at deployment.</summary>
    public IReadOnlyList<IPAddress> EgressAddresses { get; private set; } = [];

    /// <summary>The gateway endpoint that the flow went through; null when none.</summary>
    public VpcEndpoint? Endpoint { get; private set; }

    /// <summary>Walks a connection from an interface to an address, and its reply back.</summary>
    public void There(Attachment from, Flow flow)
    {
        _origin = from;
        if (network.Interface(from.Label) != from)
        {
            _extra.Add(from);
        }

        if (from.Kind != AttachmentKind.Lambda && from.Has(flow.Destination))
        {
            Pass("interface", from.Label, null, $"{flow.Destination} is an address of {from.Label} itself, so packets never leave it.");
            return;
        }

        Running("instance", from);
        PassGroups(from, flow);
        Finish(Leave(from, flow));
    }

    /// <summary>What an interface's own groups say of a connection that it opens. They judge by the far end, whatever the interface's address.</summary>
    public void PassGroups(Attachment from, Flow flow)
    {
        if (!network.IsResolver(from.VpcId, flow.Destination))
        {
            _steps.Add(SecurityGroupGate.Judge(network, from, egress: true, flow, FarEndOf(from.VpcId, flow.Destination), lists));
        }
    }

    /// <summary>Walks a connection from the internet to a public address, and its reply back.</summary>
    public void FromOutside(Flow flow) => Finish(new Arrival.OnInternet(flow));

    private void Finish(Arrival arrival)
    {
        if (arrival is Arrival.OnInternet outside)
        {
            arrival = AtPublicAddress(outside);
        }

        switch (arrival)
        {
            case Arrival.AtInterface at:
                Receive(at);
                TurnBack();
                Back(Leave(at.To, at.Flow.Reply));
                break;
            case Arrival.OnInternet on when _origin is not null:
                TurnBack();
                Back(new Arrival.OnInternet(on.Flow.Reply));
                break;
            case Arrival.AtService service:
                TurnBack();
                Back(Enter(service.From, service.Flow.Reply, from: null));
                break;
        }
    }

    private void TurnBack()
    {
        _direction = Direction.Return;
        _hops = 0;
    }

    /// <summary>Follows a reply until it is where the connection began.</summary>
    private void Back(Arrival arrival)
    {
        while (true)
        {
            switch (arrival)
            {
                case Arrival.OnInternet { Flow: var flow } when _crossed is not null && _crossed.TryGetValue(flow.Destination, out var crossing):
                    arrival = BackThroughGateway(flow, crossing.Attachment, crossing.Private);
                    continue;
                case Arrival.AtInterface { To: var to, Flow: var flow } when _translated is not null && _translated.TryGetValue((to.VpcId, flow.Destination), out var translation):
                    arrival = Leave(to, translation.Original.Reply);
                    continue;
                case Arrival.OnInternet { Flow: var flow } when _origin is not null:
                    Doubt("return path", Codes.NotModelled, null, $"The reply to {flow.Destination} takes the internet, where the connection did not come from; whether it arrives is not known.");
                    return;
                case Arrival.OnInternet or Arrival.Nowhere:
                    return;
                case Arrival.AtInterface { To: var to } when _origin is null || to.Label == _origin.Label:
                    return;
                default:
                    Lost("return path", Codes.NoPossibleDestination, null, $"The reply does not lead back to where the connection came from.");
                    return;
            }
        }
    }

    /// <summary>Sends a packet out of an interface: ACL, route table, gateway.</summary>
    private Arrival Leave(Attachment from, Flow flow)
    {
        if (++_hops > MostHops)
        {
            return Lost("route table", Codes.Loop, null, $"The routes lead in a circle.");
        }

        if (network.IsResolver(from.VpcId, flow.Destination))
        {
            return Resolve(from, flow);
        }

        // What stands in no subnet enters the one that it sends to.
        if (from.BeyondSubnets && network.Vpc(from.VpcId)?.Contains(flow.Destination) == true)
        {
            return Deliver(from.VpcId, flow, from: null);
        }

        if (SpecialAddresses.IsIn(flow.Destination, from.Subnet.CidrBlocks))
        {
            return Deliver(from.VpcId, flow, from.Subnet);
        }

        if (!from.BeyondSubnets)
        {
            Acl(from.Subnet, egress: true, flow);
        }

        return Route(from, flow);
    }

    private Arrival Resolve(Attachment from, Flow flow)
    {
        if (network.Vpc(from.VpcId)?.EnableDnsSupport == false)
        {
            return Lost("resolver", Codes.DnsNoResolver, from.VpcId, $"enableDnsSupport of {from.VpcId} is off, so the Amazon resolver does not answer.", remedy: () => new Change.EnableDnsSupport(from.VpcId));
        }

        if (flow.Ports != new PortRange(53, 53))
        {
            return Lost("resolver", Codes.DnsNoResolver, from.VpcId, $"The Amazon resolver answers on port 53 alone.");
        }

        Pass("resolver", from.VpcId, null, $"The Amazon resolver of {from.VpcId} answers; security groups and network ACLs do not filter it.");
        return new Arrival.AtResolver(flow.Destination);
    }

    /// <summary>Hands a packet to the interface of a VPC that holds its destination.</summary>
    /// <param name="vpcId">The VPC.</param>
    /// <param name="flow">The packet.</param>
    /// <param name="from">The subnet that it comes from; null from outside the VPC.</param>
    /// <param name="referencesLost">Why security-group references mean nothing on this way, as a code; null when they are kept.</param>
    private Arrival Deliver(string vpcId, Flow flow, Subnet? from, string? referencesLost = null)
    {
        if (Holder(vpcId, flow.Destination) is { } to)
        {
            return Enter(to, flow, from, referencesLost);
        }

        return network.Snapshot.GapIn(ResourceKind.NetworkInterfaces) is { } gap && !network.IsHeldByNobody(vpcId, flow.Destination)
            ? Doubt("interface", Codes.UnknownResource, vpcId, $"Who holds {flow.Destination} in {vpcId} is not known: {gap.Why}.")
            : Lost("interface", Codes.UnknownDestination, vpcId, $"No network interface of {vpcId} holds {flow.Destination}.");
    }

    private Arrival.AtInterface Enter(Attachment to, Flow flow, Subnet? from, string? referencesLost = null)
    {
        if (from?.Id != to.Subnet.Id && !to.BeyondSubnets)
        {
            Acl(to.Subnet, egress: false, flow);
        }

        return new(to, flow, referencesLost);
    }

    /// <summary>What an interface does with a connection that has reached it.</summary>
    private void Receive(Arrival.AtInterface at)
    {
        var (to, flow) = (at.To, at.Flow);
        if (to.Kind == AttachmentKind.NatGateway)
        {
            Lost("NAT gateway", Codes.NatAcceptsNothing, to.OwnerId ?? to.Label, $"A NAT gateway takes no connections.");
            return;
        }

        if (to.Kind == AttachmentKind.Gateway)
        {
            Lost("interface", Codes.NoPossibleDestination, to.Label, $"{to.Label} is a gateway's own interface, which takes no connections.");
            return;
        }

        var hidden = _origin?.Has(flow.Source) != true;
        _steps.Add(SecurityGroupGate.Judge(network, to, egress: false, flow, new(_origin, hidden ? Codes.ReferencesNotPreserved : at.ReferencesLost), lists));
        if (to.Kind == AttachmentKind.Lambda)
        {
            Lost("interface", Codes.InterfaceIsLambda, to.Label, $"A function's interface takes no connections, whatever its groups allow.");
        }
        else if (to.Kind == AttachmentKind.VpcEndpoint && network.VpcEndpoints.GetValueOrDefault(to.OwnerId ?? "") is { } endpoint)
        {
            State("VPC endpoint", endpoint.Id, endpoint.State, endpoint.State == "available");
        }
        else if (Running("instance", to))
        {
            Pass("interface", to.Label, null, $"{to.Label} holds {flow.Destination}.");
        }
    }

    /// <summary>Whether the instance behind an interface, if there is one, runs; where it does not, a step says so.</summary>
    private bool Running(string gate, Attachment card)
    {
        if (card.OwnerId is not { } id || network.Instances.GetValueOrDefault(id) is not { State: { } state } || state is "running" or "pending")
        {
            return true;
        }

        State(gate, id, state, works: false);
        return false;
    }

    /// <summary>The interface in a VPC that holds an address, those that do not exist yet included.</summary>
    private Attachment? Holder(string vpcId, IPAddress address)
    {
        foreach (var extra in _extra)
        {
            if (extra.VpcId == vpcId && extra.Has(address))
            {
                return extra;
            }
        }

        return network.At(vpcId, address);
    }

    /// <summary>
    /// What a rule's reference to a group may mean at an address: an interface in the VPC, or in one that it is peered with
    /// in the same Region.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html"/>
    private Peer FarEndOf(string vpcId, IPAddress address)
    {
        if (Holder(vpcId, address) is { } own)
        {
            return new(own);
        }

        foreach (var peering in network.PeeringsOf(vpcId))
        {
            if (peering.Status != "active" || CrossesRegions(peering) || peering.FarSideFrom(vpcId) is not { VpcId: { } far } side)
            {
                continue;
            }

            if (Holder(far, address) is { } theirs)
            {
                return new(theirs);
            }

            if (SpecialAddresses.IsIn(address, side.CidrBlocks))
            {
                return new(null, Stranger: network.Vpc(far) is null ? Codes.UnknownPeeredGroups : Unread());
            }
        }

        return network.Vpc(vpcId) is { } vpc && SpecialAddresses.IsIn(address, vpc.CidrBlocks) ? new(null, Stranger: Unread()) : default;

        string? Unread() => network.Snapshot.Gaps.Count > 0 && network.Snapshot.GapIn(ResourceKind.NetworkInterfaces) is not null ? Codes.UnknownResource : null;
    }

    private void Acl(Subnet subnet, bool egress, Flow flow) =>
        _steps.Add(NetworkAclGate.Judge(network, subnet, egress, flow, _direction));

    private void State(string gate, string id, string state, bool works, Func<Change?>? remedy = null) =>
        _steps.Add(works
            ? Step.Of(gate, _direction, PathState.Open, null, id, null, $"{id} is {state}.")
            : Step.Of(gate, _direction, PathState.Blocked, Codes.BadState, id, $"state {state}", $"{id} is {state}, so nothing passes it.") with { FindRemedy = remedy });

    private void Pass(string gate, string? resource, object? rule, Sentence why) =>
        _steps.Add(Step.Of(gate, _direction, PathState.Open, null, resource, rule, why));

    private Arrival.Nowhere Lost(string gate, string code, string? resource, Sentence why, object? rule = null, Func<Change?>? remedy = null)
    {
        _steps.Add(Step.Of(gate, _direction, PathState.Blocked, code, resource, rule, why) with { FindRemedy = remedy });
        return Arrival.Nowhere.Instance;
    }

    private Arrival.Nowhere Doubt(string gate, string code, string? resource, Sentence why)
    {
        _steps.Add(Step.Of(gate, _direction, PathState.Unknown, code, resource, null, why));
        return Arrival.Nowhere.Instance;
    }
}
