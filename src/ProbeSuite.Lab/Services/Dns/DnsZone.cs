using System.Net;
using System.Text;

namespace ProbeSuite.Lab.Services.Dns;

/// <summary>All the names that one resolver knows. Of any other name it says that it does not exist.</summary>
/// <param name="Hosts">Addresses of either family by name, in small letters. No addresses: the name exists and leads nowhere.</param>
/// <param name="Below">Addresses of every name below a name.</param>
public sealed record DnsZone(
    IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> Hosts, IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> Below)
{
    /// <summary>The zone with other names beside its own; where both know a name, the other's addresses hold.</summary>
    public DnsZone With(DnsZone other) => new(Joined(Hosts, other.Hosts), Joined(Below, other.Below));

    /// <summary>The zone as dnsmasq reads it, sorted by name.</summary>
    /// <param name="listen">Where it listens, port 53.</param>
    /// <seealso href="https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html"/>
    public string ToDnsmasq(IEnumerable<IPAddress> listen)
    {
        var text = new StringBuilder();
        Line("no-resolv");
        Line("no-hosts");
        Line("bind-interfaces");
        Line("log-facility=-");
        // It stays who it is: an ordinary user of the lab may not become another.
        Line("user=");
        Line("group=");
        foreach (var address in listen)
        {
            Line($"listen-address={address}");
        }

        foreach (var (name, addresses) in Hosts.OrderBy(host => host.Key, StringComparer.Ordinal))
        {
            Line($"host-record={string.Join(',', [name, .. addresses])}");
        }

        foreach (var (name, addresses) in Below.OrderBy(host => host.Key, StringComparer.Ordinal))
        {
            foreach (var address in addresses)
            {
                Line($"address=/{name}/{address}");
            }
        }

        Line("address=/#/");
        return $"{text}";

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static Dictionary<string, IReadOnlyList<IPAddress>> Joined(
        IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> first, IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> second)
    {
        var joined = new Dictionary<string, IReadOnlyList<IPAddress>>(first, StringComparer.Ordinal);
        foreach (var (name, addresses) in second)
        {
            joined[name] = addresses;
        }

        return joined;
    }
}
