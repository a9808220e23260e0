namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-security-groups</c>.</summary>
internal static class SecurityGroupBody
{
    public static SecurityGroup Read(BodyNode node) => new()
    {
        Id = node.Required("GroupId"),
        Name = node.Text("GroupName"),
        VpcId = node.Text("VpcId"),
        OwnerId = node.Text("OwnerId"),
        Ingress = [.. node.Items("IpPermissions").SelectMany(ReadPermission)],
        Egress = [.. node.Items("IpPermissionsEgress").SelectMany(ReadPermission)],
    };

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
        ];

        SecurityGroupRule Rule(BodyNode remark, RulePeer peer) => new(protocol, ports, peer) { Description = remark.Text("Description") };
    }
}
