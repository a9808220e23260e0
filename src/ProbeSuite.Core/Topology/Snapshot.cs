namespace ProbeSuite.Topology;

/// <summary>The network as it was described at one moment, in one Region.</summary>
public sealed record Snapshot
{
    /// <summary>The Region, <c>eu-west-1</c>; null when the source does not say.</summary>
    public string? Region { get; init; }

    /// <summary>The account's twelve digits; null when the source does not say.</summary>
    public string? Account { get; init; }

    /// <summary>When it was read; null for a template or a folder.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>VPCs.</summary>
    public IReadOnlyList<Vpc> Vpcs { get; init; } = [];

    /// <summary>Subnets.</summary>
    public IReadOnlyList<Subnet> Subnets { get; init; } = [];

    /// <summary>Route tables.</summary>
    public IReadOnlyList<RouteTable> RouteTables { get; init; } = [];

    /// <summary>Network ACLs.</summary>
    public IReadOnlyList<NetworkAcl> NetworkAcls { get; init; } = [];

    /// <summary>Security groups.</summary>
    public IReadOnlyList<SecurityGroup> SecurityGroups { get; init; } = [];

    /// <summary>Internet gateways.</summary>
    public IReadOnlyList<InternetGateway> InternetGateways { get; init; } = [];

    /// <summary>Egress-only internet gateways.</summary>
    public IReadOnlyList<InternetGateway> EgressOnlyInternetGateways { get; init; } = [];

    /// <summary>NAT gateways, deleted ones too as long as AWS still lists them.</summary>
    public IReadOnlyList<NatGateway> NatGateways { get; init; } = [];

    /// <summary>VPC endpoints of every type.</summary>
    public IReadOnlyList<VpcEndpoint> VpcEndpoints { get; init; } = [];

    /// <summary>Network interfaces.</summary>
    public IReadOnlyList<NetworkInterface> NetworkInterfaces { get; init; } = [];

    /// <summary>Elastic IP addresses of the account.</summary>
    public IReadOnlyList<ElasticIp> ElasticIps { get; init; } = [];

    /// <summary>Managed prefix lists, AWS's and the account's.</summary>
    public IReadOnlyList<PrefixList> PrefixLists { get; init; } = [];

    /// <summary>VPC peering connections, dead ones too as long as AWS still lists them.</summary>
    public IReadOnlyList<PeeringConnection> PeeringConnections { get; init; } = [];

    /// <summary>Transit gateways.</summary>
    public IReadOnlyList<TransitGateway> TransitGateways { get; init; } = [];

    /// <summary>Attachments to transit gateways.</summary>
    public IReadOnlyList<TransitGatewayAttachment> TransitGatewayAttachments { get; init; } = [];

    /// <summary>Route tables of transit gateways.</summary>
    public IReadOnlyList<TransitGatewayRouteTable> TransitGatewayRouteTables { get; init; } = [];

    /// <summary>Instances.</summary>
    public IReadOnlyList<Instance> Instances { get; init; } = [];

    /// <summary>DHCP option sets.</summary>
    public IReadOnlyList<DhcpOptions> DhcpOptions { get; init; } = [];

    /// <summary>Virtual private gateways.</summary>
    public IReadOnlyList<VpnGateway> VpnGateways { get; init; } = [];

    /// <summary>RDS DB instances and clusters, caches.</summary>
    public IReadOnlyList<DbInstance> DbInstances { get; init; } = [];

    /// <summary>Load balancers.</summary>
    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];

    /// <summary>Lambda functions.</summary>
    public IReadOnlyList<LambdaFunction> Functions { get; init; } = [];

    /// <summary>
    /// What could not be read, by kind. A question whose answer rests on such a kind is answered with
    /// <see cref="PathState.Unknown"/> and the gap's name.
    /// </summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>
    /// Why a resource, or its whole kind, is not known; null when it was read. Without an id: why the kind is missing.
    /// </summary>
    public Gap? GapIn(ResourceKind kind, string? resourceId = null) =>
        Gaps.FirstOrDefault(gap => gap.Kind == kind && (gap.ResourceId is null || gap.ResourceId == resourceId));
}

/// <summary>Resources of one kind, or one resource, that could not be read whole.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="Why">
/// A phrase for people with the permission, file or resource to blame: <c>ec2:DescribeNatGateways was denied</c>.
/// </param>
/// <param name="ResourceId">The one resource that is known only in part; null when the kind as a whole is missing.</param>
public sealed record Gap(ResourceKind Kind, string Why, string? ResourceId = null);
