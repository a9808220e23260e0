using ProbeSuite.Reachability.Names;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>One connection from one place to one address, walked as often as there are prefix lists to be unsure about.</summary>
internal sealed class Trip(Network network, Attachment? source, Aim aim, Protocol protocol, int port)
{
    // 3^3 walks; whoever depends on more unread lists than that is told so.
    private const int MostLists = 3;

    /// <summary>Walks there and back.</summary>
    /// <param name="assumed">What is taken for granted of prefix lists whose entries are not known; null for nothing.</param>
    public Result Walk(IReadOnlyDictionary<string, int?>? assumed = null)
    {
        var lists = new PrefixLists(network, aim.Service, assumed);
        var walk = new Walk(network, lists, aim.Interface);
        var ports = new PortRange(port, port);
        if (source is null)
        {
            var (before, egress) = NoVpc.Walk(network, walk, aim, protocol, ports);
            return new(walk.Steps.Count == 0 ? before : [.. before, .. walk.Steps], egress, walk.Endpoint, lists.Doubtful);
        }

        if (source.AddressOf(aim.Address.AddressFamily) is not { } own)
        {
            var lacks = LambdaInterface.Lacks(source, aim.Address.AddressFamily);
            if (source.AddressNotKnown is null)
            {
                return new([lacks], null, null, null);
            }

            // The groups may decide even so.
            walk.PassGroups(source, new(aim.Address, aim.Address, protocol, source.ClientPorts, ports));
            return new([.. walk.Steps, lacks], null, null, lists.Doubtful);
        }

        walk.There(source, new(own, aim.Address, protocol, source.ClientPorts, ports));
        return new(walk.Steps, EgressOf(walk), walk.Endpoint, lists.Doubtful);
    }

    /// <summary>
    /// The first list without known entries on which the answer depends, null when all ways come to the same; and whether all
    /// of them leave under the same address.
    /// </summary>
    public (string? List, bool SameEgress) DependsOn(Result first) => DependsOn(first, first, []);

    private (string? List, bool SameEgress) DependsOn(Result result, Result first, Dictionary<string, int?> assumed)
    {
        if (Combination.PathOf(result.Steps) != Combination.PathOf(first.Steps))
        {
            return (assumed.Keys.Last(), false);
        }

        var isSame = result.Egress == first.Egress;
        if (result.Doubtful is not { } list)
        {
            return (null, isSame);
        }

        if (assumed.Count == MostLists)
        {
            return (list, isSame);
        }

        foreach (var guess in PrefixLists.Guesses)
        {
            Dictionary<string, int?> more = new(assumed) { [list] = guess };
            var (depends, keeps) = DependsOn(Walk(more), first, more);
            if (depends is not null)
            {
                return (depends, false);
            }

            isSame &= keeps;
        }

        return (null, isSame);
    }

    private static string? EgressOf(Walk walk) => walk.EgressAddresses switch
    {
        [] => null,
        [var only] => only.ToString(),
        var several => string.Join(", ", several),
    };

    /// <summary>What a walk came to.</summary>
    /// <param name="Steps">Every gate's word.</param>
    /// <param name="Egress">The address that the world should see; null when it stays private, or is not known.</param>
    /// <param name="Endpoint">The VPC endpoint on the way; null for none.</param>
    /// <param name="Doubtful">A prefix list about which nothing is known or assumed; null for none.</param>
    public sealed record Result(IReadOnlyList<Step> Steps, string? Egress, VpcEndpoint? Endpoint, string? Doubtful);
}
