using System.Net;
using System.Net.Sockets;
using ProbeSuite.Checks;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Names;

/// <summary>What a target leads to as one vantage point would resolve it.</summary>
internal sealed class NameResolver(Network network, IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> names)
{
    private readonly Resources _resources = new(network);
    private readonly StandIns _standIns = new(network);

    /// <summary>The Region of the snapshot, told by its zones where nothing else does; null when not known.</summary>
    public string? Region { get; } = network.Snapshot.Region
        ?? network.Snapshot.Subnets.Select(subnet => subnet.AvailabilityZone).FirstOrDefault(zone => zone is { Length: > 1 })?[..^1];

    /// <summary>Resolves a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="from">Who asks; null for a function in no VPC.</param>
    public Resolution Resolve(Target target, Attachment? from)
    {
        if (target.Kind == TargetKind.Dns)
        {
            return IPAddress.TryParse(target.Options.Server, out var server)
                ? new([new(server)], [])
                : Resolution.NotKnown(Codes.DnsNoAnswer, $"The server of {target.Url} is given by name.");
        }

        if (target.Address is { } given)
        {
            return new([new(given)], []) { IsGiven = true };
        }

        if (target.Kind == TargetKind.Resource)
        {
            return OfFamily(_resources.Named(target.Host, from is not null), target.Options.Family)
                ?? Resolution.NotKnown(Codes.UnknownResource, $"The network has nothing called {target.Host}.", target.Host);
        }

        var host = HostOf(target);
        return host is null
            ? Resolution.NotKnown(Codes.UnknownDestination, $"The Region of {target.Url} is not known; name it with --region.")
            : Resolve(host, target.Options.Family ?? AddressFamily.InterNetwork, from);
    }

    /// <summary>The host that a target's check connects to; null when it depends on a Region that is not known.</summary>
    private string? HostOf(Target target) => (target.Kind, target.Options.Region ?? Region) switch
    {
        (TargetKind.S3, { } region) => AwsHost.OfBucket(target.Host, region),
        (TargetKind.Aws, { } region) => AwsHost.Of(target.Host, region),
        (TargetKind.S3 or TargetKind.Aws, null) => null,
        _ => target.Host.TrimEnd('.'),
    };

    private Resolution Resolve(string host, AddressFamily family, Attachment? from)
    {
        if (OfFamily(_resources.Host(host, from?.VpcId), family) is { } resource)
        {
            return resource;
        }

        var service = ServiceNames.ServiceOf(host);
        if (service is not null && from is not null && PrivateEndpoint(service, from.VpcId) is { } endpoint)
        {
            var here = OfFamily(new(_resources.OfEndpoint(endpoint, host), [Says($"In {from.VpcId} the private DNS of {endpoint.Id} leads {host} to the endpoint.")]), family)!;
            return network.AsksAmazon(from.VpcId)
                ? here
                : new([.. here.Aims, .. Public(host, family, service).Aims], [Says($"Whether the DNS servers of {from.VpcId} pass questions on to Amazon's, which alone leads {host} to {endpoint.Id}, is not known.")]);

            Step Says(string why) => new("dns", Direction.Forward, PathState.Open, null, endpoint.Id, null, why);
        }

        return service is not null && from is not null && TakesNames(from.VpcId) && network.Snapshot.GapIn(ResourceKind.VpcEndpoints) is { } gap
            ? Resolution.NotKnown(Codes.UnknownResource, $"Whether an endpoint in {from.VpcId} takes over the name {host} is not known: {gap.Why}.", from.VpcId)
            : Public(host, family, service);
    }

    /// <summary>What the world would be told.</summary>
    private Resolution Public(string host, AddressFamily family, string? service)
    {
        if (names.TryGetValue(host, out var known) && known.Any(address => address.AddressFamily == family))
        {
            return new([.. known.Where(address => address.AddressFamily == family).Select(address => new Aim(address, null, service))], []);
        }

        if (service is not null && family == AddressFamily.InterNetwork && OfPrefixList(service) is { } address4)
        {
            return new([new(address4, host, service)], []);
        }

        return service is null && !LooksPublic(host)
            ? Resolution.NotKnown(Codes.DnsNoAnswer, $"What {host} leads to is not known: it is no public name, and no resource of the network has it.", host)
            : new([.. _standIns.Of(family).Select(address => new Aim(address, host, service ?? Aim.NoService))], []);
    }

    /// <summary>Addresses of one family, which where none is asked for is the first one's.</summary>
    private static Resolution? OfFamily(Resolution? all, AddressFamily? family) => all is null or { Aims: [] } ? all
        : all with { Aims = [.. all.Aims.Where(aim => aim.Address.AddressFamily == (family ?? all.Aims[0].Address.AddressFamily))] };

    /// <summary>The interface endpoint whose private DNS takes over a service's ordinary name in a VPC; null when none does.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html#interface-endpoint-private-dns"/>
    private VpcEndpoint? PrivateEndpoint(string service, string vpcId) =>
        TakesNames(vpcId)
            ? network.Snapshot.VpcEndpoints.FirstOrDefault(endpoint =>
                endpoint.VpcId == vpcId && endpoint.Type == VpcEndpointType.Interface && endpoint.ServiceName == service && endpoint.PrivateDnsEnabled
                && (endpoint.PrivateDnsOnlyForInboundResolverEndpoint == false || !service.EndsWith(".s3", StringComparison.Ordinal)))
            : null;

    private bool TakesNames(string vpcId) => network.Vpc(vpcId) is { EnableDnsSupport: not false, EnableDnsHostnames: not false };

    private IPAddress? OfPrefixList(string service) =>
        network.Snapshot.PrefixLists.FirstOrDefault(list => list.Name == service)?.Entries is [var entry, ..] ? SpecialAddresses.At(entry, 1) ?? entry.BaseAddress : null;

    private static bool LooksPublic(string host) =>
        host.Contains('.', StringComparison.Ordinal)
        && !host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase) && !host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        && !host.EndsWith(".lan", StringComparison.OrdinalIgnoreCase) && !host.EndsWith(".corp", StringComparison.OrdinalIgnoreCase)
        && !host.EndsWith(".rds.amazonaws.com", StringComparison.OrdinalIgnoreCase) && !host.EndsWith(".cache.amazonaws.com", StringComparison.OrdinalIgnoreCase)
        && !host.EndsWith(".vpce.amazonaws.com", StringComparison.OrdinalIgnoreCase);
}
