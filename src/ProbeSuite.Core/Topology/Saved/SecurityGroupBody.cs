using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-security-groups</c>.</summary>
internal static class SecurityGroupBody
{
    /// <summary>No field of AWS's: it keeps what a template leaves open.</summary>
    private const string UnknownPeers = "UnknownPeers";

    public static SecurityGroup Read(BodyNode node) => new()
    {
        Id = node.Required("GroupId"),
        Name = node.Text("GroupName"),
        VpcId = node.Text("VpcId"),
        OwnerId = node.Text("OwnerId"),
        Ingress = [.. node.Items("IpPermissions").SelectMany(ReadPermission)],
        Egress = [.. node.Items("IpPermissionsEgress").SelectMany(ReadPermission)],
    };

    public static JsonObject Write(SecurityGroup group) => BodyJson.Of(
        ("GroupId", group.Id),
        ("GroupName", group.Name),
        ("VpcId", group.VpcId),
        ("OwnerId", group.OwnerId),
        ("IpPermissions", BodyJson.List(group.Ingress, WriteRule)),
        ("IpPermissionsEgress", BodyJson.List(group.Egress, WriteRule)));

    /// <summary>A permission with one peer. AWS would put the peers of one range of ports together; it means the same.</summary>
    private static JsonObject WriteRule(SecurityGroupRule rule)
    {
        var (addresses, remark) = (rule.Peer.Addresses, rule.Description);
        return BodyJson.Of(
            ("IpProtocol", rule.Protocol.ToString()),
            ("FromPort", rule.Ports?.From),
            ("ToPort", rule.Ports?.To),
            ("IpRanges", Peers("CidrIp", addresses?.Cidr is { } ipv4 && BodyJson.IsIpv4(ipv4) ? ipv4.ToString() : null)),
            ("Ipv6Ranges", Peers("CidrIpv6", addresses?.Cidr is { } ipv6 && !BodyJson.IsIpv4(ipv6) ? ipv6.ToString() : null)),
            ("PrefixListIds", Peers("PrefixListId", addresses?.PrefixListId)),
            ("UserIdGroupPairs", Peers("GroupId", rule.Peer.GroupId, rule.Peer.GroupOwnerId)),
            (UnknownPeers, addresses?.Unknown is { } unknown ? Peers("What", unknown) : null));

        JsonArray Peers(string name, string? peer, string? owner = null) =>
            peer is null ? [] : new(BodyJson.Of((name, peer), ("UserId", owner), ("Description", remark)));
    }

    /// <summary>A rule for each peer of a permission.</summary>
    private static IEnumerable<SecurityGroupRule> ReadPermission(BodyNode node)
    {
        var protocol = RulePorts.Protocol(node, "IpProtocol");
        var ports = RulePorts.Ports(node, protocol, "FromPort", "ToPort");
        return
        [
            .. node.Items("IpRanges").Select(range => Rule(range, RulePeer.Of(range.Block("CidrIp") ?? throw range.Wrong("has no CidrIp")))),
            .. node.Items("Ipv6Ranges").Select(range => Rule(range, RulePeer.Of(range.Block("CidrIpv6") ?? throw range.Wrong("has no CidrIpv6")))),
            .. node.Items("PrefixListIds").Select(list => Rule(list, RulePeer.OfPrefixList(list.Required("PrefixListId")))),
            .. node.Items("UserIdGroupPairs").Where(pair => pair.Text("GroupId") is not null)
                .Select(pair => Rule(pair, RulePeer.OfGroup(pair.Required("GroupId"), pair.Text("UserId")))),
            .. node.Items(UnknownPeers).Select(peer => Rule(peer, RulePeer.OfUnknown(peer.Required("What")))),
        ];

        SecurityGroupRule Rule(BodyNode remark, RulePeer peer) => new(protocol, ports, peer) { Description = remark.Text("Description") };
    }
}
