namespace ProbeSuite.Topology;

/// <summary>A load balancer, as far as its name leads to its interfaces.</summary>
/// <param name="Name">As it was named; its interfaces' descriptions carry it.</param>
/// <param name="Type"><c>application</c>, <c>network</c>, <c>gateway</c> or <c>classic</c>.</param>
/// <param name="DnsName">The name that clients use; null when not said.</param>
/// <param name="IsInternal">Whether its name leads to private addresses; null when not said.</param>
/// <param name="SubnetIds">Where it stands.</param>
/// <param name="SecurityGroupIds">Its groups; empty for those that have none.</param>
public sealed record LoadBalancer(
    string Name, string Type, string? DnsName, bool? IsInternal, IReadOnlyList<string> SubnetIds, IReadOnlyList<string> SecurityGroupIds);
