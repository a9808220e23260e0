using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-network-acls</c>.</summary>
internal static class NetworkAclBody
{
    public static NetworkAcl Read(BodyNode node) => new()
    {
        Id = node.Required("NetworkAclId"),
        VpcId = node.Required("VpcId"),
        IsDefault = node.Flag("IsDefault") ?? false,
        SubnetIds = node.Texts("Associations", "SubnetId"),
        Entries = [.. node.Items("Entries").Select(ReadEntry)],
    };

    public static JsonObject Write(NetworkAcl acl) => BodyJson.Of(
        ("NetworkAclId", acl.Id),
        ("VpcId", acl.VpcId),
        ("IsDefault", acl.IsDefault),
        ("Associations", BodyJson.List(acl.SubnetIds, subnet => BodyJson.Of(("NetworkAclId", acl.Id), ("SubnetId", subnet)))),
        ("Entries", BodyJson.List(acl.Entries, entry => BodyJson.Of(
            (BodyJson.IsIpv4(entry.Cidr) ? "CidrBlock" : "Ipv6CidrBlock", entry.Cidr.ToString()),
            ("Egress", entry.Egress),
            ("PortRange", entry.Ports is { } ports ? BodyJson.Of(("From", ports.From), ("To", ports.To)) : null),
            ("Protocol", $"{entry.Protocol.Number}"),
            ("RuleAction", entry.Allows ? "allow" : "deny"),
            ("RuleNumber", entry.RuleNumber)))));

    private static NetworkAclEntry ReadEntry(BodyNode node)
    {
        var protocol = RulePorts.Protocol(node, "Protocol");
        return new NetworkAclEntry(
            node.Number("RuleNumber") ?? throw node.Wrong("has no RuleNumber"),
            node.Flag("Egress") ?? throw node.Wrong("has no Egress"),
            protocol,
            node.Block("CidrBlock") ?? node.Block("Ipv6CidrBlock") ?? throw node.Wrong("has neither CidrBlock nor Ipv6CidrBlock"),
            node.Child("PortRange") is { } ports ? RulePorts.Ports(ports, protocol, "From", "To") : null,
            node.Required("RuleAction") switch
            {
                "allow" => true,
                "deny" => false,
                var action => throw node.Wrong($"has RuleAction \"{action}\", neither allow nor deny"),
            });
    }
}
