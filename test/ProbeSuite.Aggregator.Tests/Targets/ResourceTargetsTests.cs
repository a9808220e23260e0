using System.Net;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Tests.Targets;

public class ResourceTargetsTests
{
    private static readonly Snapshot Network = new()
    {
        DbInstances = [new() { Id = "orders", EndpointAddress = "orders.abc.eu-west-1.rds.amazonaws.com", Port = 5432 }, new() { Id = "young", Status = "creating" }],
        LoadBalancers = [new("web", "application", "internal-web.elb.amazonaws.com", true, [], [])],
        VpcEndpoints = [new() { Id = "vpce-1", VpcId = "vpc-1", Type = VpcEndpointType.Interface, DnsNames = ["vpce-1.sqs.vpce.amazonaws.com"] }, new() { Id = "vpce-2", VpcId = "vpc-1" }],
        Instances = [new("i-1", "bastion", "running", ["eni-1"]), new("i-2", null, "terminated", [])],
        NetworkInterfaces =
        [
            new() { Id = "eni-1", VpcId = "vpc-1", SubnetId = "subnet-1", Addresses = [new(IPAddress.Parse("10.0.0.9")), new(IPAddress.Parse("2001:db8::9"))] },
            Lambda("eni-2", "10.0.0.20", "sg-other"),
            Lambda("eni-3", "10.0.0.30", "sg-b", "sg-a"),
        ],
        Functions =
        [
            new() { Name = "probe-none", PlacementName = "no-vpc", Placement = Placement.NoVpc },
            new() { Name = "probe-private", PlacementName = "private-subnet", Placement = new() { SubnetIds = ["subnet-1"], SecurityGroupIds = ["sg-a", "sg-b"] } },
            new() { Name = "probe-new", PlacementName = "new", Placement = new() { SubnetIds = ["subnet-1"], SecurityGroupIds = ["sg-a"] } },
        ],
    };

    [Theory]
    [InlineData("tcp://orders.abc.eu-west-1.rds.amazonaws.com:5432", "resource://orders")]
    [InlineData("tcp://orders.abc.eu-west-1.rds.amazonaws.com:6000", "resource://orders:6000")]
    [InlineData("tcp://internal-web.elb.amazonaws.com:443?patience=1s", "resource://web:443?patience=1s")]
    [InlineData("tcp://vpce-1.sqs.vpce.amazonaws.com:443", "resource://vpce-1")]
    [InlineData("tcp://10.0.0.9:22", "resource://bastion:22")]
    [InlineData("tcp://10.0.0.9:22", "resource://i-1:22")]
    [InlineData("tcp://10.0.0.30:443", "resource://private-subnet:443")]
    [InlineData("tcp://[2001:db8::9]:22?family=ipv6", "resource://eni-1:22?family=ipv6")]
    public void A_name_becomes_the_address_that_the_network_gives_it(string url, string resource)
    {
        Assert.Equal(url, ResourceTargets.Resolve(Target.Parse(resource), Network));
        Assert.Equal(TargetKind.Tcp, Target.Parse(url).Kind);
    }

    [Theory]
    [InlineData("resource://nobody:80", "the network has no database, load balancer, VPC endpoint, placement, instance or network interface nobody")]
    [InlineData("resource://no-vpc:443", "the placement no-vpc stands in no VPC, and has no network interface to connect to")]
    [InlineData("resource://new:443", "the placement new has no network interface yet; Lambda makes it with the function")]
    [InlineData("resource://private-subnet", "resource private-subnet has no port of its own; name one, as in resource://private-subnet:443")]
    [InlineData("resource://web", "resource web has no port of its own; name one, as in resource://web:443")]
    [InlineData("resource://young", "the database young has no address yet (status creating)")]
    [InlineData("resource://vpce-2", "the VPC endpoint vpce-2 has no name or address of its own")]
    [InlineData("resource://i-2:22", "the instance i-2 has no network interface (state terminated)")]
    public void What_leads_nowhere_says_why(string resource, string why) =>
        Assert.Equal(why, Assert.Throws<TargetException>(() => ResourceTargets.Resolve(Target.Parse(resource), Network)).Message);

    [Fact]
    public void A_gap_is_named_before_the_name_is_called_unknown() => Assert.Equal(
        "no resource nobody is known, and not all could be read: rds:DescribeDBInstances was denied. A database or load balancer can be named by its host",
        Assert.Throws<TargetException>(() => ResourceTargets.Resolve(
            Target.Parse("resource://nobody:80"), Network with { Gaps = [new(ResourceKind.DbInstances, "rds:DescribeDBInstances was denied")] })).Message);

    private static NetworkInterface Lambda(string id, string address, params string[] groups) =>
        new() { Id = id, VpcId = "vpc-1", SubnetId = "subnet-1", InterfaceType = "lambda", SecurityGroupIds = groups, Addresses = [new(IPAddress.Parse(address))] };
}
