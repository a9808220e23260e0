using System.Net;

namespace ProbeSuite.Topology;

/// <summary>The stateless packet filter at a subnet's border.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"/>
public sealed record NetworkAcl
{
    /// <summary>As AWS names it, <c>acl-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>The VPC that it belongs to.</summary>
    public required string VpcId { get; init; }

    /// <summary>Whether it serves the subnets that name no ACL of their own.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Subnets associated.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>In any order; rules are tried by number. The closing denial (32767) may be there or be left out.</summary>
    public IReadOnlyList<NetworkAclEntry> Entries { get; init; } = [];
}

/// <summary>One rule of a network ACL.</summary>
/// <param name="RuleNumber">1 to 32766; 32767 is the closing rule that AWS shows as <c>*</c>.</param>
/// <param name="Egress">Whether it judges packets that leave the subnet, else packets that enter.</param>
/// <param name="Protocol">The protocol it speaks of.</param>
/// <param name="Cidr">The far end's addresses.</param>
/// <param name="Ports">Destination ports; null for protocols without ports, and for all.</param>
/// <param name="Allows">Whether it lets packets pass.</param>
public sealed record NetworkAclEntry(
    int RuleNumber, bool Egress, Protocol Protocol, IPNetwork Cidr, PortRange? Ports, bool Allows)
{
    /// <summary>The number of the closing rule.</summary>
    public const int Closing = 32767;

    /// <summary>As the AWS console shows it: <c>100 allow tcp 443 from 0.0.0.0/0</c>.</summary>
    public override string ToString() =>
        $"{(RuleNumber == Closing ? "*" : $"{RuleNumber}")} {(Allows ? "allow" : "deny")} " +
        $"{(Protocol == Protocol.All ? "all traffic" : $"{Protocol}")}{(Ports is { } ports ? $" {ports}" : "")} " +
        $"{(Egress ? "to" : "from")} {Cidr}";
}
