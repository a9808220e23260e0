using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A gateway endpoint that the VPC has and the functions' route table does not name.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"/>
internal static class GatewayEndpointNotRouted
{
    public static FindingRule Rule { get; } = new("gateway-endpoint-not-in-route-table", [ResourceKind.RouteTables, ResourceKind.VpcEndpoints], estate =>
    {
        var endpoints = estate.Snapshot.VpcEndpoints.Where(endpoint => endpoint is { Type: VpcEndpointType.Gateway, State: "available" }).ToLookup(endpoint => endpoint.VpcId);
        return
            from subnets in estate.PopulatedTables
            let table = estate.Network.RouteTable(subnets.Key)
            where table is not null && estate.IsWhole(ResourceKind.RouteTables, table.Id)
            from service in endpoints[table.VpcId].GroupBy(endpoint => endpoint.ServiceName)
            where service.All(endpoint => estate.IsWhole(ResourceKind.VpcEndpoints, endpoint.Id)
                && !endpoint.RouteTableIds.Contains(table.Id) && !table.Routes.Any(route => route.Target.Id == endpoint.Id))
            let endpoint = service.First()
            let name = service.Key.Split('.')[^1]
            let isOnline = Estate.DefaultRoute(table) is { State: RouteState.Active, Target.Kind: not RouteTargetKind.InternetGateway }
            select new Remark(
                isOnline ? Severity.Advice : Severity.Problem,
                table.VpcId,
                table.Id,
                $"{(isOnline ? $"What {estate.Names(subnets)} would send to {name} leaves by the default route" : $"{estate.Names(subnets)} cannot reach {name}")}, because {table.Id} does not use the VPC's endpoint {endpoint.Id}.",
                $"aws ec2 modify-vpc-endpoint --vpc-endpoint-id {endpoint.Id} --add-route-table-ids {table.Id}");
    });
}
