namespace ProbeSuite.Topology.Saved;

/// <summary>The output that tells of a kind.</summary>
public static class SavedOutput
{
    private const string NotKnown = "no known response in";

    /// <summary>The gap of a kind of which a folder holds none.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="passedOver">Files with a response that is not known, where it may be.</param>
    internal static Gap Missing(ResourceKind kind, IReadOnlyList<string> passedOver) => new(kind, Sentence(kind) + passedOver.Count switch
    {
        0 => "",
        <= 3 => $"; {NotKnown} {string.Join(", ", passedOver)}",
        var all => $"; {NotKnown} {string.Join(", ", passedOver.Take(3))} and {all - 3} more files",
    });

    /// <summary>Whether a gap is such a one.</summary>
    public static bool IsMissing(Gap gap) => gap.Why.StartsWith(Sentence(gap.Kind), StringComparison.Ordinal);

    /// <summary>Where the missing may be, as such a gap tells it, <c>no known response in 0.json</c>; null when nowhere.</summary>
    public static string? PassedOver(Gap gap) => gap.Why.IndexOf(NotKnown, StringComparison.Ordinal) is >= 0 and var at ? gap.Why[at..] : null;

    /// <summary>The command that prints it, <c>describe-vpcs</c>.</summary>
    public static string CommandOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Vpcs => "describe-vpcs",
        ResourceKind.Subnets => "describe-subnets",
        ResourceKind.RouteTables => "describe-route-tables",
        ResourceKind.NetworkAcls => "describe-network-acls",
        ResourceKind.SecurityGroups => "describe-security-groups",
        ResourceKind.InternetGateways => "describe-internet-gateways",
        ResourceKind.EgressOnlyInternetGateways => "describe-egress-only-internet-gateways",
        ResourceKind.NatGateways => "describe-nat-gateways",
        ResourceKind.VpcEndpoints => "describe-vpc-endpoints",
        ResourceKind.NetworkInterfaces => "describe-network-interfaces",
        ResourceKind.ElasticIps => "describe-addresses",
        ResourceKind.PrefixLists => "describe-managed-prefix-lists",
        ResourceKind.PeeringConnections => "describe-vpc-peering-connections",
        ResourceKind.TransitGateways => "describe-transit-gateways",
        ResourceKind.TransitGatewayAttachments => "describe-transit-gateway-attachments",
        ResourceKind.TransitGatewayRouteTables => "describe-transit-gateway-route-tables",
        ResourceKind.Instances => "describe-instances",
        ResourceKind.DhcpOptions => "describe-dhcp-options",
        ResourceKind.VpnGateways => "describe-vpn-gateways",
        ResourceKind.DbInstances => "describe-db-instances",
        ResourceKind.LoadBalancers => "describe-load-balancers",
        ResourceKind.Functions => "list-functions",
        _ => throw new System.Diagnostics.UnreachableException($"no command for {kind}"),
    };

    private static string Sentence(ResourceKind kind) => $"no {CommandOf(kind)} output in the folder";
}
