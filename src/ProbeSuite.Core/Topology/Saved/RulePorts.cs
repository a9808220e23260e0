namespace ProbeSuite.Topology.Saved;

/// <summary>Protocol and ports as security groups and network ACLs write them.</summary>
internal static class RulePorts
{
    public static Protocol Protocol(BodyNode node, string name) =>
        Topology.Protocol.Parse(node.Required(name)) ?? throw node.Wrong($"has {name} \"{node.Text(name)}\", which is no protocol");

    /// <summary>
    /// The ports of a rule; null for all. Only TCP and UDP have any: for ICMP the fields hold type and code, for others
    /// nothing, whatever is written there. -1 means all.
    /// </summary>
    public static PortRange? Ports(BodyNode node, Protocol protocol, string from, string to) =>
        (protocol == Topology.Protocol.Tcp || protocol == Topology.Protocol.Udp) &&
        node.Number(from) is { } low and not -1 && node.Number(to) is { } high and not -1
            ? low >= 0 && low <= high && high <= 65535
                ? new PortRange(low, high)
                : throw node.Wrong($"has {from} {low} and {to} {high}, which is no range of ports")
            : null;
}
