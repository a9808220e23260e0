using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network;

/// <summary>What a lab network is planned from.</summary>
public sealed record LabInput
{
    /// <summary>
    /// The network to play. Its DB instances, interface endpoints, instances and other network interfaces get a
    /// namespace each; its NAT gateways, gateways and peerings are played by routers.
    /// </summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Execution environments of functions, by placement.</summary>
    public IReadOnlyList<EnvironmentRequest> Environments { get; init; } = [];

    /// <summary>Hosts on the lab's internet, public endpoints of AWS services among them.</summary>
    public IReadOnlyList<ServiceHost> ServiceHosts { get; init; } = [];
}

/// <summary>Execution environments wanted for one placement.</summary>
/// <param name="PlacementName">The placement, <c>private-subnet</c>; unique in a lab.</param>
/// <param name="Placement">How it is attached. Environments take its subnets in turn.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record EnvironmentRequest(string PlacementName, Placement Placement, int Count = 1);

/// <summary>A host on the lab's internet.</summary>
/// <param name="Name">Lower-case letters, digits and hyphens, unique in a lab: <c>web</c>, <c>s3</c>.</param>
/// <param name="Addresses">Its public addresses, of either family; none may occur in the snapshot or on another host.</param>
/// <param name="Service">
/// The service whose prefix list, <c>com.amazonaws.REGION.SERVICE</c>, holds its addresses: <c>s3</c>,
/// <c>dynamodb</c>. Null for hosts that no gateway endpoint leads to.
/// </param>
public sealed record ServiceHost(string Name, IReadOnlyList<IPAddress> Addresses, string? Service = null);
