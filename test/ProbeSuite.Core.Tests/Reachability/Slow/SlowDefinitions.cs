using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Slow;

/// <summary>The rules of AWS's pages, word by word and without thought for speed. The quick ones are held against them.</summary>
internal static class SlowDefinitions
{
    /// <summary>
    /// Tries the longest prefix first, then the next: at each length a static block, then a prefix list, then a propagated
    /// route. Propagated routes do not count where a local route matches.
    /// </summary>
    public static HashSet<string> RoutesFor(IReadOnlyList<Route> routes, IReadOnlyList<PrefixList> lists, IPAddress destination)
    {
        var isLocal = routes.Any(route => route.Target == RouteTarget.Local && route.Destination.Cidr!.Value.Contains(destination));
        for (var length = 128; length >= 0; length--)
        {
            foreach (var sort in new[] { 0, 1, 2 })
            {
                HashSet<string> found = [.. routes.Where(route => SortOf(route) == sort && !(sort == 2 && isLocal) && Lengths(route).Contains(length)).Select(route => $"{route.Target}")];
                if (found.Count > 0)
                {
                    return found;
                }
            }
        }

        return [];

        static int SortOf(Route route) => route.Origin == RouteOrigin.Propagated ? 2 : route.Destination.PrefixListId is not null ? 1 : 0;

        IEnumerable<int> Lengths(Route route) =>
            (route.Destination.Cidr is { } cidr ? [cidr] : lists.Single(list => list.Id == route.Destination.PrefixListId).Entries!)
            .Where(block => block.Contains(destination)).Select(block => block.PrefixLength).DefaultIfEmpty(-1).Max() is var longest ? [longest] : [];
    }

    /// <summary>Asks for every port alone, rule after rule by number.</summary>
    public static int PortsThatPass(IReadOnlyList<NetworkAclEntry> entries, bool egress, Protocol protocol, IPAddress peer, PortRange ports)
    {
        var passing = 0;
        for (var port = ports.From; port <= ports.To; port++)
        {
            foreach (var entry in entries.Where(entry => entry.Egress == egress).OrderBy(entry => entry.RuleNumber))
            {
                var speaksOfIt = entry.Protocol == Protocol.All || (entry.Protocol == protocol && (entry.Ports is null || entry.Ports.Value.Contains(port)));
                if (speaksOfIt && entry.Cidr.Contains(peer))
                {
                    passing += entry.Allows ? 1 : 0;
                    break;
                }
            }
        }

        return passing;
    }

    /// <summary>Writes down every address of a small world that the rules let in at a port.</summary>
    public static HashSet<IPAddress> AddressesLetIn(IEnumerable<SecurityGroup> groups, Protocol protocol, int port, IReadOnlyList<NetworkInterface> cards, IReadOnlyList<PrefixList> lists, IReadOnlyList<IPAddress> world)
    {
        var allowed = new HashSet<IPAddress>();
        foreach (var rule in groups.SelectMany(group => group.Ingress))
        {
            if (rule.Protocol != Protocol.All && (rule.Protocol != protocol || (rule.Ports is { } ports && (port < ports.From || port > ports.To))))
            {
                continue;
            }

            allowed.UnionWith(rule.Peer switch
            {
                { GroupId: { } group } => cards.Where(card => card.SecurityGroupIds.Contains(group)).SelectMany(card => card.Addresses.Select(own => own.Address)),
                { Addresses.PrefixListId: { } list } => world.Where(address => lists.Single(known => known.Id == list).Entries!.Any(block => block.Contains(address))),
                { Addresses.Cidr: { } block } => world.Where(block.Contains),
                _ => [],
            });
        }

        return allowed;
    }
}
