using System.Net;

namespace ProbeSuite.Topology;

/// <summary>The stateful packet filter of network interfaces.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"/>
public sealed record SecurityGroup
{
    /// <summary>As AWS names it, <c>sg-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>The group's name, which is not its <c>Name</c> tag; null when not said.</summary>
    public string? Name { get; init; }

    /// <summary>The VPC that it belongs to; null when not said.</summary>
    public string? VpcId { get; init; }

    /// <summary>The account that owns it; null when not said.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Rules for packets that reach the interface. One peer each: AWS's grouped permissions are spread out.</summary>
    public IReadOnlyList<SecurityGroupRule> Ingress { get; init; } = [];

    /// <summary>Rules for packets that leave the interface.</summary>
    public IReadOnlyList<SecurityGroupRule> Egress { get; init; } = [];
}

/// <summary>One rule of a security group: it can only allow.</summary>
/// <param name="Protocol">The protocol it speaks of.</param>
/// <param name="Ports">Destination ports; null for all, and for protocols without ports.</param>
/// <param name="Peer">The far end.</param>
public sealed record SecurityGroupRule(Protocol Protocol, PortRange? Ports, RulePeer Peer)
{
    /// <summary>The remark beside the rule; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>As people read it: <c>tcp 443 0.0.0.0/0</c>.</summary>
    public override string ToString() =>
        $"{(Protocol == Protocol.All ? "all traffic" : $"{Protocol}")}{(Ports is { } ports ? $" {ports}" : "")} {Peer}";
}

/// <summary>The far end of a security-group rule: addresses, or the members of a group.</summary>
public readonly record struct RulePeer
{
    /// <summary>Addresses; null when a group is named.</summary>
    public AddressRange? Addresses { get; private init; }

    /// <summary>A group, whose interfaces' private addresses are meant; null when addresses are given.</summary>
    public string? GroupId { get; private init; }

    /// <summary>The account of a group in a peered VPC; null when it is not said.</summary>
    public string? GroupOwnerId { get; private init; }

    /// <summary>One block.</summary>
    public static RulePeer Of(IPNetwork cidr) => new() { Addresses = AddressRange.Of(cidr) };

    /// <summary>The entries of a prefix list.</summary>
    public static RulePeer OfPrefixList(string id) => new() { Addresses = AddressRange.OfPrefixList(id) };

    /// <summary>Addresses that the source does not tell.</summary>
    public static RulePeer OfUnknown(string what) => new() { Addresses = AddressRange.OfUnknown(what) };

    /// <summary>The members of a group.</summary>
    public static RulePeer OfGroup(string id, string? ownerId = null) => new() { GroupId = id, GroupOwnerId = ownerId };

    /// <inheritdoc/>
    public override string ToString() => GroupId ?? Addresses?.ToString() ?? "nobody";
}
