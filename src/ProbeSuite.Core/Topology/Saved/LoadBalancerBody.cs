using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>Elements of <c>aws elbv2 describe-load-balancers</c>, and of <c>aws elb describe-load-balancers</c> for classic ones.</summary>
internal static class LoadBalancerBody
{
    public static LoadBalancer Read(BodyNode node) => new(
        node.Required("LoadBalancerName"), node.Text("Type") ?? "application", node.Text("DNSName"), IsInternal(node),
        node.Texts("AvailabilityZones", "SubnetId"), node.Texts("SecurityGroups"));

    public static LoadBalancer ReadClassic(BodyNode node) => new(
        node.Required("LoadBalancerName"), "classic", node.Text("DNSName"), IsInternal(node),
        node.Texts("Subnets"), node.Texts("SecurityGroups"));

    public static bool IsClassic(LoadBalancer balancer) => balancer.Type == "classic";

    public static JsonObject Write(LoadBalancer balancer) => BodyJson.Of(
        ("LoadBalancerName", balancer.Name),
        ("Type", IsClassic(balancer) ? null : balancer.Type),
        ("DNSName", balancer.DnsName),
        ("Scheme", balancer.IsInternal is { } isInternal ? isInternal ? "internal" : "internet-facing" : null),
        ("AvailabilityZones", IsClassic(balancer) ? null : BodyJson.Texts(balancer.SubnetIds, "SubnetId")),
        ("Subnets", IsClassic(balancer) ? BodyJson.Texts(balancer.SubnetIds) : null),
        ("SecurityGroups", BodyJson.Texts(balancer.SecurityGroupIds)));

    private static bool? IsInternal(BodyNode node) => node.Text("Scheme") is { } scheme ? scheme == "internal" : null;
}
