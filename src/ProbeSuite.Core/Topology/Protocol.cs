namespace ProbeSuite.Topology;

/// <summary>An IP protocol by its IANA number, as rules name it.</summary>
/// <param name="Number">0 to 255; -1 for all.</param>
public readonly record struct Protocol(int Number)
{
    /// <summary>Every protocol.</summary>
    public static Protocol All { get; } = new(-1);

    /// <summary>TCP.</summary>
    public static Protocol Tcp { get; } = new(6);

    /// <summary>UDP.</summary>
    public static Protocol Udp { get; } = new(17);

    /// <summary>ICMP for IPv4.</summary>
    public static Protocol Icmp { get; } = new(1);

    /// <summary>ICMP for IPv6.</summary>
    public static Protocol Icmpv6 { get; } = new(58);

    /// <summary>Whether a rule for this protocol speaks of packets of another.</summary>
    public bool Covers(Protocol other) => this == All || this == other;

    /// <summary>Reads what AWS and templates write: a name in any case, <c>all</c>, <c>-1</c> or a number.</summary>
    /// <returns>Null when it is none of these.</returns>
    public static Protocol? Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "all" or "-1" => All,
        "tcp" => Tcp,
        "udp" => Udp,
        "icmp" => Icmp,
        "icmpv6" => Icmpv6,
        var number when int.TryParse(number, out var value) && value is >= 0 and <= 255 => new Protocol(value),
        _ => null,
    };

    /// <summary>As security-group rules write it: <c>tcp</c>, <c>-1</c>, or the number.</summary>
    public override string ToString() => Number switch
    {
        -1 => "-1",
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        58 => "icmpv6",
        _ => $"{Number}",
    };
}
