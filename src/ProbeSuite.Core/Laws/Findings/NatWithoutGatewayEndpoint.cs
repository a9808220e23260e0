using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A VPC whose functions reach S3 and DynamoDB through a paid NAT gateway, where a free endpoint would do.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"/>
internal static class NatWithoutGatewayEndpoint
{
    public static FindingRule Rule { get; } = new("nat-gateway-without-gateway-endpoint", [ResourceKind.VpcEndpoints], estate =>
        from subnets in estate.PopulatedVpcs
        let behindNat = subnets.Where(subnet => estate.NatOf(subnet) is not null).ToList()
        let nats = behindNat.Select(estate.NatOf).OfType<NatGateway>().Where(gateway => gateway.IsPublic).DistinctBy(gateway => gateway.Id).ToList()
        where nats.Count > 0
        let missing = new[] { "s3", "dynamodb" }.Where(service => !estate.Snapshot.VpcEndpoints.Any(endpoint =>
            endpoint.VpcId == subnets.Key && endpoint.ServiceName.EndsWith($".{service}", StringComparison.Ordinal))).ToList()
        where missing.Count > 0
        let tables = behindNat.Select(estate.Network.RouteTableOf).OfType<RouteTable>().Select(table => table.Id).Distinct()
        select new Remark(
            Severity.Advice,
            subnets.Key,
            subnets.Key,
            $"What {estate.Names(behindNat)} would send to {string.Join(" and ", missing)} passes {Listing.Of([.. nats.Select(gateway => gateway.Id)])} at $0.045 a GB; a gateway endpoint is free, and where nothing else leaves the VPC the NAT gateway is not needed at all.",
            string.Join('\n', missing.Select(service =>
                $"aws ec2 create-vpc-endpoint --vpc-id {subnets.Key} --service-name com.amazonaws.{estate.Snapshot.Region ?? "REGION"}.{service} --route-table-ids {string.Join(' ', tables)}")),
            nats.Sum(gateway => Prices.NatGateway * (gateway.IsRegional ? Math.Max(1, gateway.Addresses.Select(address => address.AvailabilityZone).Distinct().Count()) : 1))));
}
