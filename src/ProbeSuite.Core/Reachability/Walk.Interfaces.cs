using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Interfaces: who holds an address, and what becomes of a connection there.</summary>
internal sealed partial class Walk
{
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

        return network.UnlistedInterfaces(vpcId) is { } why && !network.IsHeldByNobody(vpcId, flow.Destination)
            ? Doubt("interface", Codes.UnknownResource, vpcId, $"Who holds {flow.Destination} in {vpcId} is not known: {why}.")
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
            Endpoint = endpoint;
            if (endpoint.State == "available")
            {
                State("VPC endpoint", endpoint.Id, endpoint.State, works: true);
            }
            else
            {
                NotAvailable("VPC endpoint", endpoint.Id, endpoint.State);
            }
        }
        else if (network.Listening(to.Label) is { Listeners: { } listeners } balancer && !listeners.Any(listener => listener.Takes(flow.Protocol, flow.Ports)))
        {
            Lost("load balancer", balancer.IsClassic ? Codes.ClassicListeners : Codes.Listeners, balancer.Name,
                $"{balancer.Name} listens on {(listeners.Count == 0 ? "nothing" : string.Join(", ", listeners))}, and not on {flow.Protocol} {flow.Ports}.");
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

        string? Unread() => network.UnlistedInterfaces(vpcId) is null ? null : Codes.UnknownResource;
    }
}
