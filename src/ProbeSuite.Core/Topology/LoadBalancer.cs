namespace ProbeSuite.Topology;

/// <summary>A load balancer, as far as its name leads to its interfaces, and what it takes there.</summary>
/// <param name="Name">As it was named; its interfaces' descriptions carry it.</param>
/// <param name="Type"><c>application</c>, <c>network</c>, <c>gateway</c> or <c>classic</c>.</param>
/// <param name="DnsName">The name that clients use; null when not said.</param>
/// <param name="IsInternal">Whether its name leads to private addresses; null when not said.</param>
/// <param name="SubnetIds">Where it stands.</param>
/// <param name="SecurityGroupIds">Its groups; empty for those that have none.</param>
public sealed record LoadBalancer(
    string Name, string Type, string? DnsName, bool? IsInternal, IReadOnlyList<string> SubnetIds, IReadOnlyList<string> SecurityGroupIds)
{
    /// <summary>The ports that it takes connections on; null when they were not read.</summary>
    public IReadOnlyList<LoadBalancerListener>? Listeners { get; init; }

    /// <summary>Whether it is one of the first generation, whose names are apart from the others'.</summary>
    public bool IsClassic => Type == "classic";

    /// <summary>Whether an interface is one of its own, by the description that AWS gives it: <c>ELB app/web/50dc6c495c0c9188</c>.</summary>
    public bool Owns(string? description) => description is not null && (IsClassic ? description == $"ELB {Name}"
        : description.StartsWith($"ELB app/{Name}/", StringComparison.Ordinal) || description.StartsWith($"ELB net/{Name}/", StringComparison.Ordinal));
}
