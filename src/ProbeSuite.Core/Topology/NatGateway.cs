using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A NAT gateway: zonal in one subnet, or regional in none.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html"/>
public sealed record NatGateway
{
    /// <summary>As AWS names it, <c>nat-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>The VPC that it serves; null when not said.</summary>
    public string? VpcId { get; init; }

    /// <summary>The subnet that it stands in; null for a regional gateway.</summary>
    public string? SubnetId { get; init; }

    /// <summary><c>pending</c>, <c>available</c>, <c>failed</c>, <c>deleting</c> or <c>deleted</c>.</summary>
    public string State { get; init; } = "available";

    /// <summary>Why it failed; null when it did not.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>Whether it gives internet access; a private one only changes the source address.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>Whether it spans the Region's zones and stands in no subnet.</summary>
    public bool IsRegional { get; init; }

    /// <summary>A regional gateway's own route table; null when not said, and for zonal ones.</summary>
    public string? RouteTableId { get; init; }

    /// <summary>The addresses that it lends to its callers.</summary>
    public IReadOnlyList<NatGatewayAddress> Addresses { get; init; } = [];
}

/// <summary>One address of a NAT gateway.</summary>
public sealed record NatGatewayAddress
{
    /// <summary>What the world sees; null for a private gateway.</summary>
    public IPAddress? PublicIp { get; init; }

    /// <summary>What its subnet sees; null when not said.</summary>
    public IPAddress? PrivateIp { get; init; }

    /// <summary>The Elastic IP, <c>eipalloc-…</c>; null when not said.</summary>
    public string? AllocationId { get; init; }

    /// <summary>Its network interface; null when not said.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The zone that a regional gateway uses it in; null for zonal ones.</summary>
    public string? AvailabilityZone { get; init; }
}
