namespace ProbeSuite.Topology.Saved;

/// <summary>The output that tells of a kind.</summary>
public static class SavedOutput
{
    /// <summary>The gap of a kind of which a folder holds none.</summary>
    public static Gap Missing(ResourceKind kind) => new(kind, $"no {CommandOf(kind)} output in the folder");

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
}
