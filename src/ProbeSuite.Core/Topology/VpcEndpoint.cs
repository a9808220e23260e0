namespace ProbeSuite.Topology;

/// <summary>A way from a VPC to a service that needs no internet.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html"/>
public sealed record VpcEndpoint
{
    /// <summary>As AWS names it, <c>vpce-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>The VPC that it serves.</summary>
    public required string VpcId { get; init; }

    /// <summary>How it works.</summary>
    public VpcEndpointType Type { get; init; } = VpcEndpointType.Gateway;

    /// <summary>The service, <c>com.amazonaws.eu-west-1.s3</c>.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>As AWS says it, lower case: <c>available</c>, <c>pending</c>, <c>deleting</c>, <c>failed</c> …</summary>
    public string State { get; init; } = "available";

    /// <summary>The policy as JSON text; null when not said, which AWS means as full access.</summary>
    public string? PolicyDocument { get; init; }

    /// <summary>A gateway endpoint's route tables.</summary>
    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    /// <summary>An interface endpoint's subnets.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>An interface endpoint's security groups.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>An interface endpoint's network interfaces; empty in a template, where they do not exist yet.</summary>
    public IReadOnlyList<string> NetworkInterfaceIds { get; init; } = [];

    /// <summary>Whether the service's ordinary name leads to the endpoint inside the VPC.</summary>
    public bool PrivateDnsEnabled { get; init; }

    /// <summary>
    /// For S3 interface endpoints: private names answer only on-premises resolvers, so names inside the VPC stay public.
    /// Null when not said.
    /// </summary>
    public bool? PrivateDnsOnlyForInboundResolverEndpoint { get; init; }

    /// <summary>Names that lead to it, most general first; empty when not said.</summary>
    public IReadOnlyList<string> DnsNames { get; init; } = [];

    /// <summary><c>ipv4</c>, <c>ipv6</c> or <c>dualstack</c>; null when not said, which means IPv4.</summary>
    public string? IpAddressType { get; init; }
}

/// <summary>How an endpoint carries traffic.</summary>
public enum VpcEndpointType
{
    /// <summary>By a route to a prefix list: S3 and DynamoDB.</summary>
    Gateway,

    /// <summary>By network interfaces in subnets.</summary>
    Interface,

    /// <summary>By handing every packet to appliances behind a Gateway Load Balancer.</summary>
    GatewayLoadBalancer,

    /// <summary>VPC Lattice resource and service-network endpoints, and whatever comes next.</summary>
    Unmodelled,
}
