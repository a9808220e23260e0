namespace ProbeSuite.Topology.Saved;

public class NetworkInterfaceBodyTests
{
    [Fact]
    public void Each_private_address_keeps_the_public_one_that_is_tied_to_it()
    {
        var card = Read(
            """
            "Description": "AWS Lambda VPC ENI-app-1", "InterfaceType": "lambda", "SourceDestCheck": false, "Groups": [{"GroupId": "sg-1"}], "Attachment": {"InstanceId": "i-1"},
            "PrivateIpAddress": "10.0.0.5", "Association": {"PublicIp": "203.0.113.5"},
            "PrivateIpAddresses": [
              {"Primary": false, "PrivateIpAddress": "10.0.0.6", "Association": {"PublicIp": "203.0.113.6", "AllocationId": "eipalloc-6"}},
              {"Primary": true, "PrivateIpAddress": "10.0.0.5", "Association": {"PublicIp": "203.0.113.5", "IpOwnerId": "amazon"}},
              {"Primary": false, "PrivateIpAddress": "10.0.0.7"}],
            "Ipv6Addresses": [{"Ipv6Address": "2a05::5"}]
            """);

        Assert.Equal(
            ["10.0.0.5 203.0.113.5 ", "10.0.0.6 203.0.113.6 eipalloc-6", "10.0.0.7  ", "2a05::5  "],
            card.Addresses.Select(own => $"{own.Address} {own.PublicIp} {own.AllocationId}"));
        Assert.Equal((true, false, "i-1"), (card.IsLambda, card.SourceDestCheck, card.InstanceId));
    }

    [Fact]
    public void An_interface_that_lists_no_addresses_has_the_one_beside_the_list() =>
        Assert.Equal("10.0.0.5", Assert.Single(Read("""
            "PrivateIpAddress": "10.0.0.5", "PrivateIpAddresses": []
            """).Addresses).Address.ToString());

    [Fact]
    public void A_public_address_named_beside_the_list_alone_is_tied_to_the_primary_one() =>
        Assert.Equal(["10.0.0.5 203.0.113.5", "10.0.0.6 "], Read("""
            "PrivateIpAddress": "10.0.0.5", "Association": {"PublicIp": "203.0.113.5"},
            "PrivateIpAddresses": [{"Primary": false, "PrivateIpAddress": "10.0.0.6"}, {"Primary": true, "PrivateIpAddress": "10.0.0.5"}]
            """).Addresses.Select(own => $"{own.Address} {own.PublicIp}"));

    [Fact]
    public void An_interface_without_a_subnet_is_a_gap()
    {
        var snapshot = SavedFolder.Read("""{"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1"}, {"NetworkInterfaceId": "eni-2", "SubnetId": "subnet-1", "VpcId": "vpc-1"}]}""");

        Assert.Equal("saved.json names no subnet or no VPC for eni-1", snapshot.GapIn(ResourceKind.NetworkInterfaces, "eni-1")?.Why);
        Assert.Equal("eni-2", Assert.Single(snapshot.NetworkInterfaces).Id);
    }

    private static NetworkInterface Read(string fields) => Assert.Single(SavedFolder.Read(
        $$"""{"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "VpcId": "vpc-1", {{fields}} }]}""").NetworkInterfaces);
}
