using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network;

/// <summary>A whole lab network as data: nothing has been done yet. Equal input gives equal text.</summary>
public sealed record LabPlan
{
    internal LabPlan()
    {
    }

    /// <summary>Plans the network.</summary>
    /// <exception cref="LabInputException">The input contradicts itself; the message says where.</exception>
    public static LabPlan Build(LabInput input) => throw new NotImplementedException($"{input.Snapshot.Region}");

    /// <summary>The snapshot, with what the lab assigned: interfaces of functions, endpoints and databases, public addresses, prefix lists.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Namespaces.</summary>
    public IReadOnlyList<NamespacePlan> Namespaces { get; init; } = [];

    /// <summary>Cables.</summary>
    public IReadOnlyList<LinkPlan> Links { get; init; } = [];

    /// <summary>Execution environments, in the order they were asked for.</summary>
    public IReadOnlyList<EnvironmentSite> Environments { get; init; } = [];

    /// <summary>Hosts of the internet.</summary>
    public IReadOnlyList<HostSite> Hosts { get; init; } = [];

    /// <summary>Ends of VPC endpoints.</summary>
    public IReadOnlyList<EndpointSite> Endpoints { get; init; } = [];

    /// <summary>Databases, instances, appliances.</summary>
    public IReadOnlyList<InterfaceSite> Interfaces { get; init; } = [];

    /// <summary>Resolvers. A VPC without DNS support has none.</summary>
    public IReadOnlyList<ResolverSite> Resolvers { get; init; } = [];

    /// <summary>What cannot be played, by name.</summary>
    public IReadOnlyList<Unplayable> Unplayable { get; init; } = [];
}

/// <summary>A lab was asked for that cannot be: a subnet that does not exist, an address given twice.</summary>
public sealed class LabInputException(string message) : Exception(message);
