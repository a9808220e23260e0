using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Which of a table's routes a packet takes.</summary>
internal static class RouteChoice
{
    /// <summary>
    /// The longest prefix that contains the destination; of equal ones a static block before a prefix list's before a
    /// propagated one. A propagated route never overrides the local ones, however specific.
    /// </summary>
    /// <returns>Null when no route matches, and the packet is dropped.</returns>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html"/>
    public static Route? Choose(IReadOnlyList<Route> routes, IPAddress destination, PrefixLists lists)
    {
        Route? best = null;
        var bestRank = (Prefix: -1, Origin: -1);
        var local = -1;
        foreach (var route in routes)
        {
            if (PrefixOf(route.Destination, destination, lists) is not { } prefix)
            {
                continue;
            }

            if (route.Target.Kind == RouteTargetKind.Local)
            {
                local = Math.Max(local, prefix);
            }

            var rank = (prefix, route.Origin == RouteOrigin.Propagated ? 0 : route.Destination.PrefixListId is not null ? 1 : 2);
            if (rank.CompareTo(bestRank) > 0)
            {
                (best, bestRank) = (route, rank);
            }
        }

        return best?.Origin == RouteOrigin.Propagated && local >= 0
            ? Choose([.. routes.Where(route => route.Origin == RouteOrigin.Static)], destination, lists)
            : best;
    }

    private static int? PrefixOf(AddressRange range, IPAddress destination, PrefixLists lists) =>
        range.Cidr is { } cidr ? cidr.Contains(destination) ? cidr.PrefixLength : null
        : range.PrefixListId is { } id ? lists.PrefixOf(id, destination)
        : null;
}
