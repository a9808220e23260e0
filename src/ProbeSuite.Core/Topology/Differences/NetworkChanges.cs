namespace ProbeSuite.Topology.Differences;

/// <summary>What people changed in a network between two moments, as sentences.</summary>
public static class NetworkChanges
{
    /// <summary>So many are told; who changed more has built another network.</summary>
    public const int Most = 100;

    private const int MostCharacters = 300;

    // Their ids do not tell what they are.
    private static readonly string[] WithoutPrefix = ["functions", "loadBalancers", "dbInstances"];

    /// <summary>
    /// The changes, those of concerned resources first: <c>route 0.0.0.0/0 of rtb-1: nat-1 → (gone)</c>. Null when one of
    /// the networks is not known.
    /// </summary>
    /// <param name="before">The network as it was.</param>
    /// <param name="now">The network as it is.</param>
    /// <param name="concerned">Resources on the ways that changed or disagree.</param>
    public static IReadOnlyList<string>? Between(Snapshot before, Snapshot now, IReadOnlySet<string> concerned)
    {
        if (!IsKnown(before) || !IsKnown(now))
        {
            return null;
        }

        Difference[] all = [.. SnapshotDiff.Of(before, now, configuredOnly: true).OrderByDescending(difference => concerned.Contains(difference.Id))];
        return [.. all.Take(Most).Select(Sentence), .. all.Length > Most ? [$"and {all.Length - Most} more"] : Array.Empty<string>()];
    }

    /// <summary>Whether enough of a network was read that nothing having changed in it means something.</summary>
    public static bool IsKnown(Snapshot network) => network.GapIn(ResourceKind.RouteTables) is null && network.GapIn(ResourceKind.SecurityGroups) is null;

    /// <summary>As much of a network as is compared: what must be kept of it, at a moment.</summary>
    public static Snapshot Kept(Snapshot network, DateTimeOffset at) =>
        network with { TakenAt = at, NetworkInterfaces = [], Instances = [] };

    private static string Sentence(Difference difference)
    {
        var resource = WithoutPrefix.Contains(difference.Kind) ? $"{Singular(difference.Kind)} {difference.Id}" : difference.Id;
        return difference.Field is { } field
            ? $"{Singular(field)} of {resource}: {Brief(difference.Before) ?? "(none)"} → {Brief(difference.After) ?? "(gone)"}"
            : $"{resource} is {(difference.After is null ? "gone" : "new")}";
    }

    // A policy may be a page long.
    private static string? Brief(string? text) => text?.Length > MostCharacters ? $"{text[..MostCharacters]}…" : text;

    // "routes 0.0.0.0/0" is one route.
    private static string Singular(string plural) => plural switch
    {
        ['r', 'o', 'u', 't', 'e', 's', .. var rest] => $"route{rest}",
        "entries inbound" => "inbound entry",
        "entries outbound" => "outbound entry",
        "dbInstances" => "database",
        "loadBalancers" => "load balancer",
        "functions" => "function",
        _ => plural,
    };
}
