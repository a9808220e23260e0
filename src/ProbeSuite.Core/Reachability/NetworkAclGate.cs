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
        var (allowing, denying, isPartly) = Decide(egress ? filter.Outbound : filter.Inbound, flow, peer);
        var (side, verb) = egress ? ("to", "leave") : ("from", "enter");
        return allowing is not null && !isPartly
            ? Step.Of(gate, direction, PathState.Open, null, acl.Id, allowing, $"{acl.Id} lets {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}.")
            : allowing is null
                ? Step.Of(gate, direction, PathState.Blocked, Codes.AclRestriction, acl.Id, (object?)denying ?? "* deny all traffic", $"{acl.Id} does not let {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}.")
                    with { FindRemedy = Remedies.ForAcl(acl, egress, flow, denying) }
                : Step.Of(gate, direction, PathState.Unknown, Codes.AclEphemeralPorts, acl.Id, (object?)denying ?? "* deny all traffic", $"{acl.Id} lets only some of {flow.Protocol} {flow.Ports} {side} {peer} {verb} {subnet.Id}, so connections fail now and then.");
    }

    /// <summary>The first entry that lets some of the ports pass, the first that stops some, and whether both happen.</summary>
    private static (NetworkAclEntry? Allowing, NetworkAclEntry? Denying, bool IsPartly) Decide(NetworkAclEntry[] entries, Flow flow, System.Net.IPAddress peer)
    {
        List<PortRange>? open = null;
        NetworkAclEntry? allowing = null, denying = null;
        foreach (var entry in entries)
        {
            if (!entry.Protocol.Covers(flow.Protocol) || !entry.Cidr.Contains(peer))
            {
                continue;
            }

            var ports = entry.Protocol == Protocol.All ? PortRange.All : entry.Ports ?? PortRange.All;
            if (open is null && ports.Contains(flow.Ports))
            {
                return entry.Allows ? (entry, null, false) : (null, entry, false);
            }

            open ??= [flow.Ports];
            if (!open.Exists(ports.Overlaps))
            {
                continue;
            }

            open = [.. open.SelectMany(range => Without(range, ports))];
            allowing = entry.Allows ? allowing ?? entry : allowing;
            denying = entry.Allows ? denying : denying ?? entry;
            if (open.Count == 0)
            {
                return (allowing, denying, allowing is not null && denying is not null);
            }
        }

        return (allowing, denying, allowing is not null);
    }

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
