using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Targets;

/// <summary>Turns <c>resource://NAME</c> into the address that the network gives NAME, because a probe has no snapshot to ask.</summary>
internal static class ResourceTargets
{
    /// <summary>The URL that a probe can try.</summary>
    /// <exception cref="TargetException">The network has no such resource, or it has no address or port.</exception>
    public static string Resolve(Target target, Snapshot snapshot)
    {
        var (host, usual) = Database(target, snapshot) ?? Endpoint(target, snapshot) ?? LoadBalancer(target, snapshot)
            ?? Placement(target, snapshot) ?? Instance(target, snapshot) ?? Interface(target, snapshot)
            ?? throw new TargetException(Missing(target, snapshot));
        var port = target.Port ?? usual
            ?? throw new TargetException($"resource {target.Host} has no port of its own; name one, as in resource://{target.Host}:443");
        var question = target.Url.IndexOf('?', StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"tcp://{Bracketed(host)}:{port}{(question < 0 ? "" : target.Url[question..])}");
    }

    private static (string Host, int? Port)? Database(Target target, Snapshot snapshot) =>
        snapshot.DbInstances.FirstOrDefault(db => Is(db.Id, target)) is not { } database ? null
        : database.EndpointAddress is { } name ? (name, database.Port)
        : throw new TargetException($"the database {target.Host} has no address yet (status {database.Status ?? "not known"})");

    private static (string Host, int? Port)? LoadBalancer(Target target, Snapshot snapshot) =>
        snapshot.LoadBalancers.FirstOrDefault(balancer => Is(balancer.Name, target))?.DnsName is { } name ? (name, null) : null;

    private static (string Host, int? Port)? Endpoint(Target target, Snapshot snapshot) =>
        snapshot.VpcEndpoints.FirstOrDefault(endpoint => Is(endpoint.Id, target)) is not { } endpoint ? null
        : endpoint.DnsNames is [var name, ..] ? (name, 443)
        : throw new TargetException($"the VPC endpoint {target.Host} has no name or address of its own");

    // Functions with the same subnet and groups share one interface, so that any of theirs is the placement's.
    private static (string Host, int? Port)? Placement(Target target, Snapshot snapshot)
    {
        if (snapshot.Functions.FirstOrDefault(function => Is(function.PlacementName, target)) is not { Placement: var placement })
        {
            return null;
        }

        var card = snapshot.NetworkInterfaces.FirstOrDefault(card =>
            card.IsLambda && placement.SubnetIds.Contains(card.SubnetId) && card.SecurityGroupIds.ToHashSet().SetEquals(placement.SecurityGroupIds));
        return card is not null ? (Address(card, target), null)
            : throw new TargetException(placement.InVpc
                ? $"the placement {target.Host} has no network interface yet; Lambda makes it with the function"
                : $"the placement {target.Host} stands in no VPC, and has no network interface to connect to");
    }

    private static (string Host, int? Port)? Instance(Target target, Snapshot snapshot) =>
        (snapshot.Instances.FirstOrDefault(machine => Is(machine.Id, target)) ?? snapshot.Instances.FirstOrDefault(machine => Is(machine.Name, target))) is not { } instance ? null
        : instance.NetworkInterfaceIds.Select(id => snapshot.NetworkInterfaces.FirstOrDefault(card => card.Id == id)).FirstOrDefault(card => card is not null) is { } primary
            ? (Address(primary, target), null)
        : throw new TargetException($"the instance {target.Host} has no network interface (state {instance.State ?? "not known"})");

    private static (string Host, int? Port)? Interface(Target target, Snapshot snapshot) =>
        snapshot.NetworkInterfaces.FirstOrDefault(card => Is(card.Id, target)) is { } found ? (Address(found, target), null) : null;

    private static string Address(NetworkInterface card, Target target)
    {
        var family = target.Options.Family ?? AddressFamily.InterNetwork;
        return card.Addresses.FirstOrDefault(own => own.Address.AddressFamily == family)?.Address.ToString()
            ?? throw new TargetException($"{card.Id} has no {(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6")} address");
    }

    private static bool Is(string? name, Target target) => string.Equals(name, target.Host, StringComparison.OrdinalIgnoreCase);

    private static string Bracketed(string host) => IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host}]" : host;

    private static string Missing(Target target, Snapshot snapshot)
    {
        ResourceKind[] kinds = [ResourceKind.DbInstances, ResourceKind.LoadBalancers, ResourceKind.VpcEndpoints, ResourceKind.Instances, ResourceKind.NetworkInterfaces];
        var gaps = kinds.Select(kind => snapshot.GapIn(kind)?.Why).OfType<string>().Distinct().ToArray();
        return gaps.Length > 0
            ? $"no resource {target.Host} is known, and not all could be read: {string.Join("; ", gaps)}. A database or load balancer can be named by its host"
            : $"the network has no database, load balancer, VPC endpoint, placement, instance or network interface {target.Host}";
    }
}
