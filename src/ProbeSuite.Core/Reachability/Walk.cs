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

    // Whether the connection came in from the internet.
    private bool _isFromInternet;

    private Attachment? _origin;
    private Direction _direction = Direction.Forward;
    private int _hops;

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The public addresses that the far end may see; empty when the flow stayed private, or its address is given only at deployment.</summary>
    public IReadOnlyList<IPAddress> EgressAddresses { get; private set; } = [];

    /// <summary>The VPC endpoint that the flow went through, or to; null when none.</summary>
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
        var arrival = Leave(from, flow);
        Finish(arrival);
        if (arrival is Arrival.Nowhere && !SpecialAddresses.IsIn(flow.Destination, from.Subnet.CidrBlocks))
        {
            LetReplyIn(from, flow);
        }
    }

    /// <summary>
    /// Where nobody knows what becomes of a packet on its way, one thing is known of its reply all the same: it comes from
    /// the packet's destination and enters the subnet where the connection began. Not so behind an appliance, which may
    /// stand in that subnet and answer itself.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html"/>
    private void LetReplyIn(Attachment from, Flow flow)
    {
        if (from.BeyondSubnets || _steps.Exists(step => step.Path == PathState.Blocked || step.Code == Codes.Appliance))
        {
            return;
        }

        var step = NetworkAclGate.Judge(network, from.Subnet, egress: false, flow.Reply, Direction.Return);
        if (step.Path == PathState.Blocked)
        {
            _steps.Add(step);
        }
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
            _isFromInternet = true;
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

        if (from.BeyondSubnets)
        {
            return network.NatGateways.GetValueOrDefault(from.OwnerId ?? "")?.RouteTableId is { } id && network.RouteTable(id) is { } table
                ? FollowTable(from, flow, table)
                : Doubt("route table", Codes.UnknownResource, from.OwnerId, $"The route table of {from.OwnerId} is not known, so neither is its way to {flow.Destination}.");
        }

        Acl(from.Subnet, egress: true, flow);
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

    private void Acl(Subnet subnet, bool egress, Flow flow) =>
        _steps.Add(NetworkAclGate.Judge(network, subnet, egress, flow, _direction));

    private void State(string gate, string id, string state, bool works, Func<Change?>? remedy = null) =>
        _steps.Add(works
            ? Step.Of(gate, _direction, PathState.Open, null, id, null, $"{id} is {state}.")
            : Step.Of(gate, _direction, PathState.Blocked, Codes.BadState, id, $"state {state}", $"{id} is {state}, so nothing passes it.") with { FindRemedy = remedy });

    /// <summary>
    /// Says that a gateway or endpoint is not available. While something that worked is being changed, and of an endpoint
    /// that is only in part there, AWS does not say whether it carries traffic.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-lifecycle"/>
    /// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html"/>
    private void NotAvailable(string gate, string id, string state)
    {
        if (state is "modifying" or "rollingBack" or "partial")
        {
            Doubt(gate, Codes.BadState, id, $"{id} is {state}, and whether it carries traffic meanwhile is not known.");
        }
        else
        {
            State(gate, id, state, works: false);
        }
    }

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
