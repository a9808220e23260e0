using ProbeSuite.Topology;

namespace ProbeSuite.Cli;

/// <summary>How kinds, functions and placements are told in sentences.</summary>
internal static class Words
{
    /// <summary>A kind in plural, <c>route tables</c>.</summary>
    public static string Of(ResourceKind kind) => kind switch
    {
        ResourceKind.Vpcs => "VPCs",
        ResourceKind.NetworkAcls => "network ACLs",
        ResourceKind.NatGateways => "NAT gateways",
        ResourceKind.VpcEndpoints => "VPC endpoints",
        ResourceKind.ElasticIps => "Elastic IPs",
        ResourceKind.DhcpOptions => "DHCP options",
        ResourceKind.VpnGateways => "VPN gateways",
        ResourceKind.DbInstances => "databases",
        _ => string.Concat($"{kind}".Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}")),
    };

    /// <summary>One of a kind, <c>route table</c>.</summary>
    public static string One(ResourceKind kind) => kind == ResourceKind.DhcpOptions ? Of(kind) : Of(kind)[..^1];

    /// <summary>Things in a row, <c>a, b and c</c>.</summary>
    public static string List(IEnumerable<string> things) => things.ToArray() switch
    {
        [.. var first, var last] when first.Length > 0 => $"{string.Join(", ", first)} and {last}",
        var few => string.Concat(few),
    };

    /// <summary>Functions by the first one's name, <c>orders and 3 more</c>.</summary>
    public static string Of(IReadOnlyList<LambdaFunction> functions) =>
        functions.Count == 1 ? functions[0].Name : $"{functions[0].Name} and {functions.Count - 1} more";

    /// <summary>The same text for placements that reach the same.</summary>
    public static string Key(Placement placement) => string.Join(
        ' ', [placement.Unknown ?? "", $"{placement.Ipv6AllowedForDualStack}", .. placement.SubnetIds.Order(StringComparer.Ordinal), .. placement.SecurityGroupIds.Order(StringComparer.Ordinal)]);
}
