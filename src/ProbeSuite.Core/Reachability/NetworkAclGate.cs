using System.Net;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>
/// A network ACL, crossed one way. Rules are tried by rising number and the first that matches decides, port by port. An
/// ACL keeps no state, so the reply is judged afresh, on its way to a client's port.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"/>
internal static class NetworkAclGate
{
    // A share of a client's ports that nobody notices: a rule for one service's port among thousands of them.
    private const double Few = 1.0 / 64;

    public static Step Judge(Network network, Subnet subnet, bool egress, Flow flow, Direction direction)
    {
        var gate = egress ? "network ACL outbound" : "network ACL inbound";
        if (network.AclOf(subnet) is not { } filter)
        {
            var gap = network.Snapshot.GapIn(ResourceKind.NetworkAcls)?.Why ?? $"no network ACL of {subnet.Id} is in the snapshot";
            return Step.Of(gate, direction, PathState.Unknown, Codes.UnknownResource, subnet.Id, null, $"The network ACL of {subnet.Id} is not known: {gap}.");
        }

        var acl = filter.Acl;
        if (network.Snapshot.GapIn(ResourceKind.NetworkAcls, acl.Id) is { ResourceId: not null } part)
        {
            return Step.Of(gate, direction, PathState.Unknown, Codes.UnknownResource, acl.Id, null, $"The rules of {acl.Id} are not known whole: {part.Why}.");
        }

        var peer = egress ? flow.Destination : flow.Source;
        var (allowing, denying, share) = Decide(egress ? filter.Outbound : filter.Inbound, flow, peer);
        var (side, verb) = egress ? ("to", "leave") : ("from", "enter");
        var denial = (object?)denying ?? "* deny all traffic";
        return share switch
        {
            1 => Step.Of(gate, direction, PathState.Open, null, acl.Id, allowing, $"{acl.Id} lets {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}."),
            0 => Denied($"{acl.Id} does not let {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}."),
            < Few => Denied($"{acl.Id} lets next to none of {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}."),
            > 1 - Few => Step.Of(gate, direction, PathState.Open, Codes.AclEphemeralPorts, acl.Id, denial, $"{acl.Id} lets nearly all of {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}; a connection that gets one of the others fails."),
            _ => Step.Of(gate, direction, PathState.Unknown, Codes.AclEphemeralPorts, acl.Id, denial, $"{acl.Id} lets only some of {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}, so connections fail now and then."),
        };

        Step Denied(Sentence why) => Step.Of(gate, direction, PathState.Blocked, Codes.AclRestriction, acl.Id, denial, why)
            with
        { FindRemedy = Remedies.ForAcl(acl, egress, flow, denying) };
    }

    /// <summary>The first entry that lets some of the ports pass, the first that stops some, and how many of all pass, 0 to 1.</summary>
    private static (NetworkAclEntry? Allowing, NetworkAclEntry? Denying, double Share) Decide(NetworkAclEntry[] entries, Flow flow, IPAddress peer)
    {
        List<PortRange>? open = null;
        NetworkAclEntry? allowing = null, denying = null;
        var passing = 0;
        foreach (var entry in entries)
        {
            if (!entry.Protocol.Covers(flow.Protocol) || !entry.Cidr.Contains(peer))
            {
                continue;
            }

            var ports = entry.Protocol == Protocol.All ? PortRange.All : entry.Ports ?? PortRange.All;
            if (open is null && ports.Contains(flow.Ports))
            {
                return entry.Allows ? (entry, null, 1) : (null, entry, 0);
            }

            open ??= [flow.Ports];
            if (!open.Exists(ports.Overlaps))
            {
                continue;
            }

            List<PortRange> left = [.. open.SelectMany(range => Without(range, ports))];
            passing += entry.Allows ? open.Sum(Count) - left.Sum(Count) : 0;
            open = left;
            allowing = entry.Allows ? allowing ?? entry : allowing;
            denying = entry.Allows ? denying : denying ?? entry;
        }

        return (allowing, denying, (double)passing / Count(flow.Ports));
    }

    private static int Count(PortRange range) => range.To - range.From + 1;

    private static IEnumerable<PortRange> Without(PortRange range, PortRange taken)
    {
        if (!range.Overlaps(taken))
        {
            yield return range;
            yield break;
        }

        if (range.From < taken.From)
        {
            yield return new(range.From, taken.From - 1);
        }

        if (taken.To < range.To)
        {
            yield return new(taken.To + 1, range.To);
        }
    }
}

/// <summary>A network ACL with its rules in the order in which they are tried.</summary>
internal sealed class AclFilter(NetworkAcl acl)
{
    /// <summary>As it was read.</summary>
    public NetworkAcl Acl => acl;

    /// <summary>Rules for what enters.</summary>
    public NetworkAclEntry[] Inbound { get; } = Sorted(acl, egress: false);

    /// <summary>Rules for what leaves.</summary>
    public NetworkAclEntry[] Outbound { get; } = Sorted(acl, egress: true);

    private static NetworkAclEntry[] Sorted(NetworkAcl acl, bool egress) =>
        [.. acl.Entries.Where(entry => entry.Egress == egress).OrderBy(entry => entry.RuleNumber)];
}
