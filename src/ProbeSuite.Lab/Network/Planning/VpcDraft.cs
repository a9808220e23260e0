using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>A VPC while it is written: its router, and what hangs on it.</summary>
internal sealed class VpcDraft
{
    /// <summary>The table of what is inside: every interface alone, and nothing else.</summary>
    public const int LocalTable = 200;

    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);

    public VpcDraft(World world, Vpc vpc, int number)
    {
        (World, Vpc, Number) = (world, vpc, number);
        Ipv6 = vpc.CidrBlocks.Any(block => !block.IsIpv4());
        Subnets = [.. world.Snapshot.Subnets.Where(subnet => subnet.VpcId == vpc.Id)];
        Router = world.Draft.Router($"vpc-{number}", $"router of {vpc.Id}");
        foreach (var subnet in Subnets)
        {
            _groups[subnet.Id] = _groups.Count + 1;
            if (RouterAddress(subnet) is { } address)
            {
                Router.Own("lo", address);
            }
        }
    }

    public World World { get; }

    public Vpc Vpc { get; }

    /// <summary>1 for the first; a part of names.</summary>
    public int Number { get; }

    public bool Ipv6 { get; }

    public NamespaceDraft Router { get; }

    public IReadOnlyList<Subnet> Subnets { get; }

    /// <summary>Interfaces, each on a device of the router.</summary>
    public List<Port> Ports { get; } = [];

    /// <summary>Where routes lead, by what they name and, for transit gateways, the zone they start in.</summary>
    public Dictionary<(string Id, string? Zone), NextHop> NextHops { get; } = [];

    /// <summary>Devices of the router that lead to no interface, with what they may carry.</summary>
    public List<Gateway> Gateways { get; } = [];

    /// <summary>A subnet's number, which every device of the subnet carries as its group. 0 is no subnet.</summary>
    public int Group(string subnetId) => _groups.GetValueOrDefault(subnetId);

    /// <summary>The address of the router in a subnet, the first after the block's base; null without an IPv4 block.</summary>
    public static IPAddress? RouterAddress(Subnet subnet) =>
        subnet.CidrBlocks.Where(block => block.IsIpv4()).Select(block => block.Nth(1)).FirstOrDefault();

    /// <summary>Hangs an interface on the router: a cable, and the interface's addresses at its far end.</summary>
    public Port Attach(NetworkInterface eni, NamespaceDraft behind, string device = "eth0", string suffix = "")
    {
        var subnet = Subnets.First(subnet => subnet.Id == eni.SubnetId);
        var port = new Port($"e{Ports.Count + 1}", eni, Group(eni.SubnetId));
        Ports.Add(port);

        World.Draft.Link(Router, port.Device, behind, device, Ipv6, port.Group);
        foreach (var address in eni.Addresses)
        {
            behind.Own(device, address.Address);
            Router.Routes.Add($"route add {address.Address} dev {port.Device} table {LocalTable}");
        }

        // A delegated block is all the interface's own; neighbours are not told of its IPv6 addresses one by one.
        foreach (var block in eni.Prefixes)
        {
            behind.Routes.Add($"route add local {block} dev lo");
            Router.Routes.Add($"route add {block}{(block.IsIpv4() ? "" : " via fe80::2")} dev {port.Device} table {LocalTable}");
        }

        var hasIpv6 = eni.Addresses.Any(address => !address.Address.IsIpv4());
        behind.Default(device, RouterAddress(subnet), hasIpv6 ? "fe80::1" : null, suffix);
        return port;
    }

    /// <summary>Hangs a router of another kind on this one.</summary>
    public Gateway Attach(GatewayKind kind, string id, NamespaceDraft behind, string device, string peerDevice, int group = 0)
    {
        var gateway = new Gateway(kind, id, device);
        Gateways.Add(gateway);
        World.Draft.Link(Router, device, behind, peerDevice, Ipv6, group);
        NextHops[(id, null)] = new(device, behind.Address, Ipv6 ? "fe80::2" : null);
        return gateway;
    }

    /// <summary>Lets a router behind a gateway find the VPC's own addresses.</summary>
    public void Announce(NamespaceDraft behind, string device)
    {
        foreach (var block in Vpc.CidrBlocks)
        {
            behind.Routes.Add(block.IsIpv4() ? $"route add {block} via {Router.Address} dev {device} onlink" : $"route add {block} via fe80::1 dev {device}");
        }
    }
}

/// <summary>An interface on its router.</summary>
/// <param name="Device">The router's end of the cable.</param>
/// <param name="Eni">The interface.</param>
/// <param name="Group">Its subnet's number.</param>
internal sealed record Port(string Device, NetworkInterface Eni, int Group);

/// <summary>Where a route hands packets to; an address is null where that family does not go there.</summary>
internal sealed record NextHop(string Device, IPAddress? Ipv4, string? Ipv6);

/// <summary>A device of a VPC's router that leads to no interface.</summary>
/// <param name="Kind">What is behind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Device">The device.</param>
internal sealed record Gateway(GatewayKind Kind, string Id, string Device)
{
    /// <summary>The only sources that may come in from there; null for any.</summary>
    public IReadOnlyList<IPNetwork>? Sources { get; init; }
}

/// <summary>What may stand behind a router's device.</summary>
internal enum GatewayKind
{
    Resolver,
    Internet,
    EgressOnly,
    RegionalNat,
    Endpoint,
    Peering,
    Transit,
}
