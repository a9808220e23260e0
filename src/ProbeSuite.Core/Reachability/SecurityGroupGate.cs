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
    /// <param name="peer">The far end, with its own address still on the packet, as references to groups see it.</param>
    /// <param name="lists">Prefix lists.</param>
    public static Step Judge(Network network, Attachment at, bool egress, Flow flow, Peer peer, PrefixLists lists)
    {
        var address = egress ? flow.Destination : flow.Source;
        if (at.SecurityGroupIds.Count == 0 && (at.IsUnfiltered || network.Interface(at.Label) is not null))
        {
            return Says(PathState.Open, null, at.Label, null, $"{at.Label} has no security group, so none filters it.");
        }

        Sentence? notKnown = null;
        SecurityGroupRule? referring = null;
        var code = Codes.UnknownResource;
        for (var index = 0; index < at.SecurityGroupIds.Count; index++)
        {
            var id = at.SecurityGroupIds[index];
            if (network.Group(id) is not { } group)
            {
                notKnown ??= $"{id} is not in the snapshot{(network.Snapshot.GapIn(ResourceKind.SecurityGroups, id) is { } gap ? $": {gap.Why}" : "")}";
                continue;
            }

            var rules = egress ? group.Egress : group.Ingress;
            for (var number = 0; number < rules.Count; number++)
            {
                var rule = rules[number];
                if (!rule.Protocol.Covers(flow.Protocol) || (rule.Protocol != Protocol.All && rule.Ports is { } ports && !ports.Contains(flow.Ports)))
                {
                    continue;
                }

                switch (Matches(rule.Peer, address, peer, lists))
                {
                    case Match.Yes when rule.Peer.GroupId is null || peer.Lost is null:
                        return Says(PathState.Open, null, id, rule, $"{id} allows {flow.Protocol} {flow.Ports} {(egress ? "to" : "from")} {address}.");
                    case Match.Yes:
                        referring ??= rule;
                        break;
                    case Match.NotKnown when rule.Peer.GroupId is { } stranger:
                        (notKnown, code) = ($"the interface at {address} is not in the snapshot, and nobody can tell whether it is a member of {stranger}", peer.Stranger!);
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

        var names = at.SecurityGroupIds is [var only] ? only : string.Join(", ", at.SecurityGroupIds);
        var side = egress ? "to" : "from";
        return notKnown is not null
            ? Says(PathState.Unknown, code, names, null, $"Whether {names} allows {flow.Protocol} {flow.Ports} {side} {address} is not known: {notKnown}.")
            : referring is not null
                ? Says(PathState.Blocked, peer.Lost, names, referring, $"{names} allows {flow.Protocol} {flow.Ports} {side} {address} only by a reference to a group, which this way does not carry.")
                    with
                { FindRemedy = Remedies.ForGroup(at, egress, flow, peer) }
                : Says(PathState.Blocked, Codes.SecurityGroupMismatch, names, null, $"No {(egress ? "outbound" : "inbound")} rule of {(names.Length == 0 ? "the interface's groups" : names)} allows {flow.Protocol} {flow.Ports} {side} {address}.")
                    with
                { FindRemedy = Remedies.ForGroup(at, egress, flow, peer) };

        Step Says(PathState path, string? code, string? resource, object? rule, Sentence why) =>
            Step.Of(egress ? "security group outbound" : "security group inbound", Direction.Forward, path, code, resource, rule, why);
    }

    private static Match Matches(RulePeer rule, IPAddress address, Peer peer, PrefixLists lists) => rule switch
    {
        { GroupId: { } group } => peer.Interface is { } far ? (far.SecurityGroupIds.Contains(group) ? Match.Yes : Match.No) : peer.Stranger is not null ? Match.NotKnown : Match.No,
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

/// <summary>The far end of a connection, as a rule that names a group sees it.</summary>
/// <param name="Interface">Its interface; null when it has none, or is hidden.</param>
/// <param name="Lost">Why references to groups mean nothing on this way, as a code; null when they are kept.</param>
/// <param name="Stranger">Why nobody can tell which groups it is a member of, as a code; null when that is known.</param>
internal readonly record struct Peer(Attachment? Interface, string? Lost = null, string? Stranger = null);
