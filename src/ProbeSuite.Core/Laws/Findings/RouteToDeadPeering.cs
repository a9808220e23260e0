using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A route to a peering connection that carries nothing: not accepted yet, rejected, expired or deleted.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html"/>
internal static class RouteToDeadPeering
{
    public static FindingRule Rule { get; } = new("route-to-dead-peering", [], estate =>
        from table in estate.Snapshot.RouteTables
        from route in table.Routes
        where IsOne(estate, route)
        let peering = estate.Network.Peerings[route.Target.Id]
        let there = estate.PopulatedTables[table.Id].ToList()
        select new Remark(
            there.Count > 0 ? Severity.Problem : Severity.Hazard,
            table.VpcId,
            table.Id,
            $"{route} in {table.Id} leads to a peering connection that is {peering.Status} and carries nothing{(there.Count > 0 ? $"; it serves {estate.Names(there)}" : "")}.",
            peering.Status is "pending-acceptance"
                ? $"aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id {peering.Id}"
                : BlackholeRoute.Delete(table, route)));

    /// <summary>Whether a route leads to such a connection.</summary>
    public static bool IsOne(Estate estate, Route route) =>
        route.Target.Kind == RouteTargetKind.PeeringConnection
        && estate.Network.Peerings.GetValueOrDefault(route.Target.Id) is { Status: not "active" };
}
