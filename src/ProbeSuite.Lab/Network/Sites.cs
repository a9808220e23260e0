using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network;

/// <summary>Where one execution environment runs.</summary>
/// <param name="PlacementName">Its placement.</param>
/// <param name="Index">0 for the placement's first environment.</param>
/// <param name="Namespace">The namespace that its process belongs in.</param>
public sealed record EnvironmentSite(string PlacementName, int Index, string Namespace)
{
    /// <summary>What the function itself sees on <c>eth0</c>: a link-local IPv4 address, and an IPv6 one where it may send IPv6.</summary>
    public IReadOnlyList<IPAddress> InsideAddresses { get; init; } = [];

    /// <summary>The subnet of its shared interface; null without a VPC.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The subnet's zone, <c>euw1-az1</c>; null without a VPC, or when the snapshot does not say.</summary>
    public string? AvailabilityZoneId { get; init; }

    /// <summary>The shared interface, listed in <see cref="LabPlan.Snapshot"/>; null without a VPC.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>Its addresses as the VPC sees them, those of the shared interface, IPv4 first; empty without a VPC.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>The AWS-owned address that the internet sees; null inside a VPC.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>Name servers of its <c>/etc/resolv.conf</c>, which the lab writes.</summary>
    public IReadOnlyList<IPAddress> NameServers { get; init; } = [];
}

/// <summary>Where a host of the lab's internet runs.</summary>
/// <param name="Host">As it was asked for.</param>
/// <param name="Namespace">Its namespace, which holds all its addresses.</param>
public sealed record HostSite(ServiceHost Host, string Namespace);

/// <summary>Where one end of a VPC endpoint runs: a gateway endpoint has one, an interface endpoint one a subnet.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Service">The last words of its service's name: <c>s3</c>, <c>secretsmanager</c>, <c>ecr.api</c>.</param>
/// <param name="Namespace">
/// Its namespace. What is accepted here came through the endpoint, and the caller's address is its private one.
/// </param>
/// <param name="Addresses">
/// Where to listen: an interface's private addresses, or the service's public addresses, which are local here too.
/// </param>
public sealed record EndpointSite(VpcEndpoint Endpoint, string Service, string Namespace, IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>The interface, listed in <see cref="LabPlan.Snapshot"/>; null for a gateway endpoint.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The interface's subnet; null for a gateway endpoint.</summary>
    public string? SubnetId { get; init; }
}

/// <summary>Where something with a network interface of its own runs: a database, an instance, an appliance.</summary>
/// <param name="Name">The DB instance's, instance's, load balancer's or interface's id.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Interface">The interface, as <see cref="LabPlan.Snapshot"/> lists it.</param>
public sealed record InterfaceSite(string Name, string Namespace, NetworkInterface Interface)
{
    /// <summary>The database behind it; null when it is none.</summary>
    public DbInstance? Db { get; init; }

    /// <summary>Its addresses inside the VPC, IPv4 first.</summary>
    public IReadOnlyList<IPAddress> Addresses => [.. Interface.Addresses.Select(address => address.Address)];

    /// <summary>Its public address; null when it has none.</summary>
    public IPAddress? PublicAddress => Interface.Addresses.Select(address => address.PublicIp).FirstOrDefault(ip => ip is not null);
}

/// <summary>Where a resolver runs: a VPC's own, or the one of functions without a VPC.</summary>
/// <param name="VpcId">The VPC whose private names it knows; null for the resolver of functions without a VPC.</param>
/// <param name="Namespace">Its namespace, which also reaches the lab's internet.</param>
/// <param name="Addresses">Where to listen on port 53, of both families: base of the VPC plus two, 169.254.169.253.</param>
public sealed record ResolverSite(string? VpcId, string Namespace, IReadOnlyList<IPAddress> Addresses);

/// <summary>Something of the snapshot that the lab cannot play; flows that need it are dropped in silence.</summary>
/// <param name="Resource">Its id.</param>
/// <param name="Why">One phrase for people.</param>
public sealed record Unplayable(string Resource, string Why);
