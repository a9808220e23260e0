namespace ProbeSuite.Topology.Saved;

/// <summary>Protocol and ports as security groups and network ACLs write them.</summary>
internal static class RulePorts
{
    public static Protocol Protocol(BodyNode node, string name) =>
        Topology.Protocol.Parse(node.Required(name)) ?? throw node.Wrong($"has {name} \"{node.Text(name)}\", which is no protocol");

    /// <summary>The ports of a rule; null for all.</summary>
    public static PortRange? Ports(BodyNode node, Protocol protocol, string from, string to)
    {
        var ports = PortRange.OfRule(protocol, node.Number(from), node.Number(to));
        return ports is null or { From: >= 0, To: <= 65535 } && (ports is not { } range || range.From <= range.To)
            ? ports
            : throw node.Wrong($"has {from} {ports?.From} and {to} {ports?.To}, which is no range of ports");
    }
}
