using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// The prefix lists of services that live in the lab: they hold the lab's addresses, and gateway endpoints are reached
/// through them.
/// </summary>
internal static class ServicePrefixLists
{
    public static IReadOnlyList<PrefixList> Complete(LabInput input, Func<string> newId)
    {
        var lists = input.Snapshot.PrefixLists.ToList();
        foreach (var service in input.ServiceHosts.Where(host => host.Service is not null).GroupBy(host => host.Service!))
        {
            var name = $"com.amazonaws.{input.Snapshot.Region ?? "us-east-1"}.{service.Key}";
            var id = lists.Find(list => ServiceOf(list.Name) == service.Key)?.Id ?? IdInRoutes(input.Snapshot, service.Key) ?? newId();
            lists.RemoveAll(list => list.Id == id);
            lists.Add(new(id, name, [.. service.SelectMany(host => host.Addresses).Where(ip => ip.IsIpv4()).Select(ip => new IPNetwork(ip, 32))]));
        }

        return lists;
    }

    /// <summary>Route tables with the route that AWS writes for each gateway endpoint associated with them.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"/>
    public static IReadOnlyList<RouteTable> Route(Snapshot snapshot, IReadOnlyList<PrefixList> lists) =>
        [.. snapshot.RouteTables.Select(table => table with { Routes = [.. table.Routes, .. Missing(snapshot, lists, table)] })];

    /// <summary>The last words of a service's name: <c>s3</c> of <c>com.amazonaws.eu-west-1.s3</c>.</summary>
    public static string? ServiceOf(string? name)
    {
        var words = name?.Split('.', 4);
        return words is [_, "amazonaws", _, var service] ? service : name;
    }

    private static IEnumerable<Route> Missing(Snapshot snapshot, IReadOnlyList<PrefixList> lists, RouteTable table) =>
        from endpoint in snapshot.VpcEndpoints
        where endpoint.Type is VpcEndpointType.Gateway && endpoint.RouteTableIds.Contains(table.Id)
        where table.Routes.All(route => route.Target.Id != endpoint.Id)
        let list = lists.FirstOrDefault(list => ServiceOf(list.Name) == ServiceOf(endpoint.ServiceName))
        where list is not null
        select new Route(AddressRange.OfPrefixList(list.Id), new(RouteTargetKind.VpcEndpoint, endpoint.Id));

    private static string? IdInRoutes(Snapshot snapshot, string service) => (
        from endpoint in snapshot.VpcEndpoints
        where endpoint.Type is VpcEndpointType.Gateway && ServiceOf(endpoint.ServiceName) == service
        from route in snapshot.RouteTables.SelectMany(table => table.Routes)
        where route.Target.Id == endpoint.Id && route.Destination.PrefixListId is not null
        select route.Destination.PrefixListId).FirstOrDefault();
}
