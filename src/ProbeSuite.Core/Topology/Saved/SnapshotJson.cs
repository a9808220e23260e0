using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>A snapshot as the responses that it could have been read from, with AWS's own names for everything.</summary>
public static class SnapshotJson
{
    /// <summary>
    /// The responses. A kind that could not be read, and of which nothing is known, has none; a kind without resources has
    /// an empty list. The first body, of command <c>probesuite</c>, says what AWS does not: Region, account, time and gaps.
    /// </summary>
    public static IReadOnlyList<SavedBody> Bodies(Snapshot snapshot) =>
        [.. ByCommand(snapshot).SelectMany(printed => printed.Bodies.Select(body => new SavedBody(printed.Command, body)))];

    /// <summary>Every command, with the bodies that it printed; some have none.</summary>
    internal static IReadOnlyList<(string Command, IReadOnlyList<JsonObject> Bodies)> ByCommand(Snapshot snapshot)
    {
        List<(string, IReadOnlyList<JsonObject>)> printed = [("probesuite", [AboutBody.Write(snapshot)])];
        List(ResourceKind.Vpcs, "ec2 describe-vpcs", "Vpcs", snapshot.Vpcs, VpcBody.Write);
        Each("ec2 describe-vpc-attribute", snapshot.Vpcs.Select(VpcBody.WriteAttributes));
        List(ResourceKind.Subnets, "ec2 describe-subnets", "Subnets", snapshot.Subnets, SubnetBody.Write);
        List(ResourceKind.RouteTables, "ec2 describe-route-tables", "RouteTables", snapshot.RouteTables, RouteTableBody.Write);
        List(ResourceKind.NetworkAcls, "ec2 describe-network-acls", "NetworkAcls", snapshot.NetworkAcls, NetworkAclBody.Write);
        List(ResourceKind.SecurityGroups, "ec2 describe-security-groups", "SecurityGroups", snapshot.SecurityGroups, SecurityGroupBody.Write);
        List(ResourceKind.InternetGateways, "ec2 describe-internet-gateways", "InternetGateways", snapshot.InternetGateways, GatewayBody.WriteInternetGateway);
        List(ResourceKind.EgressOnlyInternetGateways, "ec2 describe-egress-only-internet-gateways", "EgressOnlyInternetGateways", snapshot.EgressOnlyInternetGateways, GatewayBody.WriteEgressOnly);
        List(ResourceKind.NatGateways, "ec2 describe-nat-gateways", "NatGateways", snapshot.NatGateways, NatGatewayBody.Write);
        List(ResourceKind.VpcEndpoints, "ec2 describe-vpc-endpoints", "VpcEndpoints", snapshot.VpcEndpoints, VpcEndpointBody.Write);
        List(ResourceKind.NetworkInterfaces, "ec2 describe-network-interfaces", "NetworkInterfaces", snapshot.NetworkInterfaces, NetworkInterfaceBody.Write);
        List(ResourceKind.ElasticIps, "ec2 describe-addresses", "Addresses", snapshot.ElasticIps, ElasticIpBody.Write);
        List(ResourceKind.PrefixLists, "ec2 describe-managed-prefix-lists", "PrefixLists", snapshot.PrefixLists, PrefixListBody.Write);
        Each("ec2 get-managed-prefix-list-entries", snapshot.PrefixLists.Select(PrefixListBody.WriteEntries));
        List(ResourceKind.PeeringConnections, "ec2 describe-vpc-peering-connections", "VpcPeeringConnections", snapshot.PeeringConnections, PeeringConnectionBody.Write);
        List(ResourceKind.TransitGateways, "ec2 describe-transit-gateways", "TransitGateways", snapshot.TransitGateways, TransitGatewayBody.Write);
        List(ResourceKind.TransitGatewayAttachments, "ec2 describe-transit-gateway-attachments", "TransitGatewayAttachments", snapshot.TransitGatewayAttachments, TransitGatewayBody.WriteAttachment);
        List(ResourceKind.TransitGatewayAttachments, "ec2 describe-transit-gateway-vpc-attachments", "TransitGatewayVpcAttachments", snapshot.TransitGatewayAttachments.Where(TransitGatewayBody.TellsSubnets), TransitGatewayBody.WriteVpcAttachment);
        List(ResourceKind.TransitGatewayRouteTables, "ec2 describe-transit-gateway-route-tables", "TransitGatewayRouteTables", snapshot.TransitGatewayRouteTables, TransitGatewayRouteTableBody.Write);
        Each("ec2 get-transit-gateway-route-table-associations", snapshot.TransitGatewayRouteTables.Select(TransitGatewayRouteTableBody.WriteAssociations));
        Each("ec2 get-transit-gateway-route-table-propagations", snapshot.TransitGatewayRouteTables.Select(TransitGatewayRouteTableBody.WritePropagations));
        Each("ec2 search-transit-gateway-routes", snapshot.TransitGatewayRouteTables.Select(TransitGatewayRouteTableBody.WriteRoutes));
        List(ResourceKind.Instances, "ec2 describe-instances", "Reservations", snapshot.Instances, InstanceBody.Write);
        List(ResourceKind.DhcpOptions, "ec2 describe-dhcp-options", "DhcpOptions", snapshot.DhcpOptions, DhcpOptionsBody.Write);
        List(ResourceKind.VpnGateways, "ec2 describe-vpn-gateways", "VpnGateways", snapshot.VpnGateways, GatewayBody.WriteVpnGateway);
        List(ResourceKind.DbInstances, "rds describe-db-instances", "DBInstances", snapshot.DbInstances, DatabaseBody.Write);
        List(ResourceKind.LoadBalancers, "elb describe-load-balancers", "LoadBalancerDescriptions", snapshot.LoadBalancers.Where(balancer => balancer.IsClassic), LoadBalancerBody.Write);
        List(ResourceKind.LoadBalancers, "elbv2 describe-load-balancers", "LoadBalancers", snapshot.LoadBalancers.Where(balancer => !balancer.IsClassic), LoadBalancerBody.Write);
        List(ResourceKind.Functions, "lambda list-functions", "Functions", snapshot.Functions, FunctionBody.Write);
        return printed;

        void List<T>(ResourceKind kind, string command, string key, IEnumerable<T> items, Func<T, JsonObject> write)
        {
            var list = BodyJson.List(items, write);
            var known = list.Count > 0 || !snapshot.Gaps.Any(gap => gap.Kind == kind && gap.ResourceId is null);
            printed.Add((command, known ? [BodyJson.Of((key, list))] : []));
        }

        void Each(string command, IEnumerable<JsonObject?> bodies) => printed.Add((command, [.. bodies.OfType<JsonObject>()]));
    }
}
