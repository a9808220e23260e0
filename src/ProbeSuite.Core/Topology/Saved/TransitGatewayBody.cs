using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// Elements of <c>describe-transit-gateways</c>, and of the three lists of attachments, each of which knows something that
/// the others do not.
/// </summary>
internal static class TransitGatewayBody
{
    public static TransitGateway Read(BodyNode node) => new(
        node.Required("TransitGatewayId"), node.Text("State") ?? "available", SecurityGroupReferencing(node));

    /// <summary>An attachment of any kind: it knows its route table.</summary>
    public static TransitGatewayAttachment ReadAttachment(BodyNode node) => new()
    {
        Id = node.Required("TransitGatewayAttachmentId"),
        TransitGatewayId = node.Required("TransitGatewayId"),
        ResourceType = node.Text("ResourceType") ?? "vpc",
        ResourceId = node.Text("ResourceId"),
        State = node.Text("State") ?? "available",
        AssociatedRouteTableId = node.Child("Association") is { } association && association.Text("State") is null or "associated"
            ? node.Child("Association")!.Text("TransitGatewayRouteTableId")
            : null,
    };

    /// <summary>A VPC's attachment: it knows its subnets.</summary>
    public static TransitGatewayAttachment ReadVpcAttachment(BodyNode node) => new()
    {
        Id = node.Required("TransitGatewayAttachmentId"),
        TransitGatewayId = node.Required("TransitGatewayId"),
        ResourceId = node.Text("VpcId"),
        State = node.Text("State") ?? "available",
        SubnetIds = node.Texts("SubnetIds"),
        SecurityGroupReferencing = SecurityGroupReferencing(node),
    };

    /// <summary>What two descriptions of one attachment know together.</summary>
    public static TransitGatewayAttachment Join(TransitGatewayAttachment one, TransitGatewayAttachment other) => one with
    {
        ResourceId = one.ResourceId ?? other.ResourceId,
        SubnetIds = one.SubnetIds ?? other.SubnetIds,
        SecurityGroupReferencing = one.SecurityGroupReferencing ?? other.SecurityGroupReferencing,
        AssociatedRouteTableId = one.AssociatedRouteTableId ?? other.AssociatedRouteTableId,
    };

    public static JsonObject Write(TransitGateway gateway) => BodyJson.Of(
        ("TransitGatewayId", gateway.Id), ("State", gateway.State), ("Options", Options(gateway.SecurityGroupReferencing)));

    public static JsonObject WriteAttachment(TransitGatewayAttachment attachment) => BodyJson.Of(
        ("TransitGatewayAttachmentId", attachment.Id),
        ("TransitGatewayId", attachment.TransitGatewayId),
        ("ResourceType", attachment.ResourceType),
        ("ResourceId", attachment.ResourceId),
        ("State", attachment.State),
        ("Association", attachment.AssociatedRouteTableId is { } table ? BodyJson.Of(("TransitGatewayRouteTableId", table), ("State", "associated")) : null));

    /// <summary>Whether what only the list of VPC attachments tells is known.</summary>
    public static bool TellsSubnets(TransitGatewayAttachment attachment) => attachment.SubnetIds is not null;

    public static JsonObject WriteVpcAttachment(TransitGatewayAttachment attachment) => BodyJson.Of(
        ("TransitGatewayAttachmentId", attachment.Id),
        ("TransitGatewayId", attachment.TransitGatewayId),
        ("VpcId", attachment.ResourceId),
        ("State", attachment.State),
        ("SubnetIds", BodyJson.Texts(attachment.SubnetIds ?? [])),
        ("Options", Options(attachment.SecurityGroupReferencing)));

    private static JsonObject? Options(bool? referencing) =>
        referencing is { } on ? BodyJson.Of(("SecurityGroupReferencingSupport", on ? "enable" : "disable")) : null;

    private static bool? SecurityGroupReferencing(BodyNode node) =>
        node.Child("Options")?.Text("SecurityGroupReferencingSupport") is { } word ? word == "enable" : null;
}
