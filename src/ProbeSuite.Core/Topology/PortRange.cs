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

    /// <summary>Whether a port is one of them.</summary>
    public bool Contains(int port) => From <= port && port <= To;

    /// <summary>Whether all of another range is in this one.</summary>
    public bool Contains(PortRange other) => From <= other.From && other.To <= To;

    /// <summary>Whether any port is in both.</summary>
    public bool Overlaps(PortRange other) => From <= other.To && other.From <= To;

    /// <inheritdoc/>
    public override string ToString() => From == To ? $"{From}" : this == All ? "all ports" : $"{From}-{To}";
}
