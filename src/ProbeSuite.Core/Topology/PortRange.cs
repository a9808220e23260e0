namespace ProbeSuite.Topology;

/// <summary>Ports, both ends included.</summary>
/// <param name="From">Lowest, 0 to 65535.</param>
/// <param name="To">Highest, not below <paramref name="From"/>.</param>
public readonly record struct PortRange(int From, int To)
{
    /// <summary>Every port.</summary>
    public static PortRange All { get; } = new(0, 65535);

    /// <summary>
    /// The ports that a Lambda function's replies come back to.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports"/>
    public static PortRange Ephemeral { get; } = new(1024, 65535);

    /// <summary>
    /// The ports of a security group's or network ACL's rule; null for all. Only TCP and UDP have any: for ICMP the fields
    /// hold type and code, for others nothing, whatever is written there. -1 means all.
    /// </summary>
    public static PortRange? OfRule(Protocol protocol, int? from, int? to) =>
        (protocol == Protocol.Tcp || protocol == Protocol.Udp) && from is { } low and not -1 && to is { } high and not -1
            ? new PortRange(low, high)
            : null;

    /// <summary>Whether a port is one of them.</summary>
    public bool Contains(int port) => From <= port && port <= To;

    /// <summary>Whether all of another range is in this one.</summary>
    public bool Contains(PortRange other) => From <= other.From && other.To <= To;

    /// <summary>Whether any port is in both.</summary>
    public bool Overlaps(PortRange other) => From <= other.To && other.From <= To;

    /// <inheritdoc/>
    public override string ToString() => From == To ? $"{From}" : this == All ? "all ports" : $"{From}-{To}";
}
