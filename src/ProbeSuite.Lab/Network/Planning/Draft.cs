using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>A plan while it is written: namespaces and the cables between them.</summary>
internal sealed class Draft
{
    private readonly Dictionary<string, NamespaceDraft> _byName = new(StringComparer.Ordinal);
    private readonly List<NamespaceDraft> _namespaces = [];
    private readonly List<LinkPlan> _links = [];
    private readonly List<Unplayable> _unplayable = [];
    private int _routers;

    public IReadOnlyList<LinkPlan> Links => _links;

    public IReadOnlyList<Unplayable> Unplayable => _unplayable;

    public IReadOnlyList<NamespacePlan> Namespaces => [.. _namespaces.Select(ns => ns.Build())];

    /// <summary>A namespace that stands at the end of a cable.</summary>
    public NamespaceDraft Leaf(string name, string plays) => Add(new NamespaceDraft(name, plays));

    /// <summary>
    /// A namespace that forwards. It gets an address that no other has: two routers on one way that owned the same
    /// address would drop each other's ARP and ICMP as martians.
    /// </summary>
    public NamespaceDraft Router(string name, string plays)
    {
        var router = Add(new NamespaceDraft(name, plays, LabRanges.RouterAddress(_routers++)));
        router.Addresses.Add($"address add {router.Address}/32 dev lo");
        return router;
    }

    /// <summary>Ties two namespaces. Addresses of links are link-local and the same everywhere: <c>fe80::1</c> here, <c>fe80::2</c> there.</summary>
    public void Link(NamespaceDraft here, string device, NamespaceDraft there, string peerDevice, bool ipv6, int group = 0)
    {
        _links.Add(new(here.Name, device, there.Name, peerDevice));
        here.Raise(device, ipv6 ? "fe80::1" : null, group);
        there.Raise(peerDevice, ipv6 ? "fe80::2" : null, 0);
    }

    /// <summary>Says that something cannot be played; each thing once.</summary>
    public void CannotPlay(string resource, string why)
    {
        if (_unplayable.All(known => known.Resource != resource || known.Why != why))
        {
            _unplayable.Add(new(resource, why));
        }
    }

    private NamespaceDraft Add(NamespaceDraft ns)
    {
        if (!_byName.TryAdd(ns.Name, ns))
        {
            throw new LabInputException($"two things would share the namespace {ns.Name}: names of placements, hosts and databases must differ");
        }

        _namespaces.Add(ns);
        return ns;
    }
}

/// <summary>One namespace while it is written.</summary>
internal sealed class NamespaceDraft(string name, string plays, IPAddress? address = null)
{
    /// <summary>The host's own setting is inherited, and strict or loose filtering would drop everything here.</summary>
    private static readonly string[] Everywhere =
    [
        "net.ipv4.conf.all.rp_filter=0", "net.ipv4.conf.default.rp_filter=0",
        "net.ipv6.conf.all.disable_ipv6=0", "net.ipv6.conf.default.disable_ipv6=0",
        "net.ipv6.conf.all.accept_dad=0", "net.ipv6.conf.default.accept_dad=0",
        "net.ipv6.conf.default.addr_gen_mode=1", "net.ipv6.conf.default.accept_ra=0",
    ];

    private static readonly string[] Forwarding =
    [
        "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1",
        "net.ipv4.conf.all.send_redirects=0", "net.ipv4.conf.default.send_redirects=0",
    ];

    public string Name => name;

    /// <summary>Its own address among routers; null for a leaf, which is told its addresses.</summary>
    public IPAddress? Address => address;

    /// <summary>Whether it forwards packets that are not its own.</summary>
    public bool Forwards { get; set; } = address is not null;

    public List<string> Addresses { get; } = ["link set lo up"];

    public List<string> Routes { get; } = [];

    public List<string> Rules6 { get; } = [];

    public NftText Nft { get; } = new();

    public string? ResolvConf { get; set; }

    /// <summary>Numbers a device and raises it.</summary>
    public void Raise(string device, string? linkLocal, int group)
    {
        Addresses.Add($"link set dev {device}{(group == 0 ? "" : $" group {group}")} up");
        if (linkLocal is not null)
        {
            Addresses.Add($"address add {linkLocal}/64 dev {device} nodad");
        }
    }

    /// <summary>Gives a device one more address, alone in its block.</summary>
    public void Own(string device, IPAddress own) => Addresses.Add(
        own.AddressFamily is AddressFamily.InterNetwork ? $"address add {own}/32 dev {device}" : $"address add {own}/128 dev {device} nodad");

    /// <summary>Has the router choose a table by a condition: <c>fwmark 1001</c>.</summary>
    public void Rule(int preference, string when, int table, bool ipv6)
    {
        var line = $"rule add pref {preference}{(when.Length == 0 ? "" : $" {when}")} lookup {table}";
        Routes.Add(line);
        if (ipv6)
        {
            Rules6.Add(line);
        }
    }

    /// <summary>Ends a table: what no route of it takes is dropped in silence. "Unreachable" would answer, now and then.</summary>
    public void Silence(bool ipv6, string suffix = "")
    {
        Routes.Add($"route add blackhole default metric 4294967295{suffix}");
        if (ipv6)
        {
            Routes.Add($"route add blackhole ::/0 metric 4294967295{suffix}");
        }
    }

    /// <summary>Sends what has no better route to a router that need not share a block with us.</summary>
    public void Default(string device, IPAddress? next4, string? next6, string suffix = "")
    {
        if (next4 is not null)
        {
            Routes.Add($"route add default via {next4} dev {device} onlink{suffix}");
        }

        if (next6 is not null)
        {
            Routes.Add($"route add ::/0 via {next6} dev {device}{suffix}");
        }
    }

    public NamespacePlan Build() => new(name, plays)
    {
        Sysctls = Forwards ? [.. Everywhere, .. Forwarding] : Everywhere,
        Addresses = Addresses,
        Routes = Routes,
        Rules6 = Rules6,
        Nft = Nft.IsEmpty ? null : Nft.ToString(),
        ResolvConf = ResolvConf,
    };
}
