using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Route tables with their routes: those written down, the local ones, and the gateway endpoints'.</summary>
internal static class RouteTables
{
    private static readonly (string Property, RouteTargetKind Kind)[] Targets =
    [
        ("GatewayId", RouteTargetKind.InternetGateway),
        ("NatGatewayId", RouteTargetKind.NatGateway),
        ("EgressOnlyInternetGatewayId", RouteTargetKind.EgressOnlyInternetGateway),
        ("VpcPeeringConnectionId", RouteTargetKind.PeeringConnection),
        ("TransitGatewayId", RouteTargetKind.TransitGateway),
        ("NetworkInterfaceId", RouteTargetKind.NetworkInterface),
        ("InstanceId", RouteTargetKind.Instance),
        ("VpcEndpointId", RouteTargetKind.VpcEndpoint),
        ("CarrierGatewayId", RouteTargetKind.Unmodelled),
        ("LocalGatewayId", RouteTargetKind.Unmodelled),
        ("CoreNetworkArn", RouteTargetKind.Unmodelled),
        ("OdbNetworkArn", RouteTargetKind.Unmodelled),
    ];

    public static IReadOnlyList<RouteTable> Read(Draft draft, IReadOnlyList<Vpc> vpcs, IReadOnlyList<VpcEndpoint> endpoints)
    {
        var associations = draft.Of("AWS::EC2::SubnetRouteTableAssociation").Select(item => (Table: item.Text("RouteTableId"), Subnet: item.Text("SubnetId"))).ToList();
        var edges = draft.Of("AWS::EC2::GatewayRouteTableAssociation").Select(item => (Table: item.Text("RouteTableId"), Gateway: item.Text("GatewayId"))).ToList();
        var routes = draft.Of("AWS::EC2::Route").Select(route => (Table: route.Text("RouteTableId"), Route: Route(draft, route))).ToList();
        var own = draft.Of("AWS::EC2::RouteTable").Select(table => (table.Id, VpcId: table.Text("VpcId") ?? "", table.Name, IsMain: false));
        // Every VPC has a main table with the local route alone; templates cannot name it.
        var main = vpcs.Select(vpc => (Id: $"{vpc.Id}.MainRouteTable", VpcId: vpc.Id, Name: (string?)null, IsMain: true));
        return [.. own.Concat(main).Select(table => new RouteTable
        {
            Id = table.Id,
            VpcId = table.VpcId,
            Name = table.Name,
            IsMain = table.IsMain,
            SubnetIds = [.. associations.Where(item => item.Table == table.Id).Select(item => item.Subnet).OfType<string>()],
            GatewayIds = [.. edges.Where(item => item.Table == table.Id).Select(item => item.Gateway).OfType<string>()],
            Routes =
            [
                .. vpcs.Where(vpc => vpc.Id == table.VpcId).SelectMany(vpc => vpc.CidrBlocks).Select(block => new Route(AddressRange.Of(block), RouteTarget.Local)),
                .. routes.Where(route => route.Table == table.Id).Select(route => route.Route),
                .. endpoints.Where(endpoint => endpoint.Type == VpcEndpointType.Gateway && endpoint.RouteTableIds.Contains(table.Id))
                    .Select(endpoint => new Route(AddressRange.OfPrefixList(Endpoints.PrefixListOf(endpoint)), new(RouteTargetKind.VpcEndpoint, endpoint.Id))),
            ],
        })];
    }

    private static Route Route(Draft draft, Properties route)
    {
        var destination = (route["DestinationCidrBlock"] ?? route["DestinationIpv6CidrBlock"]) is { } block
            ? block.AsText is { } text && Cidr.Parse(text) is { } cidr ? AddressRange.Of(cidr) : AddressRange.OfUnknown(block.FirstUnknown ?? $"destination of {route.Id}")
            : route["DestinationPrefixListId"] switch
            {
                Value.Text list => AddressRange.OfPrefixList(list.Content),
                var other => AddressRange.OfUnknown(other?.FirstUnknown ?? $"destination of {route.Id}"),
            };
        return new(destination, Target(draft, route));
    }

    private static RouteTarget Target(Draft draft, Properties route)
    {
        foreach (var (property, kind) in Targets)
        {
            switch (route[property])
            {
                case null:
                    continue;
                case Value.Text { Content: var id }:
                    return kind == RouteTargetKind.InternetGateway ? Gateway(draft, id) : new(kind, id);
                case var value:
                    return new(RouteTargetKind.Unmodelled, value.FirstUnknown ?? $"{property} of {route.Id}");
            }
        }

        return new(RouteTargetKind.Unmodelled, $"target of {route.Id}");
    }

    private static RouteTarget Gateway(Draft draft, string id) => draft.TypeOf(id) switch
    {
        "AWS::EC2::InternetGateway" => new(RouteTargetKind.InternetGateway, id),
        "AWS::EC2::VPNGateway" => new(RouteTargetKind.VpnGateway, id),
        "AWS::EC2::VPCEndpoint" => new(RouteTargetKind.VpcEndpoint, id),
        _ => RouteTargets.Of(id, null, null, null, null, null, null, null),
    };
}
