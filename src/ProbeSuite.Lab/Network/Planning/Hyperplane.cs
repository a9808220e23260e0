using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// Lambda's side of a VPC: execution environments behind the interfaces that they share. They reach out under the
/// interface's address; nothing reaches in.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"/>
internal sealed class Hyperplane
{
    private const int FirstTable = 1001;
    private readonly VpcDraft _vpc;
    private readonly NamespaceDraft _ns;
    private readonly Dictionary<string, (string Device, int Table)> _interfaces = new(StringComparer.Ordinal);
    private readonly List<(string Inside, string Outside, int Table, string Device)> _ties = [];
    private int _environments;

    public Hyperplane(VpcDraft vpc)
    {
        _vpc = vpc;
        _ns = vpc.World.Draft.Router($"hyper-{vpc.Number}", $"Lambda's interfaces in {vpc.Vpc.Id}");
    }

    public EnvironmentSite Add(EnvironmentRequest request, int index, EnvironmentSite bare)
    {
        var snapshot = _vpc.World.Snapshot;
        var subnet = _vpc.Subnets.First(subnet => subnet.Id == request.Placement.SubnetIds[index % request.Placement.SubnetIds.Count]);
        var eni = snapshot.NetworkInterfaces.First(eni => Completion.IsShared(eni, subnet.Id, request.Placement.SecurityGroupIds));
        var (card, table) = Interface(eni);
        var device = $"env{++_environments}";

        var ns = _vpc.World.Draft.Leaf(bare.Namespace, $"environment {index} of {request.PlacementName} in {subnet.Id}");
        var own4 = LabRanges.InsideAddress(_environments - 1);
        var own6 = request.Placement.Ipv6AllowedForDualStack ? LabRanges.InsideAddress6(_environments - 1) : null;
        var seen6 = eni.Addresses.FirstOrDefault(address => !address.Address.IsIpv4())?.Address;
        own6 = seen6 is null ? null : own6;

        _vpc.World.Draft.Link(_ns, device, ns, "eth0", own6 is not null);
        Tie(ns, device, own4, eni.Addresses[0].Address, table);
        ns.Default("eth0", _ns.Address, own6 is null ? null : "fe80::1");
        if (own6 is not null)
        {
            Tie(ns, device, own6, seen6!, table);
        }

        var servers = NameServers();
        ns.ResolvConf = ResolvConf(servers);
        return bare with
        {
            InsideAddresses = own6 is null ? [own4] : [own4, own6],
            SubnetId = subnet.Id,
            AvailabilityZoneId = subnet.AvailabilityZoneId,
            NetworkInterfaceId = eni.Id,
            Addresses = own6 is null ? [eni.Addresses[0].Address] : [eni.Addresses[0].Address, seen6!],
            NameServers = servers,
        };

        void Tie(NamespaceDraft environment, string behind, IPAddress inside, IPAddress outside, int lookup)
        {
            environment.Own("eth0", inside);
            _ns.Routes.Add($"route add {inside} dev {behind}");
            _ties.Add(($"{inside}", $"{outside}", lookup, behind));
        }
    }

    /// <summary>Writes the rules, once every environment is known.</summary>
    public void Finish()
    {
        _ns.Nft.Hook("mark", "filter hook prerouting priority mangle", "accept",
            $"meta mark set iifname map {{ {string.Join(", ", _ties.Select(tie => $"\"{tie.Device}\" : {tie.Table}").Distinct())} }}");
        _ns.Nft.Hook("forward", "filter hook forward priority 0", "drop",
            "ct state established,related accept", "iifname \"env*\" oifname \"eni*\" accept");
        _ns.Nft.Map("outside4", "ipv4_addr : ipv4_addr", _ties.Where(tie => !IsIpv6(tie.Inside)).Select(tie => $"{tie.Inside} : {tie.Outside}"));
        _ns.Nft.Map("outside6", "ipv6_addr : ipv6_addr", _ties.Where(tie => IsIpv6(tie.Inside)).Select(tie => $"{tie.Inside} : {tie.Outside}"));
        _ns.Nft.Hook("out", "nat hook postrouting priority srcnat", "accept",
            "oifname \"eni*\" snat ip to ip saddr map @outside4", "oifname \"eni*\" snat ip6 to ip6 saddr map @outside6");
        _ns.Nft.SilentSelf();

        static bool IsIpv6(string address) => address.Contains(':', StringComparison.Ordinal);
    }

    /// <summary>What a function without name servers of its own would ask with; two tries of a second each, so that silence is soon told.</summary>
    public static string ResolvConf(IEnumerable<IPAddress> servers) =>
        string.Concat(servers.Select(server => $"nameserver {server}\n")) + "options timeout:1 attempts:2\n";

    /// <summary>Those of the DHCP option set, which functions obey; else the VPC's own resolver, whether it answers or not.</summary>
    private IReadOnlyList<IPAddress> NameServers()
    {
        var custom = _vpc.World.Snapshot.DhcpOptions.FirstOrDefault(options => options.Id == _vpc.Vpc.DhcpOptionsId)?.DomainNameServers ?? [];
        var plusTwo = Resolvers.PlusTwo(_vpc.Vpc) ?? LabRanges.LocalResolver;
        return custom.Count == 0
            ? [plusTwo]
            : [.. custom.Select(server => server == DhcpOptions.AmazonProvided ? plusTwo : IPAddress.TryParse(server, out var address) ? address : null).OfType<IPAddress>()];
    }

    private (string Device, int Table) Interface(NetworkInterface eni)
    {
        if (!_interfaces.TryGetValue(eni.Id, out var known))
        {
            var number = _interfaces.Count;
            known = _interfaces[eni.Id] = ($"eni{number + 1}", FirstTable + number);
            _vpc.Attach(eni, _ns, known.Device, $" table {known.Table}");
            _ns.Rule(100 + number, $"fwmark {known.Table}", known.Table, _vpc.Ipv6);
        }

        return known;
    }
}
