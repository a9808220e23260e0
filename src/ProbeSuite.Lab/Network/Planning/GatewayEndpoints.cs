using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// Gateway endpoints: a namespace in which all addresses of the service are local, so that the service itself listens
/// there and sees private sources.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"/>
internal static class GatewayEndpoints
{
    public static IEnumerable<EndpointSite> Add(World world, IReadOnlyList<ServiceHost> hosts)
    {
        var number = 0;
        foreach (var endpoint in world.Snapshot.VpcEndpoints.Where(endpoint => endpoint.Type is VpcEndpointType.Gateway && endpoint.State is "available"))
        {
            var service = ServicePrefixLists.ServiceOf(endpoint.ServiceName) ?? "";
            var list = world.Snapshot.PrefixLists.FirstOrDefault(list => ServicePrefixLists.ServiceOf(list.Name) == service);
            if (world.Vpc(endpoint.VpcId) is not { } vpc || list?.Entries is not { } blocks)
            {
                world.Draft.CannotPlay(endpoint.Id, $"no host of the lab serves {endpoint.ServiceName}");
                continue;
            }

            var ns = world.Draft.Router($"gwep-{++number}", $"gateway endpoint {endpoint.Id} of {service}");
            vpc.Attach(GatewayKind.Endpoint, endpoint.Id, ns, $"gwep{number}", "vpc");
            vpc.Announce(ns, "vpc");
            foreach (var block in blocks)
            {
                ns.Routes.Add($"route add local {block} dev lo");
            }

            yield return new(endpoint, service, ns.Name,
                [.. hosts.Where(host => host.Service == service).SelectMany(host => host.Addresses).Where(address => blocks.Any(block => block.Contains(address)))]);
        }

        foreach (var endpoint in world.Snapshot.VpcEndpoints.Where(endpoint => endpoint.Type is VpcEndpointType.GatewayLoadBalancer or VpcEndpointType.Unmodelled))
        {
            world.Draft.CannotPlay(endpoint.Id, $"endpoints of type {endpoint.Type} are not played");
        }
    }
}
