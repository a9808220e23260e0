using System.Net;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Whether a VPC answers names at all: through Amazon's resolver, or through servers of its own.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html"/>
internal sealed class Dns(Network network)
{
    /// <summary>What the resolver has to say to somebody who asks for a name.</summary>
    public IReadOnlyList<Step> Judge(Attachment from, string name)
    {
        var vpc = network.Vpc(from.VpcId);
        var options = vpc?.DhcpOptionsId is { } id ? network.Snapshot.DhcpOptions.FirstOrDefault(options => options.Id == id) : null;
        if (options is null && vpc?.DhcpOptionsId is { } unread && network.Snapshot.GapIn(ResourceKind.DhcpOptions, unread) is { ResourceId: not null } gap)
        {
            return [Says(PathState.Unknown, Codes.UnknownResource, unread, $"Which DNS servers {from.VpcId} has is not known: {gap.Why}.")];
        }

        var servers = network.OwnNameServers(from.VpcId);
        if (servers.Count == 0)
        {
            return vpc?.EnableDnsSupport == false
                ? [Says(PathState.Blocked, Codes.DnsNoResolver, from.VpcId, $"enableDnsSupport of {from.VpcId} is off, so nobody answers for {name}; addresses are not concerned.") with { FindRemedy = () => new Change.EnableDnsSupport(from.VpcId) }]
                : [];
        }

        var set = options!.Id;
        var answers = servers.Select(server => (Server: server, Steps: Reach(from, server))).ToList();
        var best = answers.MinBy(answer => Combination.PathOf(answer.Steps));
        var path = Combination.PathOf(best.Steps);
        var reason = best.Steps.FirstOrDefault(step => step.Path == path)?.Why;
        return [path switch
        {
            PathState.Open => Says(path, null, set, $"The DNS server {best.Server} of {set} is asked for {name}."),
            PathState.Blocked => Says(path, Codes.DnsServerUnreachable, set, $"No DNS server of {set} ({string.Join(", ", servers)}) can be reached, so nobody answers for {name}: {reason}"),
            _ => Says(path, Codes.DnsServerUnreachable, set, $"Whether a DNS server of {set} ({string.Join(", ", servers)}) can be reached is not known: {reason}"),
        }];
    }

    /// <summary>What happens to the question itself, which is all that a <c>dns://</c> target asks.</summary>
    public IReadOnlyList<Step> Ask(Attachment? from, string name) => from is null
        ? [Says(PathState.Open, null, null, "Lambda's own network resolves names.")]
        : Judge(from, name) is { Count: > 0 } steps ? steps : Reach(from, Network.LinkLocalResolver);

    private IReadOnlyList<Step> Reach(Attachment from, IPAddress server)
    {
        if (from.AddressOf(server.AddressFamily) is not { } own)
        {
            return [LambdaInterface.Lacks(from, server.AddressFamily)];
        }

        var walk = new Walk(network, new PrefixLists(network, null));
        walk.There(from, new(own, server, Protocol.Udp, from.ClientPorts, new(53, 53)));
        return walk.Steps;
    }

    private static Step Says(PathState path, string? code, string? resource, Sentence why) => Step.Of("dns", Direction.Forward, path, code, resource, null, why);
}
