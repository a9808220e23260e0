using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Transit gateways, their attachments and route tables.</summary>
internal sealed class TransitIndex(Snapshot snapshot)
{
    private readonly Dictionary<(string Gateway, string Resource), TransitGatewayAttachment> _byResource = snapshot.TransitGatewayAttachments
        .Where(attachment => attachment.ResourceId is not null)
        .OrderByDescending(attachment => attachment.State == "available").ThenBy(attachment => attachment.Id, StringComparer.Ordinal)
        .DistinctBy(attachment => (attachment.TransitGatewayId, attachment.ResourceId!))
        .ToDictionary(attachment => (attachment.TransitGatewayId, attachment.ResourceId!));

    private readonly Dictionary<string, TransitGatewayAttachment> _attachments =
        snapshot.TransitGatewayAttachments.DistinctBy(attachment => attachment.Id).ToDictionary(attachment => attachment.Id);

    public TransitGateway? Gateway(string id) => snapshot.TransitGateways.FirstOrDefault(gateway => gateway.Id == id);

    public TransitGatewayAttachment? Attachment(string id) => _attachments.GetValueOrDefault(id);

    /// <summary>The attachment of a VPC to a gateway; null when none is known.</summary>
    public TransitGatewayAttachment? AttachmentOf(string gatewayId, string vpcId) => _byResource.GetValueOrDefault((gatewayId, vpcId));

    /// <summary>The table that judges what comes from an attachment; null when none is known.</summary>
    public TransitGatewayRouteTable? TableFor(TransitGatewayAttachment entry) =>
        snapshot.TransitGatewayRouteTables.FirstOrDefault(table => table.Id == entry.AssociatedRouteTableId)
        ?? snapshot.TransitGatewayRouteTables.FirstOrDefault(table => table.Associations?.Contains(entry.Id) == true);

    /// <summary>Whether it is known that no table judges what comes from an attachment.</summary>
    public bool IsUnassociated(TransitGatewayAttachment entry) =>
        entry.AssociatedRouteTableId is null && snapshot.GapIn(ResourceKind.TransitGatewayRouteTables) is null
        && snapshot.TransitGatewayRouteTables.Where(table => table.TransitGatewayId == entry.TransitGatewayId).All(table => table.Associations is not null);
}
