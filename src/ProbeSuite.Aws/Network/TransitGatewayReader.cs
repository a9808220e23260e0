using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's transit gateways and their attachments as ours.</summary>
internal static class TransitGatewayReader
{
    public static TransitGateway Read(Ec2.TransitGateway gateway) => new(
        gateway.TransitGatewayId,
        Ec2Text.OrNull(gateway.State?.Value) ?? "available",
        IsOn(gateway.Options?.SecurityGroupReferencingSupport?.Value));

    public static TransitGatewayAttachment ReadAttachment(Ec2.TransitGatewayAttachment attachment) => new()
    {
        Id = attachment.TransitGatewayAttachmentId,
        TransitGatewayId = attachment.TransitGatewayId,
        ResourceType = Ec2Text.OrNull(attachment.ResourceType?.Value) ?? "vpc",
        ResourceId = Ec2Text.OrNull(attachment.ResourceId),
        State = Ec2Text.OrNull(attachment.State?.Value) ?? "available",
        AssociatedRouteTableId = attachment.Association is { } association && association.State?.Value is null or "associated"
            ? Ec2Text.OrNull(attachment.Association?.TransitGatewayRouteTableId)
            : null,
    };

    /// <summary>The attachment with what only the list of VPC attachments tells.</summary>
    public static TransitGatewayAttachment Join(TransitGatewayAttachment attachment, Ec2.TransitGatewayVpcAttachment? vpc) => vpc is null ? attachment : attachment with
    {
        SubnetIds = vpc.SubnetIds ?? [],
        SecurityGroupReferencing = IsOn(vpc.Options?.SecurityGroupReferencingSupport?.Value),
    };

    private static bool? IsOn(string? word) => string.IsNullOrEmpty(word) ? null : word == "enable";
}
