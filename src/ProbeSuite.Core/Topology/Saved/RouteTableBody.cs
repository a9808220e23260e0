namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-route-tables</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"/>
internal static class RouteTableBody
{
    public static RouteTable Read(BodyNode node)
    {
        BodyNode[] associations = [.. node.Items("Associations").Where(InForce)];
        return new RouteTable
        {
            Id = node.Required("RouteTableId"),
            VpcId = node.Required("VpcId"),
            Name = node.Tag("Name"),
            IsMain = associations.Any(association => association.Flag("Main") == true),
            SubnetIds = [.. associations.Select(association => association.Text("SubnetId")).OfType<string>()],
            GatewayIds = [.. associations.Select(association => association.Text("GatewayId")).OfType<string>()],
            Routes = [.. node.Items("Routes").Select(ReadRoute)],
        };
    }

    private static bool InForce(BodyNode association) =>
        association.Child("AssociationState")?.Text("State") is null or "associated" or "associating";

    private static Route ReadRoute(BodyNode node)
    {
        var target = RouteTargets.Of(
            node.Text("GatewayId"), node.Text("NatGatewayId"), node.Text("EgressOnlyInternetGatewayId"), node.Text("TransitGatewayId"),
            node.Text("VpcPeeringConnectionId"), node.Text("NetworkInterfaceId"), node.Text("InstanceId"),
            node.Text("CarrierGatewayId") ?? node.Text("LocalGatewayId") ?? node.Text("CoreNetworkArn") ?? node.Text("OdbNetworkArn"));
        return RouteTargets.Route(Destination(node), target, node.Text("State"), node.Text("Origin"));
    }

    private static AddressRange Destination(BodyNode node) =>
        node.Block("DestinationCidrBlock") is { } ipv4 ? AddressRange.Of(ipv4)
        : node.Block("DestinationIpv6CidrBlock") is { } ipv6 ? AddressRange.Of(ipv6)
        : node.Text("DestinationPrefixListId") is { } list ? AddressRange.OfPrefixList(list)
        : AddressRange.OfUnknown("a destination that the route does not name");
}
