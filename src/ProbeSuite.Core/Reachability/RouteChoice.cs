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
    /// <param name="routes">The table.</param>
    /// <param name="destination">Where a packet goes.</param>
    /// <param name="lists">Prefix lists.</param>
    /// <param name="rival">A route of another prefix list that claims the packet just as well: AWS picks one at random. Null when the choice is clear.</param>
    /// <returns>Null when no route matches, and the packet is dropped.</returns>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html"/>
    public static Route? Choose(IReadOnlyList<Route> routes, IPAddress destination, PrefixLists lists, out Route? rival)
    {
        Best written = default, propagated = default;
        var isLocal = false;
        for (var index = 0; index < routes.Count; index++)
        {
            var route = routes[index];
            if (PrefixOf(route.Destination, destination, lists) is not { } prefix)
            {
                continue;
            }

            isLocal |= route.Target.Kind == RouteTargetKind.Local;
            if (route.Origin == RouteOrigin.Propagated)
            {
                propagated.Offer(route, prefix);
            }
            else
            {
                // A block counts a little longer than a prefix list's entry of the same length.
                written.Offer(route, (2 * prefix) + (route.Destination.PrefixListId is null ? 1 : 0));
            }
        }

        var isPropagated = propagated.Route is not null && !isLocal && (written.Route is null || 2 * propagated.Rank > written.Rank);
        rival = isPropagated ? propagated.Rival : written.Rival;
        return isPropagated ? propagated.Route : written.Route;
    }

    private static int? PrefixOf(AddressRange range, IPAddress destination, PrefixLists lists) =>
        range.Cidr is { } cidr ? cidr.Contains(destination) ? cidr.PrefixLength : null
        : range.PrefixListId is { } id ? lists.PrefixOf(id, destination)
        : null;

    /// <summary>The best route so far, and one that is just as good and leads elsewhere.</summary>
    private struct Best
    {
        public Route? Route { get; private set; }

        public Route? Rival { get; private set; }

        public int Rank { get; private set; }

        public void Offer(Route route, int rank)
        {
            if (Route is null || rank > Rank)
            {
                (Route, Rank, Rival) = (route, rank, null);
            }
            else if (rank == Rank && (route.Target != Route.Target || route.State != Route.State))
            {
                Rival = route;
            }
        }
    }
}
