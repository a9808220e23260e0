using System.Net;
using ProbeSuite.Reachability;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A network with the functions that stand in it, indexed by what rules ask.</summary>
internal sealed class Estate
{
    private readonly ILookup<string, Residents> _bySubnet;

    public Estate(Snapshot snapshot)
    {
        Network = new(snapshot);
        Residents = [.. snapshot.Functions
            .Where(function => function.Placement is { InVpc: true, Unknown: null })
            .GroupBy(function => Key(function.Placement))
            .Select(group => group.OrderBy(function => function.Name, StringComparer.Ordinal).ToList())
            .OrderBy(group => group[0].Name, StringComparer.Ordinal)
            .Select(group => new Residents(
                group[0].Placement, group, [.. group[0].Placement.SubnetIds.Distinct().Select(Network.Subnet).OfType<Subnet>()]))];
        _bySubnet = Residents.SelectMany(residents => residents.Subnets.Select(subnet => (subnet.Id, Residents: residents)))
            .ToLookup(pair => pair.Id, pair => pair.Residents);
        PopulatedSubnets = [.. Residents.SelectMany(residents => residents.Subnets).DistinctBy(subnet => subnet.Id).OrderBy(subnet => subnet.Id, StringComparer.Ordinal)];
        PopulatedTables = PopulatedSubnets.Select(subnet => (Subnet: subnet, Table: Network.RouteTableOf(subnet)))
            .Where(pair => pair.Table is not null).ToLookup(pair => pair.Table!.Id, pair => pair.Subnet);
        PopulatedVpcs = PopulatedSubnets.ToLookup(subnet => subnet.VpcId);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The network as it was read.</summary>
    public Snapshot Snapshot => Network.Snapshot;

    /// <summary>Functions in VPCs, by their attachment.</summary>
    public IReadOnlyList<Residents> Residents { get; }

    /// <summary>Subnets that functions stand in.</summary>
    public IReadOnlyList<Subnet> PopulatedSubnets { get; }

    /// <summary>The same subnets, by their route table.</summary>
    public ILookup<string, Subnet> PopulatedTables { get; }

    /// <summary>The same subnets, by their VPC.</summary>
    public ILookup<string, Subnet> PopulatedVpcs { get; }

    /// <summary>Whoever stands in a subnet.</summary>
    public IEnumerable<Residents> Of(Subnet subnet) => _bySubnet[subnet.Id];

    /// <summary>The functions in some subnets, as sentences name them.</summary>
    public string Names(IEnumerable<Subnet> subnets) => Listing.Of(
        [.. subnets.SelectMany(Of).Distinct().SelectMany(residents => residents.Functions).Select(function => function.Name).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>Whether everything about a resource is known.</summary>
    public bool IsWhole(ResourceKind kind, string id) => Snapshot.GapIn(kind, id) is null;

    /// <summary>The route for all addresses; null when there is none, or the table is not known.</summary>
    public Route? DefaultRoute(Subnet subnet, bool ipv6 = false) =>
        Network.RouteTableOf(subnet) is { } table ? DefaultRoute(table, ipv6) : null;

    /// <summary>The same of a table.</summary>
    public static Route? DefaultRoute(RouteTable table, bool ipv6 = false) => table.Routes
        .Where(route => route.Destination.Cidr == (ipv6 ? AnyIpv6 : AnyIpv4))
        .OrderBy(route => route.Origin).FirstOrDefault();

    /// <summary>The working NAT gateway that a subnet's default route names; null when it names none.</summary>
    public NatGateway? NatOf(Subnet subnet) =>
        DefaultRoute(subnet) is { State: RouteState.Active, Target: { Kind: RouteTargetKind.NatGateway } target }
        && Network.NatGateways.GetValueOrDefault(target.Id) is { State: "available" } gateway ? gateway : null;

    /// <summary>Subnets with one IPv4 address that somebody there could have; null when it has no IPv4 block.</summary>
    public static IPAddress? SomeAddress(Subnet subnet) => subnet.CidrBlocks
        .Where(block => block.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
        .Select(block => SpecialAddresses.At(block, FirstFree)).FirstOrDefault();

    // The first four addresses of a subnet are AWS's own.
    private const int FirstFree = 4;

    private static readonly IPNetwork AnyIpv4 = new(IPAddress.Any, 0);
    private static readonly IPNetwork AnyIpv6 = new(IPAddress.IPv6Any, 0);

    private static string Key(Placement placement) =>
        $"{string.Join(',', placement.SubnetIds.Distinct().Order(StringComparer.Ordinal))} {string.Join(',', placement.SecurityGroupIds.Distinct().Order(StringComparer.Ordinal))} {placement.Ipv6AllowedForDualStack}";
}
