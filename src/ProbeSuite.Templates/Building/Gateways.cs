using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Gateways of every kind.</summary>
internal static class Gateways
{
    public static IReadOnlyList<InternetGateway> ReadInternet(Draft draft)
    {
        var attachments = draft.Of("AWS::EC2::VPCGatewayAttachment").Select(item => (Gateway: item["InternetGatewayId"]?.AsText, Vpc: item.Text("VpcId"))).ToList();
        return [.. draft.Of("AWS::EC2::InternetGateway").Select(gateway => new InternetGateway
        {
            Id = gateway.Id,
            Attachments = [.. attachments.Where(item => item.Gateway == gateway.Id && item.Vpc is not null).Select(item => new GatewayAttachment(item.Vpc!, "available"))],
        })];
    }

    public static IReadOnlyList<InternetGateway> ReadEgressOnly(Draft draft) =>
        [.. draft.Of("AWS::EC2::EgressOnlyInternetGateway").Select(gateway => new InternetGateway { Id = gateway.Id, Attachments = gateway.Text("VpcId") is { } vpc ? [new(vpc, "attached")] : [] })];

    public static IReadOnlyList<VpnGateway> ReadVpn(Draft draft) => [.. draft.Of("AWS::EC2::VPNGateway").Select(gateway => new VpnGateway(gateway.Id, null, []))];

    public static IReadOnlyList<NatGateway> ReadNat(Draft draft, IReadOnlyList<Subnet> subnets) => [.. draft.Of("AWS::EC2::NatGateway").Select(gateway =>
    {
        var subnet = gateway.Text("SubnetId");
        var isPublic = gateway.Text("ConnectivityType") != "private";
        var allocation = gateway["AllocationId"]?.AsText;
        return new NatGateway
        {
            Id = gateway.Id,
            SubnetId = subnet,
            VpcId = gateway["VpcId"]?.AsText ?? subnets.FirstOrDefault(other => other.Id == subnet)?.VpcId,
            IsPublic = isPublic,
            IsRegional = gateway.Text("AvailabilityMode") == "regional",
            Addresses = [new() { AllocationId = isPublic ? allocation : null, PrivateIp = gateway["PrivateIpAddress"]?.AsText is { } own ? IPAddress.Parse(own) : null }],
        };
    })];

    public static IReadOnlyList<PeeringConnection> ReadPeerings(Draft draft, IReadOnlyList<Vpc> vpcs) => [.. draft.Of("AWS::EC2::VPCPeeringConnection").Select(peering =>
    {
        // A request across accounts or Regions waits to be accepted, unless a role accepts it.
        var isOwn = peering["PeerOwnerId"] is null && peering["PeerRegion"] is null;
        return new PeeringConnection(peering.Id, isOwn || peering["PeerRoleArn"] is not null ? "active" : "pending-acceptance", Side("VpcId"), Side("PeerVpcId"));

        PeeringSide Side(string property) => peering.Text(property) is { } id
            ? new(id, vpcs.FirstOrDefault(vpc => vpc.Id == id)?.CidrBlocks ?? [])
            : new(null, []);
    })];

    public static IReadOnlyList<PrefixList> ReadPrefixLists(Draft draft, IReadOnlyList<VpcEndpoint> endpoints) =>
    [
        .. draft.Of("AWS::EC2::PrefixList").Select(list => new PrefixList(list.Id, list.Text("PrefixListName"), list.Unknown("Entries") is null
            ? [.. list.Items("Entries").Select(entry => entry.Block("Cidr")).OfType<IPNetwork>()]
            : null)),
        .. endpoints.Where(endpoint => endpoint.Type == VpcEndpointType.Gateway).Select(endpoint => new PrefixList(Endpoints.PrefixListOf(endpoint), endpoint.ServiceName, null)).DistinctBy(list => list.Id),
    ];

    public static IReadOnlyList<TransitGateway> ReadTransit(Draft draft) => [.. draft.Of("AWS::EC2::TransitGateway").Select(gateway =>
        new TransitGateway(gateway.Id, SecurityGroupReferencing: gateway.Text("SecurityGroupReferencingSupport") == "enable"))];

    public static IReadOnlyList<TransitGatewayAttachment> ReadTransitAttachments(Draft draft)
    {
        var associations = draft.Of("AWS::EC2::TransitGatewayRouteTableAssociation").ToDictionary(item => item.Text("TransitGatewayAttachmentId") ?? "", item => item.Text("TransitGatewayRouteTableId"));
        return [.. draft.Of("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment").Select(attachment => new TransitGatewayAttachment
        {
            Id = attachment.Id,
            TransitGatewayId = attachment.Text("TransitGatewayId") ?? "",
            ResourceId = attachment.Text("VpcId"),
            SubnetIds = attachment.Texts("SubnetIds"),
            AssociatedRouteTableId = associations.GetValueOrDefault(attachment.Id) ?? Default(draft, attachment.Text("TransitGatewayId"), "DefaultRouteTableAssociation"),
        })];
    }

    public static IReadOnlyList<TransitGatewayRouteTable> ReadTransitTables(Draft draft, IReadOnlyList<TransitGatewayAttachment> attachments)
    {
        var propagations = draft.Of("AWS::EC2::TransitGatewayRouteTablePropagation").Select(item => (Table: item.Text("TransitGatewayRouteTableId"), Attachment: item.Text("TransitGatewayAttachmentId"))).ToList();
        var routes = draft.Of("AWS::EC2::TransitGatewayRoute").ToList();
        var own = draft.Of("AWS::EC2::TransitGatewayRouteTable").Select(table => (table.Id, Gateway: table.Text("TransitGatewayId") ?? "", IsDefault: false));
        var defaults = draft.Of("AWS::EC2::TransitGateway").Where(gateway => gateway.Text("DefaultRouteTableAssociation") != "disable").Select(gateway => (Id: $"{gateway.Id}.DefaultRouteTable", Gateway: gateway.Id, IsDefault: true));
        return [.. own.Concat(defaults).Select(table => new TransitGatewayRouteTable
        {
            Id = table.Id,
            TransitGatewayId = table.Gateway,
            Associations = [.. attachments.Where(attachment => attachment.AssociatedRouteTableId == table.Id).Select(attachment => attachment.Id)],
            Propagations =
            [
                .. propagations.Where(item => item.Table == table.Id).Select(item => item.Attachment).OfType<string>(),
                .. table.IsDefault && Default(draft, table.Gateway, "DefaultRouteTablePropagation") is not null
                    ? attachments.Where(attachment => attachment.TransitGatewayId == table.Gateway).Select(attachment => attachment.Id) : [],
            ],
            Routes = [.. routes.Where(route => route.Text("TransitGatewayRouteTableId") == table.Id && route.Block("DestinationCidrBlock") is not null).Select(route => new TransitGatewayRoute(
                route.Block("DestinationCidrBlock")!.Value,
                route.Text("TransitGatewayAttachmentId") is { } id ? [id] : [],
                route.Truth("Blackhole") == true ? RouteState.Blackhole : RouteState.Active))],
        })];
    }

    private static string? Default(Draft draft, string? gatewayId, string setting) =>
        draft.Of("AWS::EC2::TransitGateway").FirstOrDefault(gateway => gateway.Id == gatewayId) is { } gateway && gateway.Text(setting) != "disable" ? $"{gateway.Id}.DefaultRouteTable" : null;
}
