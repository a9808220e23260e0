using System.Collections.Frozen;

namespace ProbeSuite.Lab.Services.Ec2;

/// <summary>A question that the lab's EC2 API answers, and where the answer stands among saved response bodies.</summary>
/// <param name="Action">EC2's name for it.</param>
/// <param name="Member">The list that answers.</param>
/// <param name="IdField">The form field that asks for single ones, and with it the member that names each: <c>VpcId</c>.</param>
/// <param name="Owner">The field that says whose list is asked for, where one list exists for each; null where there is but one.</param>
internal sealed record Ec2Operation(string Action, string Member, string IdField, string? Owner = null)
{
    private static readonly FrozenDictionary<string, Ec2Operation> All = new Ec2Operation[]
    {
        new("DescribeAddresses", "Addresses", "AllocationId"),
        new("DescribeDhcpOptions", "DhcpOptions", "DhcpOptionsId"),
        new("DescribeEgressOnlyInternetGateways", "EgressOnlyInternetGateways", "EgressOnlyInternetGatewayId"),
        new("DescribeInstances", "Reservations", "InstanceId"),
        new("DescribeInternetGateways", "InternetGateways", "InternetGatewayId"),
        new("DescribeManagedPrefixLists", "PrefixLists", "PrefixListId"),
        new("DescribeNatGateways", "NatGateways", "NatGatewayId"),
        new("DescribeNetworkAcls", "NetworkAcls", "NetworkAclId"),
        new("DescribeNetworkInterfaces", "NetworkInterfaces", "NetworkInterfaceId"),
        new("DescribeRouteTables", "RouteTables", "RouteTableId"),
        new("DescribeSecurityGroups", "SecurityGroups", "GroupId"),
        new("DescribeSubnets", "Subnets", "SubnetId"),
        new("DescribeTransitGatewayAttachments", "TransitGatewayAttachments", "TransitGatewayAttachmentId"),
        new("DescribeTransitGatewayRouteTables", "TransitGatewayRouteTables", "TransitGatewayRouteTableId"),
        new("DescribeTransitGatewayVpcAttachments", "TransitGatewayVpcAttachments", "TransitGatewayAttachmentId"),
        new("DescribeTransitGateways", "TransitGateways", "TransitGatewayId"),
        new("DescribeVpcBlockPublicAccessExclusions", "VpcBlockPublicAccessExclusions", "ExclusionId"),
        new("DescribeVpcEndpoints", "VpcEndpoints", "VpcEndpointId"),
        new("DescribeVpcPeeringConnections", "VpcPeeringConnections", "VpcPeeringConnectionId"),
        new("DescribeVpcs", "Vpcs", "VpcId"),
        new("DescribeVpnGateways", "VpnGateways", "VpnGatewayId"),
        new("GetManagedPrefixListEntries", "Entries", "Cidr", "PrefixListId"),
        new("GetTransitGatewayRouteTableAssociations", "Associations", "TransitGatewayAttachmentId", "TransitGatewayRouteTableId"),
        new("GetTransitGatewayRouteTablePropagations", "TransitGatewayRouteTablePropagations", "TransitGatewayAttachmentId", "TransitGatewayRouteTableId"),
        new("SearchTransitGatewayRoutes", "Routes", "DestinationCidrBlock", "TransitGatewayRouteTableId"),
    }.ToFrozenDictionary(operation => operation.Action);

    /// <summary>The operation of an action; null when the lab has none such.</summary>
    public static Ec2Operation? Find(string action) => All.GetValueOrDefault(action);
}
