namespace ProbeSuite.Topology;

/// <summary>The kinds of resource that a snapshot is read as; each is read, or fails, on its own.</summary>
public enum ResourceKind
{
    /// <summary>VPCs, with their address blocks and DNS attributes.</summary>
    Vpcs,

    /// <summary>Subnets.</summary>
    Subnets,

    /// <summary>Route tables with their associations.</summary>
    RouteTables,

    /// <summary>Network ACLs with their associations.</summary>
    NetworkAcls,

    /// <summary>Security groups with their rules.</summary>
    SecurityGroups,

    /// <summary>Internet gateways.</summary>
    InternetGateways,

    /// <summary>Egress-only internet gateways.</summary>
    EgressOnlyInternetGateways,

    /// <summary>NAT gateways.</summary>
    NatGateways,

    /// <summary>VPC endpoints of every type.</summary>
    VpcEndpoints,

    /// <summary>Network interfaces.</summary>
    NetworkInterfaces,

    /// <summary>Elastic IP addresses.</summary>
    ElasticIps,

    /// <summary>Managed prefix lists with their entries.</summary>
    PrefixLists,

    /// <summary>VPC peering connections.</summary>
    PeeringConnections,

    /// <summary>Transit gateways.</summary>
    TransitGateways,

    /// <summary>Attachments of VPCs and others to transit gateways.</summary>
    TransitGatewayAttachments,

    /// <summary>Transit gateway route tables with associations, propagations and routes.</summary>
    TransitGatewayRouteTables,

    /// <summary>Instances.</summary>
    Instances,

    /// <summary>DHCP option sets.</summary>
    DhcpOptions,

    /// <summary>Virtual private gateways.</summary>
    VpnGateways,

    /// <summary>RDS DB instances and clusters.</summary>
    DbInstances,

    /// <summary>Load balancers.</summary>
    LoadBalancers,

    /// <summary>Lambda functions.</summary>
    Functions,
}
