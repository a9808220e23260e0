using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Transit gateways with their attachments and route tables, the default tables included.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html"/>
internal static class TransitGateways
{
    public static IReadOnlyList<TransitGateway> Read(Draft draft) => [.. draft.Of("AWS::EC2::TransitGateway").Select(gateway =>
        new TransitGateway(gateway.Id, SecurityGroupReferencing: gateway["SecurityGroupReferencingSupport"] is null ? null : gateway.Text("SecurityGroupReferencingSupport") == "enable"))];

    public static IReadOnlyList<TransitGatewayAttachment> ReadAttachments(Draft draft)
    {
        var associations = draft.Of("AWS::EC2::TransitGatewayRouteTableAssociation").ToLookup(item => item.Reference("TransitGatewayAttachmentId"), item => item.Reference("TransitGatewayRouteTableId"));
        return [.. draft.Of("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment").Select(attachment => new TransitGatewayAttachment
        {
            Id = attachment.Id,
            TransitGatewayId = attachment.Reference("TransitGatewayId") ?? "",
            ResourceId = attachment.Reference("VpcId"),
            SubnetIds = attachment.References("SubnetIds"),
            SecurityGroupReferencing = attachment.Inner("Options")?.Text("SecurityGroupReferencingSupport") is { } support ? support == "enable" : null,
            AssociatedRouteTableId = associations[attachment.Id].FirstOrDefault() ?? DefaultTable(draft, attachment.Reference("TransitGatewayId"), "DefaultRouteTableAssociation"),
        })];
    }

    public static IReadOnlyList<TransitGatewayRouteTable> ReadTables(Draft draft, IReadOnlyList<TransitGatewayAttachment> attachments, IReadOnlyList<Vpc> vpcs)
    {
        var propagations = draft.Of("AWS::EC2::TransitGatewayRouteTablePropagation").ToLookup(item => item.Reference("TransitGatewayRouteTableId"), item => item.Reference("TransitGatewayAttachmentId") ?? "");
        var routes = draft.All("AWS::EC2::TransitGatewayRoute").ToLookup(route => route.Reference("TransitGatewayRouteTableId"));
        var own = draft.Of("AWS::EC2::TransitGatewayRouteTable").Select(table => (table.Id, Gateway: table.Reference("TransitGatewayId") ?? ""));
        var defaults = draft.Of("AWS::EC2::TransitGateway")
            .Where(gateway => gateway.Text("DefaultRouteTableAssociation") != "disable" || gateway.Text("DefaultRouteTablePropagation") != "disable")
            .Select(gateway => (Id: DefaultOf(gateway.Id), Gateway: gateway.Id));
        return [.. own.Concat(defaults).Select(table =>
        {
            string[] announced =
            [
                .. propagations[table.Id],
                .. attachments.Where(attachment => attachment.TransitGatewayId == table.Gateway && DefaultTable(draft, table.Gateway, "DefaultRouteTablePropagation") == table.Id).Select(attachment => attachment.Id),
            ];
            return new TransitGatewayRouteTable
            {
                Id = table.Id,
                TransitGatewayId = table.Gateway,
                Associations = [.. attachments.Where(attachment => attachment.AssociatedRouteTableId == table.Id).Select(attachment => attachment.Id)],
                Propagations = announced,
                Routes = Routes(draft, table.Id, [.. routes[table.Id]], announced, attachments, vpcs),
            };
        })];
    }

    /// <summary>The static and the propagated routes; null where one of them is not known.</summary>
    private static List<TransitGatewayRoute>? Routes(
        Draft draft, string table, IReadOnlyList<Properties> routes, IReadOnlyList<string> announced, IReadOnlyList<TransitGatewayAttachment> attachments, IReadOnlyList<Vpc> vpcs)
    {
        var all = new List<TransitGatewayRoute>();
        foreach (var route in routes.Select(route => route.Of(ResourceKind.TransitGatewayRouteTables, table)))
        {
            if (route.Doubt is not null || route.Block("DestinationCidrBlock") is not { } block)
            {
                route.Miss(route.Doubt ?? $"the destination of {route.Id} is not known");
                return null;
            }

            all.Add(new(block, route.Reference("TransitGatewayAttachmentId") is { } id ? [id] : [], route.Flag("Blackhole") == true ? RouteState.Blackhole : RouteState.Active));
        }

        foreach (var attachment in announced)
        {
            var vpc = vpcs.FirstOrDefault(vpc => vpc.Id == attachments.FirstOrDefault(candidate => candidate.Id == attachment)?.ResourceId);
            if (vpc is null or { CidrBlocks.Count: 0 })
            {
                draft.Miss(ResourceKind.TransitGatewayRouteTables, $"what {attachment} announces is not in the template", table);
                return null;
            }

            all.AddRange(vpc.CidrBlocks.Select(block => new TransitGatewayRoute(block, [attachment], RouteState.Active, RouteOrigin.Propagated)));
        }

        return all;
    }

    private static string DefaultOf(string gateway) => $"{gateway}.DefaultRouteTable";

    private static string? DefaultTable(Draft draft, string? gatewayId, string setting) =>
        draft.Of("AWS::EC2::TransitGateway").FirstOrDefault(gateway => gateway.Id == gatewayId) is { } gateway && gateway.Text(setting) != "disable" ? DefaultOf(gateway.Id) : null;
}
