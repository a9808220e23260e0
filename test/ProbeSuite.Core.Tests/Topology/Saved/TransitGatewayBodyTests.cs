namespace ProbeSuite.Topology.Saved;

public class TransitGatewayBodyTests
{
    private const string Network =
        """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.1.0.0/16"}, {"VpcId": "vpc-2", "CidrBlock": "10.2.0.0/16"}]}
        {"TransitGatewayRouteTables": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1", "State": "available"}]}
        {"TransitGatewayVpcAttachments": [
          {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "VpcId": "vpc-1", "State": "available", "SubnetIds": ["subnet-1"], "Options": {"SecurityGroupReferencingSupport": "enable"}}]}
        {"TransitGatewayAttachments": [
          {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "vpc-1", "State": "available", "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}},
          {"TransitGatewayAttachmentId": "tgw-attach-2", "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "vpc-2", "State": "available", "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "disassociating"}}]}

        """;

    [Fact]
    public void An_attachment_is_what_both_lists_tell_of_it()
    {
        var snapshot = SavedFolder.Read(Network);

        var attachment = snapshot.TransitGatewayAttachments[0];
        Assert.Equal(("vpc-1", true, "tgw-rtb-1"), (attachment.ResourceId, attachment.SecurityGroupReferencing, attachment.AssociatedRouteTableId));
        Assert.Equal(["subnet-1"], attachment.SubnetIds);
        Assert.Null(snapshot.TransitGatewayAttachments[1].SubnetIds);
        Assert.Equal(["tgw-attach-1"], snapshot.TransitGatewayRouteTables[0].Associations);
    }

    [Fact]
    public void Routes_that_were_not_searched_for_are_a_gap()
    {
        var snapshot = SavedFolder.Read(Network);

        Assert.Null(snapshot.TransitGatewayRouteTables[0].Routes);
        Assert.Equal("no search-transit-gateway-routes output for tgw-rtb-1 in the folder", snapshot.GapIn(ResourceKind.TransitGatewayRouteTables, "tgw-rtb-1")?.Why);
    }

    [Fact]
    public void Routes_are_those_of_the_table_in_the_files_name()
    {
        using var folder = new SavedFolder().With("network.json", Network).With(
            "search-transit-gateway-routes.tgw-rtb-1.json",
            """
            {"Routes": [
              {"DestinationCidrBlock": "10.1.0.0/16", "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1"}], "Type": "propagated", "State": "active"},
              {"DestinationCidrBlock": "10.9.0.0/16", "Type": "static", "State": "blackhole"},
              {"DestinationCidrBlock": "10.8.0.0/16", "Type": "static", "State": "deleted"}], "AdditionalRoutesAvailable": true}
            """);

        var snapshot = SnapshotFolder.Read(folder.Path);

        Assert.Equal(
            ["10.1.0.0/16 tgw-attach-1 Active Propagated", "10.9.0.0/16  Blackhole Static"],
            Routes(snapshot));
        Assert.Equal("search-transit-gateway-routes did not give all routes of tgw-rtb-1", snapshot.GapIn(ResourceKind.TransitGatewayRouteTables, "tgw-rtb-1")?.Why);
    }

    [Fact]
    public void Static_routes_and_propagations_make_the_table_together()
    {
        var snapshot = SavedFolder.Read(Network +
            """
            {"TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayRouteTablePropagations": [
               {"TransitGatewayAttachmentId": "tgw-attach-1", "State": "enabled"}, {"TransitGatewayAttachmentId": "tgw-attach-2", "State": "enabled"}, {"TransitGatewayAttachmentId": "tgw-attach-3", "State": "disabled"}]}],
             "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "AdditionalRoutesAvailable": false, "Routes": [
               {"DestinationCidrBlock": "10.2.0.0/16", "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1"}], "Type": "static", "State": "active"}]}]}
            """);

        Assert.Equal(["tgw-attach-1", "tgw-attach-2"], snapshot.TransitGatewayRouteTables[0].Propagations);
        Assert.Equal(["10.2.0.0/16 tgw-attach-1 Active Static", "10.1.0.0/16 tgw-attach-1 Active Propagated"], Routes(snapshot));   // static takes the place of propagated
        Assert.Null(snapshot.GapIn(ResourceKind.TransitGatewayRouteTables, "tgw-rtb-1"));
    }

    private static IEnumerable<string> Routes(Snapshot snapshot) => snapshot.TransitGatewayRouteTables[0].Routes!
        .Select(route => $"{route.Cidr} {string.Join(',', route.AttachmentIds)} {route.State} {route.Origin}");
}
