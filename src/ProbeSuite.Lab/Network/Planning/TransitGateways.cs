using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// Transit gateways: a router with a cable to every subnet that holds one of its interfaces. Packets stay in their
/// zone where the gateway has an interface there.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"/>
internal sealed class TransitGateways(World world)
{
    private const int FirstTable = 1001;
    private int _number;

    public void Add()
    {
        foreach (var gateway in world.Snapshot.TransitGateways.Where(gateway => gateway.State is "available"))
        {
            Add(gateway, world.Draft.Router($"tgw-{++_number}", $"transit gateway {gateway.Id}"));
        }
    }

    private void Add(TransitGateway gateway, NamespaceDraft router)
    {
        router.Nft.SilentSelf();
        var cables = Cables(gateway, router).ToArray();
        var ipv6 = cables.Any(cable => cable.Vpc.Ipv6);
        foreach (var (cable, number) in cables.Select((cable, number) => (cable, number)))
        {
            var table = FirstTable + number;
            router.Rule(100 + number, $"iif {cable.Device}", table, ipv6);
            foreach (var line in Routes(gateway, cable, cables))
            {
                router.Routes.Add($"route add {line} table {table}");
            }

            router.Silence(ipv6, $" table {table}");
        }
    }

    private IEnumerable<Cable> Cables(TransitGateway gateway, NamespaceDraft router)
    {
        var count = 0;
        foreach (var attachment in world.Snapshot.TransitGatewayAttachments.Where(attachment => attachment.TransitGatewayId == gateway.Id))
        {
            var vpc = world.Vpc(attachment.ResourceId);
            if (attachment is not { ResourceType: "vpc", State: "available" } || vpc is null)
            {
                world.Draft.CannotPlay(attachment.Id, $"it attaches {attachment.ResourceType} {attachment.ResourceId ?? "not said"} in state {attachment.State}");
                continue;
            }

            // Without a list of subnets, it is taken to stand in the first of every zone.
            var subnets = attachment.SubnetIds is { } ids
                ? vpc.Subnets.Where(subnet => ids.Contains(subnet.Id))
                : vpc.Subnets.DistinctBy(Zone);
            foreach (var subnet in subnets)
            {
                var device = $"tgw{_number}-{++count}";
                vpc.Gateways.Add(new(GatewayKind.Transit, gateway.Id, device));
                world.Draft.Link(vpc.Router, device, router, device, vpc.Ipv6, vpc.Group(subnet.Id));
                vpc.NextHops[(gateway.Id, Zone(subnet))] = new(device, router.Address, vpc.Ipv6 ? "fe80::2" : null);
                yield return new(device, attachment, vpc, Zone(subnet));
            }
        }
    }

    private IEnumerable<string> Routes(TransitGateway gateway, Cable from, IReadOnlyList<Cable> cables)
    {
        var table = world.Snapshot.TransitGatewayRouteTables.FirstOrDefault(table => table.TransitGatewayId == gateway.Id
            && (table.Id == from.Attachment.AssociatedRouteTableId || table.Associations?.Contains(from.Attachment.Id) == true));
        if (table is null)
        {
            world.Draft.CannotPlay(from.Attachment.Id, "its transit gateway route table is not known");
            return [];
        }

        var routes = (table.Routes ?? []).ToList();
        if (table.Routes is null && table.Propagations is null)
        {
            world.Draft.CannotPlay(table.Id, "its routes were not read");
        }

        foreach (var attachment in table.Propagations ?? [])
        {
            routes.AddRange((cables.FirstOrDefault(cable => cable.Attachment.Id == attachment)?.Vpc.Vpc.CidrBlocks ?? [])
                .Select(block => new TransitGatewayRoute(block, [attachment], RouteState.Active, RouteOrigin.Propagated)));
        }

        return routes.GroupBy(route => route.Cidr)
            .Select(same => Line(same.MinBy(route => route.Origin)!, from, cables));
    }

    private static string Line(TransitGatewayRoute route, Cable from, IReadOnlyList<Cable> cables)
    {
        var there = cables.Where(cable => route.State is RouteState.Active && route.AttachmentIds.Contains(cable.Attachment.Id)).ToArray();
        var cable = Array.Find(there, cable => cable.Zone == from.Zone) ?? there.FirstOrDefault();
        return cable is null || (!route.Cidr.IsIpv4() && !cable.Vpc.Ipv6)
            ? $"blackhole {route.Cidr}"
            : route.Cidr.IsIpv4()
                ? $"{route.Cidr} via {cable.Vpc.Router.Address} dev {cable.Device} onlink"
                : $"{route.Cidr} via fe80::1 dev {cable.Device}";
    }

    /// <summary>A subnet's zone; an empty word where the snapshot does not say, as if all were one.</summary>
    public static string Zone(Subnet subnet) => subnet.AvailabilityZoneId ?? subnet.AvailabilityZone ?? "";

    private sealed record Cable(string Device, TransitGatewayAttachment Attachment, VpcDraft Vpc, string Zone);
}
