using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>Elements of <c>describe-internet-gateways</c>, <c>describe-egress-only-internet-gateways</c> and <c>describe-vpn-gateways</c>.</summary>
internal static class GatewayBody
{
    public static InternetGateway ReadInternetGateway(BodyNode node) =>
        new() { Id = node.Required("InternetGatewayId"), Attachments = Attachments(node, "Attachments") };

    public static InternetGateway ReadEgressOnly(BodyNode node) =>
        new() { Id = node.Required("EgressOnlyInternetGatewayId"), Attachments = Attachments(node, "Attachments") };

    public static VpnGateway ReadVpnGateway(BodyNode node) =>
        new(node.Required("VpnGatewayId"), node.Text("State"), Attachments(node, "VpcAttachments"));

    public static JsonObject WriteInternetGateway(InternetGateway gateway) =>
        BodyJson.Of(("InternetGatewayId", gateway.Id), ("Attachments", Write(gateway.Attachments)));

    public static JsonObject WriteEgressOnly(InternetGateway gateway) =>
        BodyJson.Of(("EgressOnlyInternetGatewayId", gateway.Id), ("Attachments", Write(gateway.Attachments)));

    public static JsonObject WriteVpnGateway(VpnGateway gateway) =>
        BodyJson.Of(("VpnGatewayId", gateway.Id), ("State", gateway.State), ("VpcAttachments", Write(gateway.Attachments)));

    private static JsonArray Write(IReadOnlyList<GatewayAttachment> attachments) =>
        BodyJson.List(attachments, attachment => BodyJson.Of(("VpcId", attachment.VpcId), ("State", attachment.State)));

    private static IReadOnlyList<GatewayAttachment> Attachments(BodyNode node, string name) =>
    [
        .. node.Items(name).Where(attachment => attachment.Text("VpcId") is not null)
            .Select(attachment => new GatewayAttachment(attachment.Required("VpcId"), attachment.Text("State") ?? "available")),
    ];
}
