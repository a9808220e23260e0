using System.Net;
using ProbeSuite.Comparison;
using ProbeSuite.Topology;

namespace ProbeSuite.Tests.Comparison;

public class AddressOwnerTests
{
    private static readonly Snapshot Network = new()
    {
        Subnets = [new() { Id = "subnet-1", VpcId = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.1.0/24"), IPNetwork.Parse("2001:db8:1::/64")] }],
        NatGateways = [new() { Id = "nat-regional", IsRegional = true, Addresses = [new() { PublicIp = IPAddress.Parse("203.0.113.1") }] }],
        ElasticIps = [new(IPAddress.Parse("203.0.113.2"), null)],
        NetworkInterfaces =
        [
            new() { Id = "eni-1", VpcId = "vpc-1", SubnetId = "subnet-1", Description = "bastion", Addresses = [new(IPAddress.Parse("10.0.1.9"), IPAddress.Parse("203.0.113.3"))] },
        ],
    };

    [Theory]
    [InlineData("nat-regional", "203.0.113.1", true)]                  // without an allocation, as a regional gateway may be
    [InlineData("the Elastic IP of old", "203.0.113.2", true)]
    [InlineData("an address of eni-1 (bastion)", "203.0.113.3", true)]
    [InlineData("an address of subnet-1", "2001:db8:1::5", true)]      // IPv6 goes out as it is
    [InlineData("none of yours", "2001:db8:2::5", false)]
    [InlineData("none of yours", "198.51.100.7", false)]
    public void An_address_has_one_owner(string words, string address, bool yours) =>
        Assert.Equal(new AddressOwner(yours, words), AddressOwner.Of(Network, IPAddress.Parse(address)));

    [Fact]
    public void What_could_not_be_read_is_never_said_to_be_foreign()
    {
        var snapshot = Network with { Gaps = [new(ResourceKind.NatGateways, "ec2:DescribeNatGateways was denied")] };

        Assert.Equal(
            new AddressOwner(null, "not attributed, because ec2:DescribeNatGateways was denied"),
            AddressOwner.Of(snapshot, IPAddress.Parse("198.51.100.7")));
    }
}
