using System.Net;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>
/// The security groups of one interface, crossed by a connection's first packet. They keep state, so replies are not
/// judged. Any rule of any group may allow; none can deny.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"/>
internal static class SecurityGroupGate
{
    /// <summary>Judges a connection.</summary>
    /// <param name="network">The network.</param>
    /// <param name="at">The interface whose groups judge.</param>
    /// <param name="egress">Whether it opens the connection, else it takes it.</param>
    /// <param name="flow">The connection's first packet as the interface sees it.</param>
    /// <param name="peer">The interface at the far end, with its own address still on the packet; null when there is none, or it is hidden.</param>
    /// <param name="lost">Why references to groups mean nothing on this way, as a code; null when they are kept.</param>
    /// <param name="lists">Prefix lists.</param>
    public static Step Judge(Network network, Attachment at, bool egress, Flow flow, Attachment? peer, string? lost, PrefixLists lists)
    {
        var side = egress ? "outbound" : "inbound";
        var address = egress ? flow.Destination : flow.Source;
        var names = string.Join(", ", at.SecurityGroupIds);
        var what = $"{flow.Protocol} {flow.Ports} {(egress ? "to" : "from")} {address}";
        string? notKnown = null, referring = null;
        foreach (var id in at.SecurityGroupIds)
        {
            if (network.Group(id) is not { } group)
            {
                notKnown ??= $"{id} is not in the snapshot{(network.Snapshot.GapIn(ResourceKind.SecurityGroups, id) is { } gap ? $": {gap.Why}" : "")}";
                continue;
            }

            foreach (var rule in egress ? group.Egress : group.Ingress)
            {
                if (!rule.Protocol.Covers(flow.Protocol) || (rule.Protocol != Protocol.All && rule.Ports is { } ports && !ports.Contains(flow.Ports)))
                {
                    continue;
                }

                switch (Matches(rule.Peer, address, peer, lists))
                {
                    case Match.Yes when rule.Peer.GroupId is null || lost is null:
                        return new($"security group {side}", Direction.Forward, PathState.Open, null, id, $"{rule}", $"{id} allows {what}.");
                    case Match.Yes:
                        referring ??= $"{rule}";
                        break;
                    case Match.NotKnown:
                        notKnown ??= $"the addresses of its rule \"{rule}\" are not known";
                        break;
                }
            }

            if (notKnown is null && network.Snapshot.GapIn(ResourceKind.SecurityGroups, id) is { ResourceId: not null } part)
            {
                notKnown = part.Why;
            }
        }

        return notKnown is not null
            ? new($"security group {side}", Direction.Forward, PathState.Unknown, Codes.UnknownResource, names, null, $"Whether {names} allows {what} is not known: {notKnown}.")
            : referring is not null
                ? new($"security group {side}", Direction.Forward, PathState.Blocked, lost, names, referring, $"{names} allows {what} only by a reference to a group, which this way does not carry.") { Remedy = Remedies.ForGroup(at, egress, flow, peer, referencesKept: false) }
                : new($"security group {side}", Direction.Forward, PathState.Blocked, Codes.SecurityGroupMismatch, names, null, $"No {side} rule of {(names.Length == 0 ? "the interface's groups" : names)} allows {what}.") { Remedy = Remedies.ForGroup(at, egress, flow, peer, lost is null) };
    }

    private static Match Matches(RulePeer rule, IPAddress address, Attachment? peer, PrefixLists lists) => rule switch
    {
        { GroupId: { } group } => peer?.SecurityGroupIds.Contains(group) == true ? Match.Yes : Match.No,
        { Addresses.Cidr: { } cidr } => cidr.Contains(address) ? Match.Yes : Match.No,
        { Addresses.PrefixListId: { } list } => lists.Contains(list, address) ? Match.Yes : Match.No,
        { Addresses.Unknown: not null } => Match.NotKnown,
        _ => Match.No,
    };

    private enum Match
    {
        No,
        Yes,
        NotKnown,
    }
}
