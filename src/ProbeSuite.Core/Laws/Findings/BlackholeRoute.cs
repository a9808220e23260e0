using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A route whose target is gone, detached or stopped.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"/>
internal static class BlackholeRoute
{
    public static FindingRule Rule { get; } = new("blackhole-route", [], estate =>
        from table in estate.Snapshot.RouteTables
        from route in table.Routes
        where route.State == RouteState.Blackhole && !RouteToDeadPeering.IsOne(estate, route)
        let there = estate.PopulatedTables[table.Id].ToList()
        select new Remark(
            there.Count > 0 ? Severity.Problem : Severity.Hazard,
            table.VpcId,
            table.Id,
            $"{route} in {table.Id} drops every packet, because {Blackhole.Why(route.Target, estate.Snapshot)}{(there.Count > 0 ? $"; it serves {estate.Names(there)}" : "")}.",
            $"{(Blackhole.WaitsForStart(route.Target, estate.Snapshot) ? "Start the instance behind it" : "Let the route name something that works")}, or delete the route: {Delete(table, route)}"));

    /// <summary>The command that takes a route away.</summary>
    public static string Delete(RouteTable table, Route route) => $"aws ec2 delete-route --route-table-id {table.Id} " + route.Destination switch
    {
        { PrefixListId: { } list } => $"--destination-prefix-list-id {list}",
        { Cidr: { BaseAddress.AddressFamily: AddressFamily.InterNetworkV6 } block } => $"--destination-ipv6-cidr-block {block}",
        var block => $"--destination-cidr-block {block}",
    };
}
