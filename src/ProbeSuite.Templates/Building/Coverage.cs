using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Which types of resource tell of which kind of network resource.</summary>
internal static class Coverage
{
    /// <summary>The kind that a type belongs to; null when it is none of the network's.</summary>
    public static ResourceKind? KindOf(string type) => type switch
    {
        "AWS::EC2::VPC" or "AWS::EC2::VPCCidrBlock" or "AWS::EC2::VPCDHCPOptionsAssociation" => ResourceKind.Vpcs,
        "AWS::EC2::Subnet" or "AWS::EC2::SubnetCidrBlock" => ResourceKind.Subnets,
        "AWS::EC2::RouteTable" or "AWS::EC2::Route" or "AWS::EC2::SubnetRouteTableAssociation" or "AWS::EC2::GatewayRouteTableAssociation" or "AWS::EC2::VPNGatewayRoutePropagation" => ResourceKind.RouteTables,
        "AWS::EC2::NetworkAcl" or "AWS::EC2::NetworkAclEntry" or "AWS::EC2::SubnetNetworkAclAssociation" => ResourceKind.NetworkAcls,
        "AWS::EC2::SecurityGroup" or "AWS::EC2::SecurityGroupIngress" or "AWS::EC2::SecurityGroupEgress" => ResourceKind.SecurityGroups,
        "AWS::EC2::InternetGateway" or "AWS::EC2::VPCGatewayAttachment" => ResourceKind.InternetGateways,
        "AWS::EC2::EgressOnlyInternetGateway" => ResourceKind.EgressOnlyInternetGateways,
        "AWS::EC2::NatGateway" => ResourceKind.NatGateways,
        "AWS::EC2::VPCEndpoint" => ResourceKind.VpcEndpoints,
        "AWS::EC2::NetworkInterface" or "AWS::EC2::EIPAssociation" => ResourceKind.NetworkInterfaces,
        "AWS::EC2::EIP" => ResourceKind.ElasticIps,
        "AWS::EC2::PrefixList" => ResourceKind.PrefixLists,
        "AWS::EC2::VPCPeeringConnection" => ResourceKind.PeeringConnections,
        "AWS::EC2::TransitGateway" => ResourceKind.TransitGateways,
        "AWS::EC2::TransitGatewayAttachment" or "AWS::EC2::TransitGatewayVpcAttachment" => ResourceKind.TransitGatewayAttachments,
        "AWS::EC2::TransitGatewayRouteTable" or "AWS::EC2::TransitGatewayRoute" or "AWS::EC2::TransitGatewayRouteTableAssociation" or "AWS::EC2::TransitGatewayRouteTablePropagation" => ResourceKind.TransitGatewayRouteTables,
        "AWS::EC2::Instance" => ResourceKind.Instances,
        "AWS::EC2::DHCPOptions" => ResourceKind.DhcpOptions,
        "AWS::EC2::VPNGateway" => ResourceKind.VpnGateways,
        "AWS::RDS::DBInstance" or "AWS::RDS::DBCluster" or "AWS::ElastiCache::CacheCluster" or "AWS::ElastiCache::ReplicationGroup" => ResourceKind.DbInstances,
        "AWS::ElasticLoadBalancingV2::LoadBalancer" or "AWS::ElasticLoadBalancing::LoadBalancer" => ResourceKind.LoadBalancers,
        "AWS::Lambda::Function" or "AWS::Serverless::Function" => ResourceKind.Functions,
        _ => null,
    };

    /// <summary>Kinds that a type may add to in ways that the template does not show.</summary>
    public static IReadOnlyList<ResourceKind> NotModelled(string type) => type switch
    {
        "AWS::CloudFormation::Stack" or "AWS::Serverless::Application" or "AWS::CloudFormation::Macro" => [ResourceKind.Functions],
        "AWS::NetworkFirewall::Firewall" => [ResourceKind.RouteTables],
        _ => [],
    };
}
