using System.Net.Sockets;
using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Route tables: those of the template, the VPCs' main ones, and those that the template only speaks of.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html"/>
internal sealed class RouteTables
{
    private readonly Draft _draft;
    private readonly IReadOnlyList<Vpc> _vpcs;
    private readonly IReadOnlyList<Subnet> _subnets;
    private readonly ILookup<string, string> _subnetsOfTable;
    private readonly ILookup<string, string> _gatewaysOfTable;
    private readonly ILookup<string, Route> _routesOfTable;

    private RouteTables(Draft draft, IReadOnlyList<Vpc> vpcs, IReadOnlyList<Subnet> subnets, IReadOnlyList<VpcEndpoint> endpoints)
    {
        (_draft, _vpcs, _subnets) = (draft, vpcs, subnets);
        _subnetsOfTable = draft.All("AWS::EC2::SubnetRouteTableAssociation").ToLookup(Table, association => association.Reference("SubnetId") ?? "");
        _gatewaysOfTable = draft.Of("AWS::EC2::GatewayRouteTableAssociation").ToLookup(Table, association => association.Reference("GatewayId") ?? "");
        _routesOfTable = draft.All("AWS::EC2::Route").Select(route => (Table: Table(route), Route: Route(route)))
            .Concat(draft.Of("AWS::EC2::VPNGatewayRoutePropagation").SelectMany(Propagated))
            .Concat(endpoints.Where(endpoint => endpoint.Type == VpcEndpointType.Gateway).SelectMany(endpoint => endpoint.RouteTableIds.Select(table => (table, PrefixLists.Route(endpoint)))))
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
    }

    public static IReadOnlyList<RouteTable> Read(Draft draft, IReadOnlyList<Vpc> vpcs, IReadOnlyList<Subnet> subnets, IReadOnlyList<VpcEndpoint> endpoints) =>
        new RouteTables(draft, vpcs, subnets, endpoints).All();

    private List<RouteTable> All()
    {
        List<RouteTable> tables =
        [
            .. _draft.Of("AWS::EC2::RouteTable").Select(table => Filled(new() { Id = table.Id, VpcId = table.Reference("VpcId") ?? "", Name = table.Name })),
            // A template cannot name the main table, so that only AWS's own routes are in it.
            .. _vpcs.Select(vpc => Filled(new() { Id = $"{vpc.Id}.MainRouteTable", VpcId = vpc.Id, IsMain = true })),
        ];
        var known = tables.Select(table => table.Id).ToHashSet(StringComparer.Ordinal);
        var elsewhere = new[] { _subnetsOfTable.Select(group => group.Key), _gatewaysOfTable.Select(group => group.Key), _routesOfTable.Select(group => group.Key) }
            .SelectMany(ids => ids).Where(id => !known.Contains(id)).Distinct();
        return [.. tables, .. elsewhere.Select(Elsewhere)];
    }

    /// <summary>The table that an association or route names; of an association that may not be there, one of its own.</summary>
    private static string Table(Properties from) =>
        from is { Doubt: not null, Resource.Type: "AWS::EC2::SubnetRouteTableAssociation" }
            ? $"route table of {from.Reference("SubnetId")}"
            : from.Reference("RouteTableId") ?? "";

    private RouteTable Filled(RouteTable table) => table with
    {
        SubnetIds = [.. _subnetsOfTable[table.Id].Distinct()],
        GatewayIds = [.. _gatewaysOfTable[table.Id].Distinct()],
        Routes = [.. LocalRoutes(table.VpcId), .. _routesOfTable[table.Id]],
    };

    /// <summary>A table that is not in the template, or not known: what the template adds to it is known, the rest is not.</summary>
    private RouteTable Elsewhere(string id)
    {
        var vpc = _subnets.FirstOrDefault(subnet => _subnetsOfTable[id].Contains(subnet.Id))?.VpcId ?? $"VPC of {id}";
        if (_draft.TypeOf(id) is null)
        {
            _draft.Lack(ResourceKind.RouteTables, $"{id} is not in the template", id);
        }
        else
        {
            _draft.Miss(ResourceKind.RouteTables, $"whether all routes of {id} are in the template is not known", id);
        }

        return Filled(new() { Id = id, VpcId = vpc });
    }

    private IEnumerable<Route> LocalRoutes(string vpcId)
    {
        var blocks = _vpcs.FirstOrDefault(vpc => vpc.Id == vpcId)?.CidrBlocks ?? [];
        var local = blocks.Select(block => new Route(AddressRange.Of(block), RouteTarget.Local));
        return blocks.Any(block => block.BaseAddress.AddressFamily == AddressFamily.InterNetwork)
            ? local
            : [.. local, new Route(AddressRange.OfUnknown($"the address blocks of {vpcId}"), RouteTarget.Local)];
    }

    private Route Route(Properties route)
    {
        var destination = route.Range("DestinationCidrBlock") ?? route.Range("DestinationIpv6CidrBlock")
            ?? (route["DestinationPrefixListId"] is Value.Text list
                ? AddressRange.OfPrefixList(list.Content)
                : AddressRange.OfUnknown(route.Unknown("DestinationPrefixListId") ?? $"the destination of {route.Id}"));
        return new(destination, route.Doubt is { } doubt ? new(RouteTargetKind.Unmodelled, $"{route.Id} ({doubt})") : Target(route));
    }

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

    private RouteTarget Target(Properties route)
    {
        var (property, kind) = Targets.FirstOrDefault(target => route[target.Property] is { } value and not Value.Text { Content.Length: 0 });
        return route.Reference(property ?? "") switch
        {
            null => new(RouteTargetKind.Unmodelled, $"the target of {route.Id}"),
            { } what when route.Unknown(property!) is not null => new(RouteTargetKind.Unmodelled, what),
            { } id when kind == RouteTargetKind.InternetGateway => Gateway(id),
            { } id => new(kind, id),
        };
    }

    private RouteTarget Gateway(string id) => _draft.TypeOf(id) switch
    {
        "AWS::EC2::InternetGateway" => new(RouteTargetKind.InternetGateway, id),
        "AWS::EC2::VPNGateway" => new(RouteTargetKind.VpnGateway, id),
        "AWS::EC2::VPCEndpoint" => new(RouteTargetKind.VpcEndpoint, id),
        _ => RouteTargets.Of(id, null, null, null, null, null, null, null),
    };

    private static IEnumerable<(string, Route)> Propagated(Properties propagation)
    {
        var gateway = propagation.Reference("VpnGatewayId") ?? "";
        return propagation.References("RouteTableIds").Select(table =>
            (table, new Route(AddressRange.OfUnknown($"what {gateway} announces"), new(RouteTargetKind.VpnGateway, gateway), RouteState.Active, RouteOrigin.Propagated)));
    }
}
