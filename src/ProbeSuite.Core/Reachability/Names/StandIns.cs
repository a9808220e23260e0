using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Names;

/// <summary>
/// Addresses that stand for a public one that nobody knows: one inside each public block that the network's rules and
/// routes tell apart, and one outside all of them. If all fare alike, the unknown one does too. None is the network's own.
/// </summary>
internal sealed class StandIns(Network network)
{
    // More blocks than this, and the answer "it depends on the address" costs more than it tells.
    private const int Most = 24;

    private static readonly string[] OutsideIpv4 = ["93.184.216.34", "151.101.1.69", "1.0.0.1", "208.67.222.222"];
    private static readonly string[] OutsideIpv6 = ["2606:2800:220:1::1", "2a04:4e42::645", "2001:4860:4860::8844"];

    private IReadOnlyList<IPAddress>? _ipv4;
    private IReadOnlyList<IPAddress>? _ipv6;

    /// <summary>The stand-ins of a family.</summary>
    public IReadOnlyList<IPAddress> Of(AddressFamily family) =>
        family == AddressFamily.InterNetwork ? _ipv4 ??= Find(family, OutsideIpv4) : _ipv6 ??= Find(family, OutsideIpv6);

    private List<IPAddress> Find(AddressFamily family, string[] outside)
    {
        var blocks = Blocks()
            .Where(block => block.BaseAddress.AddressFamily == family && block.PrefixLength > 0 && !SpecialAddresses.IsPrivate(block.BaseAddress))
            .Distinct().OrderByDescending(block => block.PrefixLength).ThenBy(block => $"{block}", StringComparer.Ordinal).ToList();
        var candidates = outside.Select(IPAddress.Parse).ToList();
        var free = candidates.Find(address => !blocks.Any(block => block.Contains(address))) ?? candidates[0];
        return [free, .. blocks.Take(Most).Select(block => Inside(block, blocks)).OfType<IPAddress>().Distinct()];
    }

    /// <summary>An address of a block and of no smaller one; null when none is found, as in the network's own blocks.</summary>
    private IPAddress? Inside(IPNetwork block, List<IPNetwork> blocks)
    {
        int[] offsets = [1, 9, 77, 0x101, 0x1_0001, 0x10_0001, 0x40_0001];
        var addresses = offsets.Select(offset => SpecialAddresses.At(block, offset)).Append(SpecialAddresses.Last(block)).Append(block.BaseAddress)
            .OfType<IPAddress>().Where(address => !IsOwn(address)).ToList();
        return addresses.Find(address => !blocks.Any(other => other.PrefixLength > block.PrefixLength && other.Contains(address)));
    }

    private bool IsOwn(IPAddress address) =>
        network.OwnerOfPublic(address) is not null || network.NatGatewayAt(address) is not null || network.ElasticIp(address) is not null
        || network.Snapshot.Vpcs.Any(vpc => vpc.Contains(address));

    private IEnumerable<IPNetwork> Blocks()
    {
        var snapshot = network.Snapshot;
        var rules = snapshot.SecurityGroups.SelectMany(group => group.Egress.Concat(group.Ingress)).Select(rule => rule.Peer.Addresses);
        var routes = snapshot.RouteTables.SelectMany(table => table.Routes).Select(route => (AddressRange?)route.Destination);
        return rules.Concat(routes).Select(range => range?.Cidr).OfType<IPNetwork>()
            .Concat(snapshot.NetworkAcls.SelectMany(acl => acl.Entries).Select(entry => entry.Cidr))
            .Concat(snapshot.PrefixLists.Where(list => list.Name?.StartsWith("com.amazonaws.", StringComparison.Ordinal) != true).SelectMany(list => list.Entries ?? []));
    }
}
