using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Load balancers, as far as their interfaces.</summary>
internal static class LoadBalancers
{
    public static IReadOnlyList<LoadBalancer> Read(Draft draft) =>
    [
        .. draft.Of("AWS::ElasticLoadBalancingV2::LoadBalancer").Select(balancer => Balancer(balancer, "Name", balancer.Text("Type") ?? "application")),
        .. draft.Of("AWS::ElasticLoadBalancing::LoadBalancer").Select(balancer => Balancer(balancer, "LoadBalancerName", "classic")),
    ];

    private static LoadBalancer Balancer(Properties balancer, string name, string type) => new(
        balancer.Plain(name) ?? balancer.Id,
        type,
        balancer.Given("DNSName"),
        balancer["Scheme"] is null ? false : balancer.Text("Scheme") is { } scheme ? scheme == "internal" : null,
        [.. balancer.References("Subnets"), .. balancer.Items("SubnetMappings").Select(mapping => mapping.Reference("SubnetId")).OfType<string>()],
        balancer.References("SecurityGroups"));
}
