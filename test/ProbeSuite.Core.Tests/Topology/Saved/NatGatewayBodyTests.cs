namespace ProbeSuite.Topology.Saved;

public class NatGatewayBodyTests
{
    [Theory]
    [InlineData("\"SubnetId\": \"subnet-1\"", "available", true, false)]                                     // of before private and regional ones
    [InlineData("\"SubnetId\": \"subnet-1\", \"ConnectivityType\": \"private\", \"State\": \"pending\"", "pending", false, false)]
    [InlineData("\"AvailabilityMode\": \"regional\", \"ConnectivityType\": \"public\", \"State\": \"deleted\"", "deleted", true, true)]
    public void A_gateway_is_public_or_private_zonal_or_regional(string fields, string state, bool isPublic, bool isRegional)
    {
        var gateway = Read(fields);

        Assert.Equal((state, isPublic, isRegional, isRegional ? null : "subnet-1"), (gateway.State, gateway.IsPublic, gateway.IsRegional, gateway.SubnetId));
    }

    [Fact]
    public void Its_addresses_are_those_that_work_the_primary_first() => Assert.Equal(["203.0.113.1", "203.0.113.2"], Read(
        """
        "NatGatewayAddresses": [
          {"PublicIp": "203.0.113.3", "Status": "failed"}, {"PublicIp": "203.0.113.2", "IsPrimary": false, "Status": "succeeded"}, {"PublicIp": "203.0.113.1", "IsPrimary": true}]
        """).Addresses.Select(address => $"{address.PublicIp}"));

    private static NatGateway Read(string fields) =>
        Assert.Single(SavedFolder.Read($$"""{"NatGateways": [{"NatGatewayId": "nat-1", {{fields}} }]}""").NatGateways);
}
