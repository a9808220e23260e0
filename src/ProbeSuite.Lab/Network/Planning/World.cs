using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>All that the parts of a plan share: the completed snapshot, the internet in the middle, a router per VPC.</summary>
internal sealed class World
{
    public World(Draft draft, Snapshot snapshot)
    {
        (Draft, Snapshot) = (draft, snapshot);
        Internet = draft.Router("inet", "the internet");
        Internet.Nft.SilentSelf();
        foreach (var vpc in snapshot.Vpcs.Where(vpc => snapshot.Subnets.Any(subnet => subnet.VpcId == vpc.Id)))
        {
            Vpcs.Add(new VpcDraft(this, vpc, Vpcs.Count + 1));
        }
    }

    public Draft Draft { get; }

    public Snapshot Snapshot { get; }

    public NamespaceDraft Internet { get; }

    public List<VpcDraft> Vpcs { get; } = [];

    public VpcDraft? Vpc(string? id) => Vpcs.Find(vpc => vpc.Vpc.Id == id);

    /// <summary>Lets the internet find an address or block behind a router.</summary>
    public void Announce(string what, NamespaceDraft behind, string device) =>
        Internet.Routes.Add(what.Contains(':', StringComparison.Ordinal)
            ? $"route add {what} via fe80::2 dev {device}"
            : $"route add {what} via {behind.Address} dev {device} onlink");

    /// <summary>Ties a router to the internet by its device <c>net</c>.</summary>
    public void JoinInternet(NamespaceDraft router, string device, bool ipv6)
    {
        Draft.Link(Internet, device, router, "net", ipv6);
        router.Default("net", Internet.Address, ipv6 ? "fe80::1" : null);
    }

    /// <summary>The blocks that an address range means, one family or both; null when they are not known.</summary>
    public IReadOnlyList<IPNetwork>? Blocks(AddressRange range)
    {
        if (range.Cidr is { } cidr)
        {
            return [cidr];
        }

        if (range.PrefixListId is { } id && Snapshot.PrefixLists.FirstOrDefault(list => list.Id == id)?.Entries is { } entries)
        {
            return entries;
        }

        Draft.CannotPlay(range.ToString(), "its addresses are not known");
        return null;
    }
}
