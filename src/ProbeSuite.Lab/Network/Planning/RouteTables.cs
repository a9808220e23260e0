using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// A VPC's route tables as tables of its router, chosen by a mark that tells the subnet a packet comes from. A table has
/// <c>throw</c> where AWS has <c>local</c>, so that the longest prefix wins as it does there; what is thrown falls into
/// the table of the VPC's own interfaces. Packets with no mark (from a peering, from the internet) see only that one.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html"/>
internal sealed class RouteTables(VpcDraft vpc)
{
    private const int FirstTable = 1001;

    /// <summary>Groups of the devices whose packets a gateway's own route table judges start here.</summary>
    public const int FirstEdgeGroup = 100_000;

    private readonly List<string> _marks = [];
    private readonly Dictionary<(string Table, string? Zone), int> _numbers = [];

    /// <summary>The table that routes for a subnet: its own, else the VPC's main one, else one with nothing but <c>local</c>.</summary>
    public RouteTable Of(Subnet subnet)
    {
        var tables = vpc.World.Snapshot.RouteTables.Where(table => table.VpcId == vpc.Vpc.Id).ToArray();
        return Array.Find(tables, table => table.SubnetIds.Contains(subnet.Id))
            ?? Array.Find(tables, table => table.IsMain)
            ?? new RouteTable { Id = $"main of {vpc.Vpc.Id}", VpcId = vpc.Vpc.Id, IsMain = true };
    }

    public void Write()
    {
        foreach (var subnet in vpc.Subnets)
        {
            _marks.Add($"{vpc.Group(subnet.Id)} : {Number(Of(subnet), TransitGateways.Zone(subnet))}");
        }

        WriteEdges();
        vpc.Router.Nft.Hook("mark", "filter hook prerouting priority mangle", "accept",
            $"meta mark set iifgroup map {{ {string.Join(", ", _marks)} }}");
        vpc.Router.Rule(30000, "", VpcDraft.LocalTable, vpc.Ipv6);
        vpc.Router.Silence(vpc.Ipv6, $" table {VpcDraft.LocalTable}");
    }

    /// <summary>Tables of gateways, which judge what comes in from them.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html"/>
    private void WriteEdges()
    {
        var group = FirstEdgeGroup;
        foreach (var table in vpc.World.Snapshot.RouteTables.Where(table => table.VpcId == vpc.Vpc.Id))
        {
            foreach (var gateway in table.GatewayIds)
            {
                if (vpc.Gateways.Find(known => known.Id == gateway) is not { } device)
                {
                    vpc.World.Draft.CannotPlay(table.Id, $"it routes for {gateway}, which is not played");
                    continue;
                }

                vpc.Router.Addresses.Add($"link set dev {device.Device} group {++group}");
                _marks.Add($"{group} : {Number(table, "")}");
            }
        }
    }

    /// <summary>The number of a table, which is written when first asked for; one for each zone where a route depends on the zone.</summary>
    private int Number(RouteTable table, string zone)
    {
        var key = (table.Id, table.Routes.Any(route => route.Target.Kind is RouteTargetKind.TransitGateway) ? zone : null);
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _numbers[key] = FirstTable + _numbers.Count;
            WriteTable(table, zone, number);
            vpc.Router.Rule(100 + _numbers.Count, $"fwmark {number}", number, vpc.Ipv6);
        }

        return number;
    }

    private void WriteTable(RouteTable table, string zone, int number)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in vpc.Vpc.CidrBlocks)
        {
            lines[$"{block}"] = $"throw {block}";
        }

        foreach (var (block, route) in Chosen(table).Where(chosen => vpc.Ipv6 || chosen.Block.IsIpv4()))
        {
            lines[$"{block}"] = route.Target.Kind is RouteTargetKind.Local ? $"throw {block}" : Line(table, block, route, zone);
        }

        string[] resolvers = vpc.Ipv6 ? [$"{LabRanges.LocalResolver}", $"{LabRanges.LocalResolver6}"] : [$"{LabRanges.LocalResolver}"];
        foreach (var line in lines.Values.Concat(resolvers.Select(address => $"throw {address}")))
        {
            vpc.Router.Routes.Add($"route add {line} table {number}");
        }

        vpc.Router.Silence(vpc.Ipv6, $" table {number}");
    }

    /// <summary>One route for each prefix: static before prefix list before propagated.</summary>
    private IEnumerable<(IPNetwork Block, Route Route)> Chosen(RouteTable table) =>
        from route in table.Routes
        from block in vpc.World.Blocks(route.Destination) ?? []
        group route by block into same
        select (same.Key, same.OrderBy(Rank).First());

    private static int Rank(Route route) =>
        route.Origin is RouteOrigin.Propagated ? 2 : route.Destination.PrefixListId is not null ? 1 : 0;

    private string Line(RouteTable table, IPNetwork block, Route route, string zone)
    {
        var hop = route.State is RouteState.Active ? Hop(table, route, zone) : null;
        var next = block.IsIpv4() ? hop?.Ipv4?.ToString() : hop?.Ipv6;
        return next is null ? $"blackhole {block}"
            : block.IsIpv4() ? $"{block} via {next} dev {hop!.Device} onlink"
            : $"{block} via {next} dev {hop!.Device}";
    }

    private NextHop? Hop(RouteTable table, Route route, string zone)
    {
        var (kind, id) = route.Target;
        switch (kind)
        {
            case RouteTargetKind.TransitGateway:
                // None in the zone of the subnet: such packets are dropped.
                return vpc.NextHops.GetValueOrDefault((id, zone));
            case RouteTargetKind.NetworkInterface:
                return Card(eni => eni.Id == id);
            case RouteTargetKind.Instance:
                var first = vpc.World.Snapshot.Instances.FirstOrDefault(instance => instance.Id == id) is { NetworkInterfaceIds: [var primary, ..] } ? primary : null;
                return Card(eni => eni.Id == first || (first is null && eni.InstanceId == id));
            case RouteTargetKind.VpnGateway or RouteTargetKind.Unmodelled:
                vpc.World.Draft.CannotPlay(id, $"{table.Id} routes {route.Destination} to it, and the lab has no such thing");
                return null;
            default:
                return vpc.NextHops.GetValueOrDefault((id, null));
        }
    }

    /// <summary>An interface as a next hop: it must be on the router, in whichever subnet.</summary>
    private NextHop? Card(Func<NetworkInterface, bool> wanted) => vpc.Ports.Where(port => wanted(port.Eni))
        .Select(port => new NextHop(port.Device, Address(port, ipv4: true), Address(port, ipv4: false)?.ToString()))
        .FirstOrDefault();

    private static IPAddress? Address(Port port, bool ipv4) =>
        port.Eni.Addresses.Select(address => address.Address).FirstOrDefault(address => address.IsIpv4() == ipv4);
}
