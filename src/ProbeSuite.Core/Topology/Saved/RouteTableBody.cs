using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-route-tables</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"/>
internal static class RouteTableBody
{
    /// <summary>No field of AWS's: it keeps what a template leaves open.</summary>
    private const string UnknownDestination = "UnknownDestination";

    public static RouteTable Read(BodyNode node)
    {
        BodyNode[] associations = [.. node.Items("Associations").Where(InForce)];
        return new RouteTable
        {
            Id = node.Required("RouteTableId"),
            VpcId = node.Required("VpcId"),
            Name = node.Tag("Name"),
            IsMain = associations.Any(association => association.Flag("Main") == true),
            SubnetIds = [.. associations.Select(association => association.Text("SubnetId")).OfType<string>()],
            GatewayIds = [.. associations.Select(association => association.Text("GatewayId")).OfType<string>()],
            Routes = [.. node.Items("Routes").Select(ReadRoute)],
        };
    }

    public static JsonObject Write(RouteTable table) => BodyJson.Of(
        ("RouteTableId", table.Id),
        ("VpcId", table.VpcId),
        ("Associations", new JsonArray(
        [
            .. table.IsMain ? [Association(table, main: true)] : Array.Empty<JsonObject>(),
            .. table.SubnetIds.Select(subnet => Association(table, main: false, subnet: subnet)),
            .. table.GatewayIds.Select(gateway => Association(table, main: false, gateway: gateway)),
        ])),
        ("Routes", BodyJson.List(table.Routes, WriteRoute)),
        ("Tags", BodyJson.Tags(table.Name)));

    private static bool InForce(BodyNode association) =>
        association.Child("AssociationState")?.Text("State") is null or "associated" or "associating";

    private static Route ReadRoute(BodyNode node)
    {
        var target = RouteTargets.Of(
            node.Text("GatewayId"), node.Text("NatGatewayId"), node.Text("EgressOnlyInternetGatewayId"), node.Text("TransitGatewayId"),
            node.Text("VpcPeeringConnectionId"), node.Text("NetworkInterfaceId"), node.Text("InstanceId"),
            node.Text("CarrierGatewayId") ?? node.Text("LocalGatewayId") ?? node.Text("CoreNetworkArn") ?? node.Text("OdbNetworkArn"));
        return RouteTargets.Route(Destination(node), target, node.Text("State"), node.Text("Origin"));
    }

    private static AddressRange Destination(BodyNode node) =>
        node.Block("DestinationCidrBlock") is { } ipv4 ? AddressRange.Of(ipv4)
        : node.Block("DestinationIpv6CidrBlock") is { } ipv6 ? AddressRange.Of(ipv6)
        : node.Text("DestinationPrefixListId") is { } list ? AddressRange.OfPrefixList(list)
        : AddressRange.OfUnknown(node.Text(UnknownDestination) ?? "a destination that the route does not name");

    private static JsonObject Association(RouteTable table, bool main, string? subnet = null, string? gateway = null) => BodyJson.Of(
        ("Main", main),
        ("RouteTableId", table.Id),
        ("SubnetId", subnet),
        ("GatewayId", gateway),
        ("AssociationState", BodyJson.Of(("State", "associated"))));

    private static JsonObject WriteRoute(Route route) => BodyJson.Of(
        ("DestinationCidrBlock", route.Destination.Cidr is { } ipv4 && BodyJson.IsIpv4(ipv4) ? ipv4.ToString() : null),
        ("DestinationIpv6CidrBlock", route.Destination.Cidr is { } ipv6 && !BodyJson.IsIpv4(ipv6) ? ipv6.ToString() : null),
        ("DestinationPrefixListId", route.Destination.PrefixListId),
        (UnknownDestination, route.Destination.Unknown),
        (FieldOf(route.Target), route.Target.Id == RouteTargets.None ? null : route.Target.Id),
        ("State", route.State.ToString().ToLowerInvariant()),
        ("Origin", route.Origin == RouteOrigin.Propagated ? "EnableVgwRoutePropagation" : "CreateRoute"));

    private static string FieldOf(RouteTarget target) => target switch
    {
        { Kind: RouteTargetKind.NatGateway } => "NatGatewayId",
        { Kind: RouteTargetKind.EgressOnlyInternetGateway } => "EgressOnlyInternetGatewayId",
        { Kind: RouteTargetKind.TransitGateway } => "TransitGatewayId",
        { Kind: RouteTargetKind.PeeringConnection } => "VpcPeeringConnectionId",
        { Kind: RouteTargetKind.NetworkInterface } => "NetworkInterfaceId",
        { Kind: RouteTargetKind.Instance } => "InstanceId",
        { Id: ['c', 'a', 'g', 'w', '-', ..] } => "CarrierGatewayId",
        { Id: ['l', 'g', 'w', '-', ..] } => "LocalGatewayId",
        { Id: ['a', 'r', 'n', ':', ..] } => target.Id.Contains(":odb:", StringComparison.Ordinal) ? "OdbNetworkArn" : "CoreNetworkArn",
        _ => "GatewayId",
    };
}
