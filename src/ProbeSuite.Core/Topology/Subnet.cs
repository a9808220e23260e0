using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A range of a VPC's addresses in one Availability Zone.</summary>
public sealed record Subnet
{
    /// <summary>As AWS names it, <c>subnet-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>The VPC that it divides.</summary>
    public required string VpcId { get; init; }

    /// <summary>The <c>Name</c> tag; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Its blocks, the IPv4 one first.</summary>
    public IReadOnlyList<IPNetwork> CidrBlocks { get; init; } = [];

    /// <summary>Zone name, <c>eu-west-1a</c>; null when not said.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>Zone id, <c>euw1-az1</c>, the same in every account; null when not said.</summary>
    public string? AvailabilityZoneId { get; init; }

    /// <summary>Whether instances launched here get a public IPv4 address. Lambda interfaces never do.</summary>
    public bool MapPublicIpOnLaunch { get; init; }

    /// <summary>Unused IPv4 addresses; null when not said.</summary>
    public int? AvailableIpAddressCount { get; init; }

    /// <summary>Block Public Access in force here, exclusions counted; null when only the VPC's is known.</summary>
    public BlockPublicAccess? BlockPublicAccess { get; init; }

    /// <summary>Whether an address lies in one of the subnet's blocks.</summary>
    public bool Contains(IPAddress address) => CidrBlocks.Any(block => block.Contains(address));
}
