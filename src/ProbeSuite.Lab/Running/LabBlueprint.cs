using System.Net;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Internet;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Running;

/// <summary>A lab's internet, and its network as it would be built. Nothing has been done yet.</summary>
/// <param name="Hosts">Who is on the internet.</param>
/// <param name="Environments">Where functions run.</param>
public sealed record LabBlueprint(PublicHosts Hosts, IReadOnlyList<EnvironmentRequest> Environments)
{
    /// <summary>The blueprint of a lab.</summary>
    public static LabBlueprint Of(LabDefinition definition) => new(
        PublicHosts.For(definition.Region, definition.Targets, host => IsOf(definition.Network, host)),
        [.. definition.Functions.Select(function => new EnvironmentRequest(function.Name, function.Placement, function.ReservedConcurrency ?? 1))]);

    /// <summary>Plans the lab with a network, its own or an edited one.</summary>
    /// <exception cref="LabInputException">The network cannot be built.</exception>
    public LabPlan Plan(Snapshot network) => LabPlan.Build(new() { Snapshot = network, Environments = Environments, ServiceHosts = Hosts.Hosts });

    private static bool IsOf(Snapshot network, string host) =>
        network.DbInstances.Any(db => string.Equals(db.EndpointAddress, host, StringComparison.OrdinalIgnoreCase))
        || network.LoadBalancers.Any(balancer => string.Equals(balancer.DnsName, host, StringComparison.OrdinalIgnoreCase))
        || network.VpcEndpoints.Any(endpoint => endpoint.DnsNames.Contains(host, StringComparer.OrdinalIgnoreCase))
        || (IPAddress.TryParse(host, out var address) && network.Vpcs.Any(vpc => vpc.Contains(address)));
}
