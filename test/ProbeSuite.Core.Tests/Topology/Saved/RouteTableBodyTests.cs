namespace ProbeSuite.Topology.Saved;

public class RouteTableBodyTests
{
    [Theory]
    [InlineData("\"GatewayId\": \"local\"", RouteTargetKind.Local, "local")]
    [InlineData("\"GatewayId\": \"igw-1\"", RouteTargetKind.InternetGateway, "igw-1")]
    [InlineData("\"GatewayId\": \"vgw-1\"", RouteTargetKind.VpnGateway, "vgw-1")]
    [InlineData("\"GatewayId\": \"vpce-1\"", RouteTargetKind.VpcEndpoint, "vpce-1")]
    [InlineData("\"GatewayId\": \"xgw-1\"", RouteTargetKind.Unmodelled, "xgw-1")]
    [InlineData("\"NatGatewayId\": \"nat-1\"", RouteTargetKind.NatGateway, "nat-1")]
    [InlineData("\"EgressOnlyInternetGatewayId\": \"eigw-1\"", RouteTargetKind.EgressOnlyInternetGateway, "eigw-1")]
    [InlineData("\"TransitGatewayId\": \"tgw-1\"", RouteTargetKind.TransitGateway, "tgw-1")]
    [InlineData("\"VpcPeeringConnectionId\": \"pcx-1\"", RouteTargetKind.PeeringConnection, "pcx-1")]
    [InlineData("\"InstanceId\": \"i-1\", \"NetworkInterfaceId\": \"eni-1\"", RouteTargetKind.NetworkInterface, "eni-1")]   // the card is the closer word
    [InlineData("\"InstanceId\": \"i-1\", \"NetworkInterfaceId\": null", RouteTargetKind.Instance, "i-1")]
    [InlineData("\"CarrierGatewayId\": \"cagw-1\"", RouteTargetKind.Unmodelled, "cagw-1")]
    [InlineData("\"LocalGatewayId\": \"lgw-1\"", RouteTargetKind.Unmodelled, "lgw-1")]
    [InlineData("\"CoreNetworkArn\": \"arn:core\"", RouteTargetKind.Unmodelled, "arn:core")]
    [InlineData("\"OdbNetworkArn\": \"arn:odb\"", RouteTargetKind.Unmodelled, "arn:odb")]
    [InlineData("\"State\": \"blackhole\"", RouteTargetKind.Unmodelled, "no target")]
    [InlineData("\"NatGatewayId\": \"nat-1\", \"State\": \"new\"", RouteTargetKind.Unmodelled, "nat-1 in state new")]
    public void A_route_leads_to_the_target_that_its_field_names(string fields, RouteTargetKind kind, string id) =>
        Assert.Equal(new RouteTarget(kind, id), Read($$"""{"DestinationCidrBlock": "0.0.0.0/0", {{fields}}}""").Target);

    [Theory]
    [InlineData("\"DestinationCidrBlock\": \"10.0.0.9/16\"", "10.0.0.0/16")]   // host bits are cleared
    [InlineData("\"DestinationIpv6CidrBlock\": \"::/0\"", "::/0")]
    [InlineData("\"DestinationPrefixListId\": \"pl-1\"", "pl-1")]
    [InlineData("\"State\": \"active\"", "a destination that the route does not name")]
    public void A_route_serves_a_block_or_a_prefix_list(string fields, string destination) =>
        Assert.Equal(destination, Read($$"""{ {{fields}}, "GatewayId": "local"}""").Destination.ToString());

    [Theory]
    [InlineData("\"State\": \"active\", \"Origin\": \"CreateRoute\"", RouteState.Active, RouteOrigin.Static)]
    [InlineData("\"State\": \"blackhole\", \"Origin\": \"EnableVgwRoutePropagation\"", RouteState.Blackhole, RouteOrigin.Propagated)]
    [InlineData("\"State\": \"filtered\", \"Origin\": \"Advertisement\"", RouteState.Filtered, RouteOrigin.Propagated)]
    [InlineData("\"State\": null", RouteState.Active, RouteOrigin.Static)]
    public void A_route_keeps_its_state_and_origin(string fields, RouteState state, RouteOrigin origin)
    {
        var route = Read($$"""{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", {{fields}}}""");

        Assert.Equal((state, origin), (route.State, route.Origin));
    }

    [Fact]
    public void A_table_serves_what_is_associated_with_it_now()
    {
        var table = Assert.Single(SavedFolder.Read(
            """
            {"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Tags": [{"Key": "Name", "Value": "private"}], "Associations": [
              {"Main": true, "AssociationState": {"State": "associated"}},
              {"Main": false, "SubnetId": "subnet-1"},
              {"Main": false, "SubnetId": "subnet-2", "AssociationState": {"State": "disassociated"}},
              {"Main": false, "GatewayId": "igw-1", "AssociationState": {"State": "associating"}}]}]}
            """).RouteTables);

        Assert.Equal(("private", true), (table.Name, table.IsMain));
        Assert.Equal(["subnet-1"], table.SubnetIds);
        Assert.Equal(["igw-1"], table.GatewayIds);
    }

    private static Route Read(string route) => Assert.Single(Assert.Single(
        SavedFolder.Read($$"""{"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": [{{route}}]}]}""").RouteTables).Routes);
}
