using System.Net;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;

namespace ProbeSuite.Tests.Topology.Differences;

public class NetworkChangesTests
{
    private static readonly Snapshot Network = new()
    {
        Subnets = [new() { Id = "subnet-1", VpcId = "vpc-1", AvailableIpAddressCount = 250 }],
        RouteTables = [new() { Id = "rtb-1", VpcId = "vpc-1", Routes = [To("nat-1")] }, new() { Id = "rtb-0", VpcId = "vpc-1" }],
        NatGateways = [new() { Id = "nat-1" }],
        NetworkAcls = [new() { Id = "acl-1", VpcId = "vpc-1", Entries = [new(100, false, Protocol.All, IPNetwork.Parse("0.0.0.0/0"), null, true)] }],
        SecurityGroups = [new() { Id = "sg-1", Egress = [new(Protocol.Tcp, new(443, 443), RulePeer.OfGroup("sg-2"))] }],
        NetworkInterfaces = [new() { Id = "eni-1", SubnetId = "subnet-1", VpcId = "vpc-1" }],
        Functions = [new() { Name = "probe", State = "Active" }],
    };

    [Fact]
    public void A_change_is_told_with_resource_and_field()
    {
        var now = Network with
        {
            RouteTables = [new() { Id = "rtb-1", VpcId = "vpc-1", SubnetIds = ["subnet-1"] }, new() { Id = "rtb-2", VpcId = "vpc-1" }],
            NatGateways = [new() { Id = "nat-1", State = "deleted" }],
            NetworkAcls = [new() { Id = "acl-1", VpcId = "vpc-1", Entries = [new(100, false, Protocol.All, IPNetwork.Parse("0.0.0.0/0"), null, false)] }],
            SecurityGroups = [new() { Id = "sg-1" }],
            Functions = [new() { Name = "probe", State = "Inactive", Placement = new() { VpcId = "vpc-1" } }],
        };

        Assert.Equal(
            [
                "state of nat-1: available → deleted",              // on the way that failed
                "rtb-0 is gone",
                "route 0.0.0.0/0 of rtb-1: nat-1 → (gone)",
                "subnetIds of rtb-1: (none) → subnet-1",
                "rtb-2 is new",
                "inbound entry of acl-1: 100 allow all traffic from 0.0.0.0/0 → 100 deny all traffic from 0.0.0.0/0",
                "egress of sg-1: tcp 443 sg-2 → (gone)",
                "placement.vpcId of function probe: (none) → vpc-1",
            ],
            NetworkChanges.Between(Network, now, new HashSet<string> { "nat-1" }));
    }

    [Fact]
    public void A_route_that_leads_nowhere_has_changed() => Assert.Equal(
        ["route 0.0.0.0/0 of rtb-1: nat-1 → nat-1 (blackhole)"],
        Between(Network with { RouteTables = [new() { Id = "rtb-1", VpcId = "vpc-1", Routes = [To("nat-1") with { State = RouteState.Blackhole }] }, Network.RouteTables[1]] }));

    [Fact]
    public void What_comes_and_goes_by_itself_is_no_change() => Assert.Equal([], Between(Network with
    {
        Subnets = [Network.Subnets[0] with { AvailableIpAddressCount = 12 }],
        NetworkInterfaces = [],
        Functions = [Network.Functions[0] with { State = "Inactive" }],
    }));

    [Fact]
    public void A_network_that_could_not_be_read_tells_nothing()
    {
        var blind = new Snapshot { Gaps = [.. Enum.GetValues<ResourceKind>().Select(kind => new Gap(kind, "denied"))] };

        Assert.Null(Between(blind));
        Assert.Null(NetworkChanges.Between(blind, Network, new HashSet<string>()));
    }

    [Fact]
    public void Another_network_altogether_is_counted()
    {
        var many = Network with { SecurityGroups = [.. Enumerable.Range(0, 150).Select(number => new SecurityGroup { Id = $"sg-{number:000}" }), Network.SecurityGroups[0]] };

        Assert.Equal((NetworkChanges.Most + 1, "and 50 more"), Between(many) is { } told ? (told.Count, told[^1]) : default);
    }

    private static IReadOnlyList<string>? Between(Snapshot now) => NetworkChanges.Between(Network, now, new HashSet<string>());

    private static Route To(string target) => new(AddressRange.Of(IPNetwork.Parse("0.0.0.0/0")), new(RouteTargetKind.NatGateway, target));
}
