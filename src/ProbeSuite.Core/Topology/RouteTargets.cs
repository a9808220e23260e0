namespace ProbeSuite.Topology;

/// <summary>From the many fields of a route, as EC2 gives it, to its one target.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"/>
public static class RouteTargets
{
    /// <summary>Stands for the target of a route that names none.</summary>
    public const string None = "no target";

    /// <summary>
    /// The target that the fields name; EC2 fills one, but for an instance, where it adds the interface that packets go to.
    /// </summary>
    /// <param name="gateway"><c>local</c>, or an internet, virtual private or VPC endpoint gateway, told apart by their prefix.</param>
    /// <param name="nat">A NAT gateway.</param>
    /// <param name="egressOnly">An egress-only internet gateway.</param>
    /// <param name="transit">A transit gateway.</param>
    /// <param name="peering">A peering connection.</param>
    /// <param name="networkInterface">A network interface, also of the instance.</param>
    /// <param name="instance">An instance.</param>
    /// <param name="other">A carrier or local gateway, a core network, an Oracle database network.</param>
    public static RouteTarget Of(
        string? gateway, string? nat, string? egressOnly, string? transit, string? peering, string? networkInterface, string? instance, string? other) =>
        (gateway, nat, egressOnly, transit, peering, networkInterface, instance) switch
        {
            ({ } id, _, _, _, _, _, _) => OfGateway(id),
            (_, { } id, _, _, _, _, _) => new(RouteTargetKind.NatGateway, id),
            (_, _, { } id, _, _, _, _) => new(RouteTargetKind.EgressOnlyInternetGateway, id),
            (_, _, _, { } id, _, _, _) => new(RouteTargetKind.TransitGateway, id),
            (_, _, _, _, { } id, _, _) => new(RouteTargetKind.PeeringConnection, id),
            (_, _, _, _, _, { } id, _) => new(RouteTargetKind.NetworkInterface, id),
            (_, _, _, _, _, _, { } id) => new(RouteTargetKind.Instance, id),
            _ => new(RouteTargetKind.Unmodelled, other ?? None),
        };

    /// <summary>
    /// The route with EC2's words for state and origin. A state that is not known makes the target
    /// <see cref="RouteTargetKind.Unmodelled"/>: whether such a route works cannot be said.
    /// </summary>
    public static Route Route(AddressRange destination, RouteTarget target, string? state, string? origin)
    {
        var written = origin is "EnableVgwRoutePropagation" or "Advertisement" ? RouteOrigin.Propagated : RouteOrigin.Static;
        return state switch
        {
            null or "active" => new(destination, target, RouteState.Active, written),
            "blackhole" => new(destination, target, RouteState.Blackhole, written),
            "filtered" => new(destination, target, RouteState.Filtered, written),
            _ => new(destination, new(RouteTargetKind.Unmodelled, $"{target} in state {state}"), RouteState.Active, written),
        };
    }

    private static RouteTarget OfGateway(string id) => id switch
    {
        "local" => RouteTarget.Local,
        ['i', 'g', 'w', '-', ..] => new(RouteTargetKind.InternetGateway, id),
        ['v', 'g', 'w', '-', ..] => new(RouteTargetKind.VpnGateway, id),
        ['v', 'p', 'c', 'e', '-', ..] => new(RouteTargetKind.VpcEndpoint, id),
        _ => new(RouteTargetKind.Unmodelled, id),
    };
}
