using ProbeSuite.Topology;

namespace ProbeSuite.Cli;

/// <summary>Names of kinds in sentences.</summary>
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
}
