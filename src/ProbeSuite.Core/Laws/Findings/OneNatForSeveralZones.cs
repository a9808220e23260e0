using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Functions in several zones behind a NAT gateway in one: when that zone fails, all of them are cut off.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"/>
internal static class OneNatForSeveralZones
{
    public static FindingRule Rule { get; } = new("one-nat-gateway-for-several-zones", [ResourceKind.RouteTables], estate =>
        from residents in estate.Residents
        let routed = residents.Subnets.Select(subnet => (subnet.AvailabilityZone, Nat: estate.NatOf(subnet))).ToList()
        where residents.IsWhole && routed.All(pair => pair is { AvailabilityZone: not null, Nat: { IsRegional: false, SubnetId: not null } })
        let nats = routed.Select(pair => pair.Nat!.Id).Distinct().ToList()
        let zones = routed.Select(pair => pair.AvailabilityZone!).Distinct().Order(StringComparer.Ordinal).ToList()
        where nats.Count == 1 && zones.Count > 1
        group (residents, zones) by routed[0].Nat! into same
        let names = same.SelectMany(pair => pair.residents.Functions).Select(function => function.Name).Distinct().Order(StringComparer.Ordinal).ToList()
        select new Remark(
            Severity.Hazard,
            same.First().residents.VpcId,
            same.Key.Id,
            $"{Listing.Of(names)} in {Listing.Of([.. same.SelectMany(pair => pair.zones).Distinct().Order(StringComparer.Ordinal)])} depend on {same.Key.Id} in one zone{(estate.Network.Subnet(same.Key.SubnetId!)?.AvailabilityZone is { } zone ? $", {zone}" : "")}.",
            "Make a NAT gateway in each zone and let that zone's route table name it, or use one regional NAT gateway.",
            Prices.NatGateway));
}
