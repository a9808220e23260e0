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

    private static bool? SecurityGroupReferencing(BodyNode node) =>
        node.Child("Options")?.Text("SecurityGroupReferencingSupport") is { } word ? word == "enable" : null;
}
