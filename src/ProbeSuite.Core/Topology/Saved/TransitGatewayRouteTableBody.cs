using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// Elements of <c>describe-transit-gateway-route-tables</c>, and the bodies that tell what is in one table:
/// <c>search-transit-gateway-routes</c>, <c>get-transit-gateway-route-table-associations</c> and <c>…-propagations</c>.
/// </summary>
internal static class TransitGatewayRouteTableBody
{
    public static TransitGatewayRouteTable Read(BodyNode node) => new()
    {
        Id = node.Required("TransitGatewayRouteTableId"),
        TransitGatewayId = node.Required("TransitGatewayId"),
        State = node.Text("State") ?? "available",
    };

    public static IReadOnlyList<TransitGatewayRoute> ReadRoutes(BodyNode body) =>
        [.. body.Items("Routes").Where(route => route.Text("State") is not ("deleting" or "deleted")).Select(ReadRoute)];

    /// <summary>Attachments of a list of associations or propagations, those that are on their way out left out.</summary>
    public static IReadOnlyList<string> ReadAttachments(BodyNode body, string name) =>
    [
        .. body.Items(name)
            .Where(item => item.Text("State") is null or "associated" or "enabled")
            .Select(item => item.Required("TransitGatewayAttachmentId")),
    ];

    public static JsonObject Write(TransitGatewayRouteTable table) => BodyJson.Of(
        ("TransitGatewayRouteTableId", table.Id), ("TransitGatewayId", table.TransitGatewayId), ("State", table.State));

    /// <summary>The body of <c>search-transit-gateway-routes</c> with the table's id beside; null when the routes were not read.</summary>
    public static JsonObject? WriteRoutes(TransitGatewayRouteTable table) => table.Routes is not { } routes ? null : BodyJson.Of(
        ("TransitGatewayRouteTableId", table.Id),
        ("Routes", BodyJson.List(routes, route => BodyJson.Of(
            ("DestinationCidrBlock", route.Cidr.ToString()),
            ("TransitGatewayAttachments", BodyJson.Texts(route.AttachmentIds, "TransitGatewayAttachmentId")),
            ("Type", route.Origin.ToString().ToLowerInvariant()),
            ("State", route.State.ToString().ToLowerInvariant())))),
        ("AdditionalRoutesAvailable", false));

    /// <summary>The body of <c>get-transit-gateway-route-table-associations</c> with the table's id beside; null when they were not read.</summary>
    public static JsonObject? WriteAssociations(TransitGatewayRouteTable table) => WriteAttachments(table, table.Associations, "Associations", "associated");

    /// <summary>The body of <c>get-transit-gateway-route-table-propagations</c> with the table's id beside; null when they were not read.</summary>
    public static JsonObject? WritePropagations(TransitGatewayRouteTable table) =>
        WriteAttachments(table, table.Propagations, "TransitGatewayRouteTablePropagations", "enabled");

    private static JsonObject? WriteAttachments(TransitGatewayRouteTable table, IReadOnlyList<string>? attachments, string name, string state) =>
        attachments is null ? null : BodyJson.Of(
            ("TransitGatewayRouteTableId", table.Id),
            (name, BodyJson.List(attachments, id => BodyJson.Of(("TransitGatewayAttachmentId", id), ("State", state)))));

    private static TransitGatewayRoute ReadRoute(BodyNode node)
    {
        var state = node.Text("State") is "blackhole" ? RouteState.Blackhole : RouteState.Active;
        return new TransitGatewayRoute(
            node.Block("DestinationCidrBlock") ?? throw node.Wrong("has no DestinationCidrBlock"),
            node.Texts("TransitGatewayAttachments", "TransitGatewayAttachmentId"),
            state,
            node.Text("Type") is "propagated" ? RouteOrigin.Propagated : RouteOrigin.Static);
    }
}
