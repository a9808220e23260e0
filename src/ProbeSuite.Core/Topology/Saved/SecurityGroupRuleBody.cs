namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-security-group-rules</c>: one rule with one peer.</summary>
internal static class SecurityGroupRuleBody
{
    /// <summary>The group of that rule alone.</summary>
    public static SecurityGroup Read(BodyNode node)
    {
        var protocol = RulePorts.Protocol(node, "IpProtocol");
        var rule = new SecurityGroupRule(protocol, RulePorts.Ports(node, protocol, "FromPort", "ToPort"), Peer(node)) { Description = node.Text("Description") };
        var egress = node.Flag("IsEgress") ?? throw node.Wrong("has no IsEgress");
        return new SecurityGroup
        {
            Id = node.Required("GroupId"),
            OwnerId = node.Text("GroupOwnerId"),
            Ingress = egress ? [] : [rule],
            Egress = egress ? [rule] : [],
        };
    }

    /// <summary>The rules of two descriptions of one group.</summary>
    public static SecurityGroup Join(SecurityGroup one, SecurityGroup other) =>
        one with { Ingress = [.. one.Ingress, .. other.Ingress], Egress = [.. one.Egress, .. other.Egress] };

    private static RulePeer Peer(BodyNode node) =>
        node.Block("CidrIpv4") is { } ipv4 ? RulePeer.Of(ipv4)
        : node.Block("CidrIpv6") is { } ipv6 ? RulePeer.Of(ipv6)
        : node.Text("PrefixListId") is { } list ? RulePeer.OfPrefixList(list)
        : node.Child("ReferencedGroupInfo") is { } group ? RulePeer.OfGroup(group.Required("GroupId"), group.Text("UserId"))
        : RulePeer.OfUnknown("a peer that the rule does not name");
}
