namespace ProbeSuite.Topology;

/// <summary>Where a packet leaving a subnet goes next.</summary>
public sealed record RouteTable
{
    /// <summary>As AWS names it, <c>rtb-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>The VPC that it routes for.</summary>
    public required string VpcId { get; init; }

    /// <summary>The <c>Name</c> tag; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it serves the subnets that name no table of their own.</summary>
    public bool IsMain { get; init; }

    /// <summary>Subnets explicitly associated.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Gateways associated at the VPC's edge, <c>igw-…</c> or <c>vgw-…</c>.</summary>
    public IReadOnlyList<string> GatewayIds { get; init; } = [];

    /// <summary>In any order; the choice among them does not depend on it.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];
}

/// <summary>One line of a route table.</summary>
/// <param name="Destination">The addresses that this route serves.</param>
/// <param name="Target">What the packet is handed to.</param>
/// <param name="State">Whether it works.</param>
/// <param name="Origin">Who wrote the line.</param>
public sealed record Route(
    AddressRange Destination, RouteTarget Target, RouteState State = RouteState.Active, RouteOrigin Origin = RouteOrigin.Static)
{
    /// <summary>As the AWS console shows it: <c>10.0.0.0/16 → local</c>.</summary>
    public override string ToString() => $"{Destination} → {Target}";
}

/// <summary>What a route hands packets to.</summary>
/// <param name="Kind">Which sort of thing.</param>
/// <param name="Id">Its id; <c>local</c> for the local route.</param>
public readonly record struct RouteTarget(RouteTargetKind Kind, string Id)
{
    /// <summary>The VPC itself.</summary>
    public static RouteTarget Local { get; } = new(RouteTargetKind.Local, "local");

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>The sorts of thing that a route can name.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"/>
public enum RouteTargetKind
{
    /// <summary>The VPC's own addresses.</summary>
    Local,

    /// <summary>An internet gateway.</summary>
    InternetGateway,

    /// <summary>An egress-only internet gateway.</summary>
    EgressOnlyInternetGateway,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>A gateway endpoint, or a Gateway Load Balancer endpoint.</summary>
    VpcEndpoint,

    /// <summary>A peering connection.</summary>
    PeeringConnection,

    /// <summary>A transit gateway.</summary>
    TransitGateway,

    /// <summary>A network interface: an appliance or NAT instance, or a Lambda interface that nobody should route to.</summary>
    NetworkInterface,

    /// <summary>An instance, by its id alone.</summary>
    Instance,

    /// <summary>A virtual private gateway.</summary>
    VpnGateway,

    /// <summary>Anything else: carrier and local gateways, Cloud WAN, Oracle database networks.</summary>
    Unmodelled,
}

/// <summary>Whether a route works.</summary>
public enum RouteState
{
    /// <summary>Its target is there.</summary>
    Active,

    /// <summary>Its target is gone, detached or stopped; packets are dropped.</summary>
    Blackhole,

    /// <summary>The target filters it out.</summary>
    Filtered,
}

/// <summary>Who wrote a route.</summary>
public enum RouteOrigin
{
    /// <summary>A person, or the VPC's own creation.</summary>
    Static,

    /// <summary>A virtual private gateway announced it.</summary>
    Propagated,
}
