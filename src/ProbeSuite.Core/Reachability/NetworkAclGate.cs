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
        var side = egress ? "outbound" : "inbound";
        if (network.AclOf(subnet) is not { } acl)
        {
            var gap = network.Snapshot.GapIn(ResourceKind.NetworkAcls)?.Why ?? $"no network ACL of {subnet.Id} is in the snapshot";
            return new(GateName(side), direction, PathState.Unknown, Codes.UnknownResource, subnet.Id, null, $"The network ACL of {subnet.Id} is not known: {gap}.");
        }

        if (network.Snapshot.GapIn(ResourceKind.NetworkAcls, acl.Id) is { ResourceId: not null } part)
        {
            return new(GateName(side), direction, PathState.Unknown, Codes.UnknownResource, acl.Id, null, $"The rules of {acl.Id} are not known whole: {part.Why}.");
        }

        var peer = egress ? flow.Destination : flow.Source;
        var open = new List<PortRange> { flow.Ports };
        NetworkAclEntry? allowing = null, denying = null;
        foreach (var entry in acl.Entries.Where(entry => entry.Egress == egress).OrderBy(entry => entry.RuleNumber))
        {
            if (open.Count == 0)
            {
                break;
            }

            if (!entry.Protocol.Covers(flow.Protocol) || !entry.Cidr.Contains(peer))
            {
                continue;
            }

            var ports = entry.Protocol == Protocol.All ? PortRange.All : entry.Ports ?? PortRange.All;
            if (open.Any(ports.Overlaps))
            {
                open = [.. open.SelectMany(range => Without(range, ports))];
                allowing = entry.Allows ? allowing ?? entry : allowing;
                denying = entry.Allows ? denying : denying ?? entry;
            }
        }

        var what = $"{flow.Protocol} {flow.Ports} {(egress ? $"to {flow.Destination}" : $"from {flow.Source}")}";
        var denied = denying is not null || open.Count > 0;
        var rule = denied ? denying?.ToString() ?? "* deny all traffic" : allowing?.ToString();
        return (denied, allowing) switch
        {
            (false, _) => new(GateName(side), direction, PathState.Open, null, acl.Id, rule, $"{acl.Id} lets {what} {(egress ? "leave" : "enter")} {subnet.Id}."),
            (true, null) => new(GateName(side), direction, PathState.Blocked, Codes.AclRestriction, acl.Id, rule, $"{acl.Id} does not let {what} {(egress ? "leave" : "enter")} {subnet.Id}.") { Remedy = Remedies.ForAcl(acl, egress, flow, denying) },
            _ => new(GateName(side), direction, PathState.Unknown, Codes.AclEphemeralPorts, acl.Id, rule, $"{acl.Id} lets only some of {what} {(egress ? "leave" : "enter")} {subnet.Id}, so connections fail now and then."),
        };
    }

    private static string GateName(string side) => $"network ACL {side}";

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
