using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A virtual private cloud.</summary>
public sealed record Vpc
{
    /// <summary>As AWS names it, <c>vpc-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>The <c>Name</c> tag; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The account that owns it; null when not said.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Address blocks in state <c>associated</c>, IPv4 first.</summary>
    public IReadOnlyList<IPNetwork> CidrBlocks { get; init; } = [];

    /// <summary>Whether it is the Region's default VPC.</summary>
    public bool IsDefault { get; init; }

    /// <summary><c>enableDnsSupport</c>: the Amazon resolver answers; null when the attribute was not read.</summary>
    public bool? EnableDnsSupport { get; init; }

    /// <summary><c>enableDnsHostnames</c>; null when the attribute was not read.</summary>
    public bool? EnableDnsHostnames { get; init; }

    /// <summary>The DHCP option set, <c>dopt-…</c> or <c>default</c>; null when not said.</summary>
    public string? DhcpOptionsId { get; init; }

    /// <summary>Block Public Access in force on the VPC; exclusions of subnets stand on <see cref="Subnet"/>.</summary>
    public BlockPublicAccess BlockPublicAccess { get; init; }

    /// <summary>Whether an address lies in one of the VPC's blocks.</summary>
    public bool Contains(IPAddress address) => CidrBlocks.Any(block => block.Contains(address));
}

/// <summary>What VPC Block Public Access does to internet traffic.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html"/>
public enum BlockPublicAccess
{
    /// <summary>Nothing is blocked.</summary>
    Off,

    /// <summary>Traffic from the internet is blocked, except replies through NAT and egress-only gateways.</summary>
    Ingress,

    /// <summary>All traffic through internet and egress-only gateways is blocked.</summary>
    Bidirectional,
}
