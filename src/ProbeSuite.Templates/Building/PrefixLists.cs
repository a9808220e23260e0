using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Prefix lists: the template's own, and AWS's that stand for the services of gateway endpoints.</summary>
internal static class PrefixLists
{
    public static IReadOnlyList<PrefixList> Read(Draft draft, IReadOnlyList<VpcEndpoint> endpoints) =>
    [
        .. draft.Of("AWS::EC2::PrefixList").Select(list => new PrefixList(list.Id, list.Text("PrefixListName"), Entries(list))),
        .. endpoints.Where(endpoint => endpoint.Type == VpcEndpointType.Gateway).Select(endpoint => endpoint.ServiceName).Distinct()
            .Select(service => new PrefixList(IdOf(service), service.Contains('<', StringComparison.Ordinal) ? null : service, null)),
    ];

    /// <summary>The route that AWS writes into each table of a gateway endpoint.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"/>
    public static Route Route(VpcEndpoint endpoint) =>
        new(AddressRange.OfPrefixList(IdOf(endpoint.ServiceName)), new(RouteTargetKind.VpcEndpoint, endpoint.Id));

    // AWS's own ids are random, and differ from Region to Region.
    private static string IdOf(string service) => $"pl-{service.Split('.')[^1]}";

    private static List<IPNetwork>? Entries(Properties list)
    {
        var entries = list.NoteUnknown("Entries") ? null : list.Items("Entries").Select(entry => entry.Block("Cidr")).ToList();
        return entries?.OfType<IPNetwork>().ToList();
    }
}
