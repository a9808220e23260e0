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

    /// <summary>Functions by the first one's name, <c>orders and 3 more</c>.</summary>
    public static string Of(IReadOnlyList<LambdaFunction> functions) =>
        functions.Count == 1 ? functions[0].Name : $"{functions[0].Name} and {functions.Count - 1} more";

    /// <summary>The same text for placements that reach the same.</summary>
    public static string Key(Placement placement) => string.Join(
        ' ', [placement.Unknown ?? "", $"{placement.Ipv6AllowedForDualStack}", .. placement.SubnetIds.Order(StringComparer.Ordinal), .. placement.SecurityGroupIds.Order(StringComparer.Ordinal)]);
}
