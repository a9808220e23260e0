using System.Runtime.CompilerServices;
using Amazon.EC2;
using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;
using RouteOrigin = ProbeSuite.Topology.RouteOrigin;
using RouteState = ProbeSuite.Topology.RouteState;

namespace ProbeSuite.Aws.Network;

/// <summary>Transit gateway route tables, each of which is asked for what it holds.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html"/>
internal sealed class TransitGatewayRouteTableReader(IAmazonEC2 ec2, KindReadings readings)
{
    public static TransitGatewayRouteTable Read(Ec2.TransitGatewayRouteTable table) => new()
    {
        Id = table.TransitGatewayRouteTableId,
        TransitGatewayId = table.TransitGatewayId,
        State = Ec2Text.OrNull(table.State?.Value) ?? "available",
    };

    /// <summary>The table with routes and propagations; its associations are what the attachments say, null when those were not read.</summary>
    public async Task<TransitGatewayRouteTable> CompleteAsync(TransitGatewayRouteTable table, IReadOnlyList<TransitGatewayAttachment>? attachments)
    {
        var routes = RoutesAsync(table.Id);
        var propagations = readings.ListAsync(
            ResourceKind.TransitGatewayRouteTables, table.Id, "GetTransitGatewayRouteTablePropagations",
            ec2.Paginators.GetTransitGatewayRouteTablePropagations(new() { TransitGatewayRouteTableId = table.Id }).Responses,
            page => page.TransitGatewayRouteTablePropagations?.Where(one => one.State?.Value is null or "enabled"),
            propagation => propagation.TransitGatewayAttachmentId);
        return table with
        {
            Associations = attachments is null ? null : [.. attachments.Where(one => one.AssociatedRouteTableId == table.Id).Select(one => one.Id)],
            Propagations = await propagations,
            Routes = await routes,
        };
    }

    private async Task<IReadOnlyList<TransitGatewayRoute>?> RoutesAsync(string id)
    {
        const string Action = "SearchTransitGatewayRoutes";
        var cutShort = false;
        var routes = await readings.ListAsync(
            ResourceKind.TransitGatewayRouteTables, id, Action, PagesAsync(id),
            page =>
            {
                cutShort = page.AdditionalRoutesAvailable == true && string.IsNullOrEmpty(page.NextToken);
                return page.Routes;
            },
            ReadRoute);
        if (cutShort)
        {
            readings.Miss(ResourceKind.TransitGatewayRouteTables, $"ec2:{Action} did not give all routes of {id}", id);
        }

        return routes;
    }

    /// <summary>
    /// The SDK's own paginator asks on as long as there are more routes, without end where the answer says so and gives no
    /// token to go on with.
    /// </summary>
    private async IAsyncEnumerable<Ec2.SearchTransitGatewayRoutesResponse> PagesAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var request = new Ec2.SearchTransitGatewayRoutesRequest { TransitGatewayRouteTableId = id, Filters = [new("state", ["active", "blackhole"])] };
        do
        {
            var page = await ec2.SearchTransitGatewayRoutesAsync(request, cancellation);
            yield return page;
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }

    private static TransitGatewayRoute ReadRoute(Ec2.TransitGatewayRoute route) => new(
        Ec2Text.Block(route.DestinationCidrBlock),
        [.. (route.TransitGatewayAttachments ?? []).Select(one => one.TransitGatewayAttachmentId)],
        route.State?.Value == "blackhole" ? RouteState.Blackhole : RouteState.Active,
        route.Type?.Value == "propagated" ? RouteOrigin.Propagated : RouteOrigin.Static);
}
