using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A peering connection into which functions' routes lead, and out of which no route comes back.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html"/>
internal static class PeeringWithoutReturnRoute
{
    public static FindingRule Rule { get; } = new("peering-without-return-route", [ResourceKind.RouteTables], estate =>
    {
        var tables = estate.Snapshot.RouteTables.ToLookup(table => table.VpcId);
        return
            from peering in estate.Snapshot.PeeringConnections
            where peering.Status == "active"
            from vpcId in new[] { peering.Requester.VpcId, peering.Accepter.VpcId }.OfType<string>().Distinct()
            let far = peering.FarSideFrom(vpcId)?.VpcId
            where far is not null && estate.Network.Vpc(far) is not null && tables.Contains(far)
                && tables[far].All(table => estate.IsWhole(ResourceKind.RouteTables, table.Id))
            let going = estate.PopulatedVpcs[vpcId].Where(subnet => estate.Network.RouteTableOf(subnet)?.Routes.Any(route => LeadsTo(route, peering)) == true).ToList()
            let lost = going.Where(subnet => !tables[far].Any(table => table.Routes.Any(route => LeadsTo(route, peering) && Covers(route, subnet)))).ToList()
            where lost.Count > 0
            select new Remark(
                Severity.Problem,
                vpcId,
                peering.Id,
                $"{estate.Names(lost)} can send to {far} through {peering.Id}, but no route of {far} leads back to {Listing.Of([.. lost.Select(subnet => subnet.Id)])}.",
                $"aws ec2 create-route --route-table-id {tables[far].OrderByDescending(table => table.IsMain).First().Id} --destination-cidr-block {lost[0].CidrBlocks[0]} --vpc-peering-connection-id {peering.Id}");
    });

    private static bool LeadsTo(Route route, PeeringConnection peering) =>
        route is { State: RouteState.Active, Target.Kind: RouteTargetKind.PeeringConnection } && route.Target.Id == peering.Id;

    // A prefix list, or what a template leaves open, gets the benefit of the doubt.
    private static bool Covers(Route route, Subnet subnet) =>
        route.Destination.Cidr is not { } block
        || subnet.CidrBlocks.Any(own => block.Contains(own.BaseAddress) || own.Contains(block.BaseAddress));
}
