using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Comparison;

/// <summary>To whom a public address belongs, as far as the snapshot knows.</summary>
/// <param name="Yours">Whether a resource of the account holds it; null when that could not be read.</param>
/// <param name="Words">The holder in a phrase: <c>nat-0a1 (eipalloc-0b2)</c>, <c>none of yours</c>.</param>
public sealed record AddressOwner(bool? Yours, string Words)
{
    private static readonly ResourceKind[] Holders = [ResourceKind.NatGateways, ResourceKind.ElasticIps, ResourceKind.NetworkInterfaces];

    /// <summary>The owner of an address that the world saw.</summary>
    public static AddressOwner Of(Snapshot snapshot, IPAddress address) =>
        NatGateway(snapshot, address) ?? ElasticIp(snapshot, address) ?? Interface(snapshot, address) ?? Range(snapshot, address)
        ?? (Holders.Select(kind => snapshot.GapIn(kind)).FirstOrDefault(gap => gap is not null) is { } gap
            ? new(null, $"not attributed, because {gap.Why}")
            : new(false, "none of yours"));

    private static AddressOwner? NatGateway(Snapshot snapshot, IPAddress address) => snapshot.NatGateways
        .SelectMany(nat => nat.Addresses, (nat, own) => (nat.Id, own))
        .Where(pair => address.Equals(pair.own.PublicIp))
        .Select(pair => new AddressOwner(true, Named(pair.Id, pair.own.AllocationId)))
        .FirstOrDefault();

    private static AddressOwner? ElasticIp(Snapshot snapshot, IPAddress address) => snapshot.ElasticIps
        .Where(elastic => elastic.PublicIp.Equals(address))
        .Select(elastic => new AddressOwner(true, Named($"the Elastic IP {elastic.AllocationId ?? "of old"}", elastic.NetworkInterfaceId)))
        .FirstOrDefault();

    private static AddressOwner? Interface(Snapshot snapshot, IPAddress address) => snapshot.NetworkInterfaces
        .Where(card => card.Addresses.Any(own => address.Equals(own.PublicIp) || address.Equals(own.Address)))
        .Select(card => new AddressOwner(true, Named($"an address of {card.Id}", card.Description)))
        .FirstOrDefault();

    // IPv6 addresses are public without any translation, also those of interfaces made since the snapshot.
    private static AddressOwner? Range(Snapshot snapshot, IPAddress address) => address.AddressFamily != AddressFamily.InterNetworkV6
        ? null
        : snapshot.Subnets.Where(subnet => subnet.Contains(address))
            .Select(subnet => new AddressOwner(true, $"an address of {subnet.Id}"))
            .FirstOrDefault();

    private static string Named(string what, string? more) => string.IsNullOrEmpty(more) ? what : $"{what} ({more})";
}
