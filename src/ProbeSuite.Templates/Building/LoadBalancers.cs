using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Load balancers, as far as their interfaces. They go by their logical ids.</summary>
internal static class LoadBalancers
{
    public static IReadOnlyList<LoadBalancer> Read(Draft draft, IReadOnlyList<Subnet> subnets) =>
    [
        .. draft.Of("AWS::ElasticLoadBalancingV2::LoadBalancer").Select(balancer => Balancer(balancer, balancer.Text("Type") ?? "application", subnets)),
        .. draft.Of("AWS::ElasticLoadBalancing::LoadBalancer").Select(balancer => Balancer(balancer, "classic", subnets)),
    ];

    private static LoadBalancer Balancer(Properties balancer, string type, IReadOnlyList<Subnet> subnets)
    {
        IReadOnlyList<string> inside = [.. balancer.References("Subnets"), .. balancer.Items("SubnetMappings").Select(mapping => mapping.Reference("SubnetId")).OfType<string>()];
        var groups = balancer.References("SecurityGroups");
        // One of these without a group has its VPC's default one; a network load balancer has none at all.
        var fallback = type is "application" or "classic" ? subnets.FirstOrDefault(subnet => inside.Contains(subnet.Id))?.VpcId : null;
        return new(
            balancer.Id,
            type,
            balancer.Given("DNSName"),
            balancer["Scheme"] is null ? false : balancer.Text("Scheme") is { } scheme ? scheme == "internal" : null,
            inside,
            groups.Count > 0 || fallback is null ? groups : [SecurityGroups.DefaultOf(fallback)]);
    }
}
