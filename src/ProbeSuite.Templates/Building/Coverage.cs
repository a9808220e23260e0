using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Which types of resource tell of which kind of network resource.</summary>
internal static class Coverage
{
    /// <summary>The kind that a type belongs to; null when it is none of the network's.</summary>
    public static ResourceKind? KindOf(string type) => type switch
    {
        "AWS::EC2::VPC" => ResourceKind.Vpcs,
        "AWS::EC2::Subnet" => ResourceKind.Subnets,
        "AWS::EC2::RouteTable" => ResourceKind.RouteTables,
        "AWS::EC2::NetworkAcl" => ResourceKind.NetworkAcls,
        "AWS::EC2::SecurityGroup" => ResourceKind.SecurityGroups,
        "AWS::EC2::InternetGateway" => ResourceKind.InternetGateways,
        "AWS::EC2::EgressOnlyInternetGateway" => ResourceKind.EgressOnlyInternetGateways,
        "AWS::EC2::NatGateway" => ResourceKind.NatGateways,
        "AWS::EC2::VPCEndpoint" => ResourceKind.VpcEndpoints,
        "AWS::EC2::NetworkInterface" => ResourceKind.NetworkInterfaces,
        "AWS::EC2::EIP" => ResourceKind.ElasticIps,
        "AWS::EC2::PrefixList" => ResourceKind.PrefixLists,
        "AWS::EC2::VPCPeeringConnection" => ResourceKind.PeeringConnections,
        "AWS::EC2::TransitGateway" => ResourceKind.TransitGateways,
        "AWS::EC2::TransitGatewayAttachment" or "AWS::EC2::TransitGatewayVpcAttachment" => ResourceKind.TransitGatewayAttachments,
        "AWS::EC2::TransitGatewayRouteTable" => ResourceKind.TransitGatewayRouteTables,
        "AWS::EC2::Instance" => ResourceKind.Instances,
        "AWS::EC2::DHCPOptions" => ResourceKind.DhcpOptions,
        "AWS::EC2::VPNGateway" => ResourceKind.VpnGateways,
        "AWS::ElasticLoadBalancingV2::LoadBalancer" or "AWS::ElasticLoadBalancing::LoadBalancer" => ResourceKind.LoadBalancers,
        "AWS::Lambda::Function" or "AWS::Serverless::Function" => ResourceKind.Functions,
        _ when DatabaseType.Of(type) is not null => ResourceKind.DbInstances,
        _ => null,
    };

    /// <summary>Whether a type's properties are looked at.</summary>
    public static bool IsRead(string type) => KindOf(type) is not null || IsStranger(type) || NotModelled(type).Count > 0 || Others.Contains(type);

    /// <summary>Whether a type may do anything with the ids that it is handed.</summary>
    public static bool IsStranger(string type) =>
        type is "AWS::CloudFormation::Stack" or "AWS::Serverless::Application" or "AWS::CloudFormation::CustomResource" or "AWS::CloudFormation::Macro"
        || type.StartsWith("Custom::", StringComparison.Ordinal);

    /// <summary>Kinds to which a type may add what the template does not show, or changes in ways that are not modelled.</summary>
    public static IReadOnlyList<ResourceKind> NotModelled(string type) => type switch
    {
        "AWS::CloudFormation::Stack" or "AWS::Serverless::Application" => [ResourceKind.Functions, ResourceKind.DbInstances, ResourceKind.LoadBalancers, ResourceKind.Instances],
        "AWS::AutoScaling::AutoScalingGroup" or "AWS::EC2::EC2Fleet" or "AWS::EC2::SpotFleet" => [ResourceKind.Instances],
        "AWS::EC2::VPCBlockPublicAccessOptions" or "AWS::EC2::VPCBlockPublicAccessExclusion" => [ResourceKind.Vpcs, ResourceKind.Subnets],
        "AWS::EC2::SecurityGroupVpcAssociation" => [ResourceKind.SecurityGroups],
        "AWS::NetworkFirewall::Firewall" or "AWS::EC2::CarrierGateway" or "AWS::EC2::RouteServerPropagation" => [ResourceKind.RouteTables],
        "AWS::EC2::VPNConnection" or "AWS::EC2::VPNConnectionRoute" or "AWS::EC2::CustomerGateway" or "AWS::EC2::ClientVpnEndpoint" => [ResourceKind.VpnGateways],
        "AWS::EC2::TransitGatewayConnect" or "AWS::EC2::TransitGatewayPeeringAttachment" or "AWS::EC2::TransitGatewayMulticastDomain" => [ResourceKind.TransitGatewayAttachments],
        _ when type.StartsWith("AWS::EC2::", StringComparison.Ordinal) && KindOf(type) is null && !Others.Contains(type) && !Harmless.Any(name => type[10..].StartsWith(name, StringComparison.Ordinal)) =>
            Enum.GetValues<ResourceKind>(),
        _ => [],
    };

    /// <summary>Types that are read as part of others, or for what is not the network.</summary>
    private static readonly HashSet<string> Others =
    [
        "AWS::EC2::VPCCidrBlock", "AWS::EC2::VPCDHCPOptionsAssociation", "AWS::EC2::SubnetCidrBlock", "AWS::EC2::Route", "AWS::EC2::SubnetRouteTableAssociation",
        "AWS::EC2::GatewayRouteTableAssociation", "AWS::EC2::VPNGatewayRoutePropagation", "AWS::EC2::NetworkAclEntry", "AWS::EC2::SubnetNetworkAclAssociation",
        "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::EIPAssociation",
        "AWS::EC2::NetworkInterfaceAttachment", "AWS::EC2::TransitGatewayRoute", "AWS::EC2::TransitGatewayRouteTableAssociation",
        "AWS::EC2::TransitGatewayRouteTablePropagation", "AWS::SSM::Parameter", "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy", "AWS::Scheduler::Schedule", "AWS::Events::Rule", .. DatabaseType.SubnetGroups,
    ];

    /// <summary>Beginnings of the names of EC2's types that carry, filter or route no packet of the VPC.</summary>
    private static readonly string[] Harmless =
    [
        "KeyPair", "LaunchTemplate", "Volume", "FlowLog", "PlacementGroup", "Host", "CapacityReservation", "TrafficMirror", "NetworkInsights", "IPAM",
        "NetworkInterfacePermission", "VPCEndpointService", "VPCEndpointConnectionNotification", "InstanceConnectEndpoint", "EnclaveCertificate", "Snapshot", "VerifiedAccess",
        "NetworkPerformanceMetric", "VPCEncryptionControl",
    ];
}
