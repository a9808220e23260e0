using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A card in a subnet: of a function, an instance, a database, an endpoint, a gateway.</summary>
public sealed record NetworkInterface
{
    /// <summary>As AWS names it, <c>eni-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The subnet it stands in.</summary>
    public required string SubnetId { get; init; }

    /// <summary>The VPC it stands in.</summary>
    public required string VpcId { get; init; }

    /// <summary>What its owner wrote: <c>AWS Lambda VPC ENI-…</c>, <c>RDSNetworkInterface</c>, <c>ELB app/…</c>; null when nothing.</summary>
    public string? Description { get; init; }

    /// <summary>AWS's word: <c>interface</c>, <c>lambda</c>, <c>nat_gateway</c>, <c>vpc_endpoint</c> …; null when not said.</summary>
    public string? InterfaceType { get; init; }

    /// <summary><c>available</c>, <c>in-use</c> …; null when not said.</summary>
    public string? Status { get; init; }

    /// <summary>Its security groups.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Its addresses of both families, the primary private IPv4 first.</summary>
    public IReadOnlyList<InterfaceAddress> Addresses { get; init; } = [];

    /// <summary>Blocks of its subnet that are delegated to it whole, for containers behind it, of both families.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html"/>
    public IReadOnlyList<IPNetwork> Prefixes { get; init; } = [];

    /// <summary>Whether packets neither from nor to its own addresses are dropped.</summary>
    public bool SourceDestCheck { get; init; } = true;

    /// <summary>The instance it is attached to; null when none.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Whether it is one of Lambda's own.</summary>
    public bool IsLambda =>
        InterfaceType is "lambda" || Description?.StartsWith("AWS Lambda VPC ENI", StringComparison.Ordinal) == true;

    /// <summary>The entry for an address of its own; null when it has no such private address.</summary>
    public InterfaceAddress? Find(IPAddress address) => Addresses.FirstOrDefault(own => own.Address.Equals(address));
}

/// <summary>One address of a network interface.</summary>
/// <param name="Address">Private IPv4, or IPv6.</param>
/// <param name="PublicIp">The public IPv4 address tied to it, or <see cref="NotKnownYet"/>; null when none.</param>
/// <param name="AllocationId">The Elastic IP that <paramref name="PublicIp"/> is; null when it is none, or not said.</param>
public sealed record InterfaceAddress(IPAddress Address, IPAddress? PublicIp = null, string? AllocationId = null)
{
    /// <summary>A public address that it will have, though nobody knows which.</summary>
    public static IPAddress NotKnownYet => IPAddress.Any;
}
