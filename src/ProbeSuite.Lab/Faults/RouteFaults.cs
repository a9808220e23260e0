using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Faults;

/// <summary>Routes that somebody took away.</summary>
internal static class RouteFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("nat-route", "the private subnet's route to the NAT gateway is deleted", "rtb-PrivateRouteTable", """
            private-subnet internet egress-address s3 s3-read: blocked as predicted, silent, NO_ROUTE_TO_DESTINATION
            law private-subnet-with-nat-reaches-internet: not exercised
            law nat-egress-address-is-static: not exercised
            no finding nat-gateway-without-gateway-endpoint vpc-Vpc
            """)
        {
            Configuration = network => WithoutRoutes(network, route => route.Target.Kind is RouteTargetKind.NatGateway),
        },

        new("igw-route", "the public subnet's route to the internet gateway is deleted, which the NAT gateway needs", "rtb-PublicRouteTable", """
            private-subnet internet egress-address s3 s3-read: blocked as predicted, silent, NO_ROUTE_TO_DESTINATION
            public-subnet internet egress-address s3 s3-read: blocked as predicted, silent, NO_ROUTE_TO_DESTINATION
            law private-subnet-with-nat-reaches-internet: not exercised
            law nat-egress-address-is-static: not exercised
            law public-subnet-gives-no-internet: not exercised
            finding nat-gateway-without-internet-route nat-NatGateway
            no finding function-in-public-subnet probesuite-public-subnet
            """)
        {
            Configuration = network => WithoutRoutes(network, route => route.Target.Kind is RouteTargetKind.InternetGateway),
        },

        new("s3-endpoint", "the gateway endpoint of S3 is taken out of every route table", "rtb-EndpointRouteTable", """
            endpoint s3 s3-read: blocked as predicted, silent, NO_ROUTE_TO_DESTINATION
            law gateway-endpoint-needs-no-internet: not exercised
            finding gateway-endpoint-not-in-route-table rtb-EndpointRouteTable
            """)
        {
            Configuration = network => network.VpcEndpoints.FirstOrDefault(GateFaults.IsS3Gateway) is { } endpoint
                ? (WithoutRoutes(network, route => route.Target.Id == endpoint.Id) ?? network) with
                {
                    VpcEndpoints = [.. network.VpcEndpoints.Select(each => each == endpoint ? each with { RouteTableIds = [] } : each)],
                }
                : null,
        },
    ];

    /// <summary>The network without certain routes; null when it has none of them.</summary>
    private static Snapshot? WithoutRoutes(Snapshot network, Func<Route, bool> gone) =>
        network.RouteTables.Any(table => table.Routes.Any(gone))
            ? network with { RouteTables = [.. network.RouteTables.Select(table => table with { Routes = [.. table.Routes.Where(route => !gone(route))] })] }
            : null;
}
