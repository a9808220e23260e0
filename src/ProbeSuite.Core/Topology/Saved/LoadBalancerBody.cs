using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>Elements of <c>aws elbv2 describe-load-balancers</c>, and of <c>aws elb describe-load-balancers</c> for classic ones.</summary>
internal static class LoadBalancerBody
{
    public static LoadBalancer Read(BodyNode node) => new(
        node.Required("LoadBalancerName"), node.Text("Type") ?? "application", node.Text("DNSName"), IsInternal(node),
        node.Texts("AvailabilityZones", "SubnetId"), node.Texts("SecurityGroups"))
    { Listeners = Listeners(node) };

    public static LoadBalancer ReadClassic(BodyNode node) => new(
        node.Required("LoadBalancerName"), "classic", node.Text("DNSName"), IsInternal(node),
        node.Texts("Subnets"), node.Texts("SecurityGroups"))
    { Listeners = Listeners(node) };

    public static JsonObject Write(LoadBalancer balancer) => BodyJson.Of(
        ("LoadBalancerName", balancer.Name),
        ("Type", balancer.IsClassic ? null : balancer.Type),
        ("DNSName", balancer.DnsName),
        ("Scheme", balancer.IsInternal is { } isInternal ? isInternal ? "internal" : "internet-facing" : null),
        ("AvailabilityZones", balancer.IsClassic ? null : BodyJson.Texts(balancer.SubnetIds, "SubnetId")),
        ("Subnets", balancer.IsClassic ? BodyJson.Texts(balancer.SubnetIds) : null),
        ("SecurityGroups", BodyJson.Texts(balancer.SecurityGroupIds)),
        ("ListenerDescriptions", balancer.Listeners is { } listeners ? BodyJson.List(listeners, Listener) : null));

    /// <summary>Listeners as classic load balancers tell theirs; <see cref="Write"/> has the others tell them alike.</summary>
    private static IReadOnlyList<LoadBalancerListener>? Listeners(BodyNode node) => node.Child("ListenerDescriptions") is not { } list ? null :
    [
        .. list.Items().Select(item => item.Child("Listener")).OfType<BodyNode>()
            .Select(item => new LoadBalancerListener(item.Required("Protocol"), item.Number("LoadBalancerPort") ?? throw item.Wrong("has no LoadBalancerPort"))),
    ];

    private static JsonObject Listener(LoadBalancerListener listener) => BodyJson.Of(
        ("Listener", BodyJson.Of(("Protocol", listener.Protocol), ("LoadBalancerPort", listener.Port))));

    private static bool? IsInternal(BodyNode node) => node.Text("Scheme") is { } scheme ? scheme == "internal" : null;
}
