using System.Net;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Network;

/// <summary>Networks beyond the usual VPC, each with the flows that teach something about it.</summary>
public class OtherTrafficTests
{
    [Fact]
    public async Task IPv6_leaves_by_the_gateway_that_the_subnets_own_route_names() => await Check(
        new Net().Vpc("vpc-a", "10.0.0.0/16", "2001:db8:a::/56")
            .Subnet("public", "vpc-a", "10.0.0.0/24 2001:db8:a:0::/64", "0.0.0.0/0 igw-a", "::/0 igw-a")
            .Subnet("private", "vpc-a", "10.0.1.0/24 2001:db8:a:1::/64", "::/0 eigw-a")
            .Subnet("isolated", "vpc-a", "10.0.2.0/24 2001:db8:a:2::/64")
            .Group("sg-all", "vpc-a", "in all 0.0.0.0/0", "in all ::/0", "out all 0.0.0.0/0", "out all ::/0")
            .Instance("i-public", "vpc-a", "public", "10.0.0.20 2001:db8:a::20", "sg-all")
            .Instance("i-private", "vpc-a", "private", "10.0.1.20 2001:db8:a:1::20", "sg-all")
            .Host("web", "203.0.113.10 2001:db8:beef::10")
            .Function("no-vpc")
            .Function("public", "sg-all", ["public"], ipv6: true)
            .Function("private", "sg-all", ["private"], ipv6: true)
            .Function("isolated", "sg-all", ["isolated"], ipv6: true)
            .Function("ipv4-only", "sg-all", ["private"]),
        ("no-vpc -> [2001:db8:beef::10]:443", "no route"),                                 // no IPv6 without a VPC
        ("ipv4-only -> [2001:db8:beef::10]:443", "no route"),                              // Ipv6AllowedForDualStack is off
        ("public -> [2001:db8:beef::10]:443", "host-web from 2001:db8:a::4"),              // IPv6 needs no public address of its own
        ("public -> 203.0.113.10:443", "silence"),
        ("private -> [2001:db8:beef::10]:443", "host-web from 2001:db8:a:1::4"),
        ("isolated -> [2001:db8:beef::10]:443", "silence"),
        ("private -> [2001:db8:a::20]:443", "i-public from 2001:db8:a:1::4"),
        ("private -> [2001:db8:a::21]:443", "silence"),
        ("private -> [fd00:ec2::253]:53", "dns-1 from 2001:db8:a:1::4"),
        ("i-private -> [2001:db8:beef::10]:443", "host-web from 2001:db8:a:1::20"),
        ("host-web -> [2001:db8:a::20]:443", "i-public from 2001:db8:beef::10"),
        ("host-web -> [2001:db8:a:1::20]:443", "silence"),                                 // an egress-only gateway lets nobody in
        ("host-web -> [2001:db8:a::4]:443", "silence"));

    [Fact]
    public async Task A_peering_carries_what_both_sides_route_and_nothing_beyond() => await Check(
        Peered(returnRoute: true),
        ("a -> 10.1.0.20:443", "i-b from 10.0.1.4"),
        ("a -> 203.0.113.10:443", "silence"),                     // not through the peer's NAT gateway
        ("a -> 192.0.2.10:443", "silence"),                       // nor its gateway endpoint
        ("a -> 10.1.0.2:53", "silence"),                          // nor its resolver
        ("i-b -> 10.0.1.20:443", "i-a from 10.1.0.20"));

    [Fact]
    public async Task A_peering_routed_on_one_side_carries_nothing() => await Check(
        Peered(returnRoute: false),
        ("a -> 10.1.0.20:443", "silence"),
        ("i-b -> 10.0.1.20:443", "silence"));

    [Fact]
    public async Task Two_VPCs_with_the_same_addresses_do_not_meet() => await Check(
        new Net().Vpc("vpc-a", "10.0.0.0/16").Vpc("vpc-b", "10.0.0.0/16")
            .Subnet("a", "vpc-a", "10.0.1.0/24").Subnet("b", "vpc-b", "10.0.1.0/24")
            .Subnet("b-public", "vpc-b", "10.0.0.0/24", "0.0.0.0/0 igw-b").Nat("nat-b", "b-public")
            .Edit(s => s with { RouteTables = [.. s.RouteTables.Select(table => table.Id == "rtb-b" ? table with { Routes = [RuleText.Route("0.0.0.0/0 nat-b")] } : table)] })
            .Group("sg-a", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0").Group("sg-b", "vpc-b", "in all 0.0.0.0/0", "out all 0.0.0.0/0")
            .Db("one", "a", "sg-a").Db("two", "b", "sg-b").Host("web", "203.0.113.10")
            .Function("a", "sg-a", ["a"]).Function("b", "sg-b", ["b"]),
        ("a -> 10.0.1.5:5432", "db-one from 10.0.1.4"),
        ("b -> 10.0.1.5:5432", "db-two from 10.0.1.4"),
        ("a -> 203.0.113.10:443", "silence"),
        ("b -> 203.0.113.10:443", "host-web from 198.51.100.1"));  // the lab's own first Elastic IP

    [Fact]
    public async Task A_transit_gateway_joins_VPCs_and_lends_one_of_them_the_internet() => await Check(
        new Net().Vpc("vpc-a", "10.0.0.0/16").Vpc("vpc-b", "10.1.0.0/16")
            .Subnet("a", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 tgw-1")
            .Subnet("a-far", "vpc-a", "10.0.2.0/24", "0.0.0.0/0 tgw-1").Zone("a-far", "euw1-az2")
            .Subnet("b-tgw", "vpc-b", "10.1.0.0/24", "0.0.0.0/0 nat-b", "10.0.0.0/16 tgw-1")
            .Subnet("b-public", "vpc-b", "10.1.1.0/24", "0.0.0.0/0 igw-b", "10.0.0.0/16 tgw-1")
            .Nat("nat-b", "b-public", "198.51.100.7")
            .Group("sg-a", "vpc-a", "out all 0.0.0.0/0").Group("sg-b", "vpc-b", "in tcp 443 10.0.0.0/16").Group("sg-ref", "vpc-b", "in tcp 443 sg-a")
            .Instance("i-b", "vpc-b", "b-public", "10.1.1.20", "sg-b")
            .Instance("i-ref", "vpc-b", "b-public", "10.1.1.21", "sg-ref")
            .Transit("tgw-1", "vpc-a a", "vpc-b b-tgw")
            .Edit(s => s with
            {
                TransitGatewayRouteTables =
                [
                    .. s.TransitGatewayRouteTables.Select(table => table with { Routes = [new(IPNetwork.Parse("0.0.0.0/0"), ["tgw-1-attach-2"])] }),
                ],
            })
            .Host("web", "203.0.113.10")
            .Function("a", "sg-a", ["a"]).Function("a-far", "sg-a", ["a-far"]),
        ("a -> 10.1.1.20:443", "i-b from 10.0.1.4"),
        ("a -> 10.1.1.21:443", "silence"),                         // groups mean nothing across, unless both sides say so
        ("a -> 203.0.113.10:443", "host-web from 198.51.100.7"),
        ("a -> 10.1.0.2:53", "silence"),                           // resolvers serve their own VPC
        ("a-far -> 10.1.1.20:443", "silence"));                    // the gateway has no interface in that zone

    [Fact]
    public async Task A_NAT_instance_works_only_without_source_and_destination_check() => await Check(
        new Net().Vpc("vpc-a", "10.0.0.0/16")
            .Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a")
            .Subnet("good", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 eni-nat").Subnet("bad", "vpc-a", "10.0.2.0/24", "0.0.0.0/0 i-checked")
            .Group("sg-all", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0")
            .Instance("i-nat", "vpc-a", "public", "10.0.0.20", "sg-all", "198.51.100.8", check: false)
            .Instance("i-checked", "vpc-a", "public", "10.0.0.21", "sg-all", "198.51.100.9")
            .Host("web", "203.0.113.10").Function("good", "sg-all", ["good"]).Function("bad", "sg-all", ["bad"]),
        ("good -> 203.0.113.10:443", "host-web from 198.51.100.8"),
        ("bad -> 203.0.113.10:443", "silence"));

    [Fact]
    public async Task NAT_gateways_of_other_kinds_and_states() => await Check(
        new Net().Vpc("vpc-a", "10.0.0.0/16").Vpc("vpc-b", "10.1.0.0/16")
            .Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a").Subnet("no-igw", "vpc-a", "10.0.9.0/24", "10.1.0.0/16 pcx-ab")
            .Subnet("regional", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 nat-regional").Subnet("private-nat", "vpc-a", "10.0.2.0/24", "0.0.0.0/0 nat-private")
            .Subnet("stranded", "vpc-a", "10.0.3.0/24", "0.0.0.0/0 nat-stranded").Subnet("failed", "vpc-a", "10.0.4.0/24", "0.0.0.0/0 nat-failed")
            .Subnet("two", "vpc-a", "10.0.5.0/24", "0.0.0.0/0 nat-two").Subnet("b", "vpc-b", "10.1.0.0/24", "10.0.9.0/24 pcx-ab")
            .Nat("nat-private", "no-igw", isPublic: false).Nat("nat-stranded", "no-igw").Nat("nat-failed", "public").Nat("nat-two", "public", "198.51.100.31")
            .Peering("pcx-ab", "vpc-a", "vpc-b")
            .Group("sg-all", "vpc-a", "out all 0.0.0.0/0").Group("sg-b", "vpc-b", "in all 10.0.9.0/24")
            .Instance("i-b", "vpc-b", "b", "10.1.0.20", "sg-b").Host("web", "203.0.113.10")
            .Edit(s => s with
            {
                NatGateways =
                [
                    .. s.NatGateways.Select(nat => nat.Id == "nat-failed" ? nat with { State = "failed" } : nat),
                    new NatGateway { Id = "nat-regional", VpcId = "vpc-a", IsRegional = true, Addresses = [new() { PublicIp = IPAddress.Parse("198.51.100.41"), AvailabilityZone = "euw1-az1" }, new() { PublicIp = IPAddress.Parse("198.51.100.42"), AvailabilityZone = "euw1-az2" }] },
                ],
            })
            .Function("regional", "sg-all", ["regional"]).Function("private-nat", "sg-all", ["private-nat"])
            .Function("stranded", "sg-all", ["stranded"]).Function("failed", "sg-all", ["failed"]).Function("two", "sg-all", ["two"]),
        ("regional -> 203.0.113.10:443", "host-web from 198.51.100.41"),  // the address of its own zone
        ("private-nat -> 10.1.0.20:443", "i-b from 10.0.9.4"),            // a private gateway only changes the source
        ("private-nat -> 203.0.113.10:443", "silence"),
        ("stranded -> 203.0.113.10:443", "silence"),                      // its own subnet has no way out
        ("failed -> 203.0.113.10:443", "silence"),
        ("two -> 203.0.113.10:443", "host-web from 198.51.100.31"),
        ("host-web -> 198.51.100.41:443", "silence"));

    [Theory]
    [InlineData(BlockPublicAccess.Off, "host-web from 198.51.100.9", "i-server from 203.0.113.10")]
    [InlineData(BlockPublicAccess.Ingress, "host-web from 198.51.100.9", "silence")]    // NAT gateways may still ask
    [InlineData(BlockPublicAccess.Bidirectional, "silence", "silence")]
    public async Task Block_public_access_shuts_the_gateways(BlockPublicAccess mode, string nat, string inbound) => await Check(
        new Net().Vpc("vpc-a", "10.0.0.0/16").Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a").Subnet("private", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 nat-a")
            .Nat("nat-a", "public", "198.51.100.9").Group("sg-all", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0")
            .Instance("i-server", "vpc-a", "public", "10.0.0.20", "sg-all", "198.51.100.8")
            .Edit(s => s with { Vpcs = [.. s.Vpcs.Select(vpc => vpc with { BlockPublicAccess = mode })] })
            .Host("web", "203.0.113.10").Function("private", "sg-all", ["private"]),
        ("private -> 203.0.113.10:443", nat),
        ("host-web -> 198.51.100.8:443", inbound),
        ("private -> 10.0.0.20:443", "i-server from 10.0.1.4"));

    [Fact]
    public async Task The_longest_prefix_wins_over_the_endpoint_and_inside_the_VPC() => await Check(
        new Net().Vpc("vpc-a", "10.0.0.0/16")
            .Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a")
            .Subnet("special", "vpc-a", "10.0.1.0/24", "192.0.2.10/32 nat-a", "192.0.2.20/32 vgw-office", "10.0.3.0/24 eni-nat")
            .Subnet("data", "vpc-a", "10.0.3.0/24")
            .Nat("nat-a", "public", "198.51.100.9")
            .Edit(s => s with { PrefixLists = [new("pl-s3", "com.amazonaws.eu-west-1.s3", null)] })
            .Endpoint("vpce-s3", "vpc-a", VpcEndpointType.Gateway, "s3", ["rtb-special"])
            .Group("sg-s3", "vpc-a", "out tcp 443 pl-s3", "out tcp 5432 10.0.3.0/24").Group("sg-all", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0")
            .Instance("i-nat", "vpc-a", "public", "10.0.0.20", "sg-all", check: false).Db("orders", "data", "sg-all")
            .Host("s3", "192.0.2.10 192.0.2.11 192.0.2.20", "s3").Host("web", "203.0.113.10")
            .Function("special", "sg-s3", ["special"]),
        ("special -> 192.0.2.11:443", "gwep-1 from 10.0.1.4"),
        ("special -> 192.0.2.20:443", "silence"),                         // a more specific route leads to what is not played
        ("special -> 10.0.3.4:5432", "db-orders from 10.0.0.20"),         // more specific than local: through the appliance
        ("special -> 203.0.113.10:443", "silence"));

    [Fact]
    public async Task Resolvers_answer_only_where_DNS_support_is_on_and_custom_ones_are_filtered()
    {
        var net = new Net().Vpc("vpc-a", "10.0.0.0/16").Vpc("vpc-b", "10.1.0.0/16")
            .Subnet("a", "vpc-a", "10.0.1.0/24").Subnet("b", "vpc-b", "10.1.1.0/24")
            .Edit(s => s with
            {
                Vpcs = [s.Vpcs[0] with { EnableDnsSupport = false }, s.Vpcs[1] with { DhcpOptionsId = "dopt-b" }],
                DhcpOptions = [new("dopt-b", ["10.1.1.53", DhcpOptions.AmazonProvided])],
            })
            .Group("sg-a", "vpc-a", "out all 0.0.0.0/0").Group("sg-b", "vpc-b", "out tcp 443 0.0.0.0/0").Group("sg-dns", "vpc-b", "in all 0.0.0.0/0")
            .Instance("i-dns", "vpc-b", "b", "10.1.1.53", "sg-dns").Function("a", "sg-a", ["a"]).Function("b", "sg-b", ["b"]);

        Assert.Equal(["10.0.0.2", "10.1.1.53,10.1.0.2"], net.Plan.Environments.Select(site => string.Join(',', site.NameServers)));
        await Check(net,
            ("a -> 10.0.0.2:53", "silence"),
            ("a -> 169.254.169.253:53", "silence"),
            ("b -> 10.1.0.2:53", "dns-2 from 10.1.1.4"),
            ("b -> 10.1.1.53:53", "silence"));                            // an ordinary interface: the group has no rule for it
    }

    [Fact]
    public async Task Environments_of_one_subnet_and_group_set_share_an_interface_and_reach_no_other()
    {
        var net = new Net().Vpc("vpc-a", "10.0.0.0/16").Subnet("one", "vpc-a", "10.0.1.0/24").Subnet("two", "vpc-a", "10.0.2.0/24")
            .Group("sg-all", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0").Db("orders", "two", "sg-all")
            .Function("first", "sg-all", ["one", "two"], count: 3).Function("second", "sg-all", ["one"]);
        var sites = net.Plan.Environments;

        Assert.Equal(["one", "two", "one", "one"], sites.Select(site => site.SubnetId));
        Assert.Equal(["10.0.1.4", "10.0.2.4", "10.0.1.4", "10.0.1.4"], sites.Select(site => $"{site.Addresses[0]}"));
        Assert.Equal(2, sites.Select(site => site.NetworkInterfaceId).Distinct().Count());
        await Check(net,
            ("env-first-1 -> 10.0.2.5:5432", "db-orders from 10.0.1.4"),
            ("env-first-2 -> 10.0.2.5:5432", "db-orders from 10.0.2.4"),
            ("env-second-1 -> 10.0.2.5:5432", "db-orders from 10.0.1.4"),
            ("env-second-1 -> 10.0.2.4:443", "silence"),
            ("env-second-1 -> 169.254.100.3:443", "silence"),
            ("db-orders -> 10.0.1.4:443", "silence"));
    }

    private static Net Peered(bool returnRoute) => new Net().Vpc("vpc-a", "10.0.0.0/16").Vpc("vpc-b", "10.1.0.0/16")
        .Subnet("a", "vpc-a", "10.0.1.0/24", "10.1.0.0/16 pcx-ab", "0.0.0.0/0 pcx-ab")
        .Subnet("b", "vpc-b", "10.1.0.0/24", returnRoute ? ["10.0.0.0/16 pcx-ab", "0.0.0.0/0 nat-b"] : ["0.0.0.0/0 nat-b"])
        .Subnet("b-public", "vpc-b", "10.1.1.0/24", "0.0.0.0/0 igw-b", "10.0.0.0/16 pcx-ab").Nat("nat-b", "b-public")
        .Endpoint("vpce-b", "vpc-b", VpcEndpointType.Gateway, "s3", ["rtb-b", "rtb-b-public"])
        .Peering("pcx-ab", "vpc-a", "vpc-b")
        .Group("sg-a", "vpc-a", "out all 0.0.0.0/0", "in tcp 443 sg-b").Group("sg-b", "vpc-b", "in tcp 443 sg-a", "out all 0.0.0.0/0")
        .Instance("i-a", "vpc-a", "a", "10.0.1.20", "sg-a").Instance("i-b", "vpc-b", "b", "10.1.0.20", "sg-b")
        .Host("web", "203.0.113.10").Host("s3", "192.0.2.10", "s3").Function("a", "sg-a", ["a"]);

    private static async Task Check(Net net, params (string Flow, string Seen)[] flows)
    {
        await using var traffic = await Traffic.StartAsync(net.Plan);
        var seen = await Task.WhenAll(flows.Select(async flow => $"{flow.Flow}: {await traffic.AskAsync(flow.Flow, flow.Seen)}"));

        Assert.Equal(string.Join('\n', flows.Select(flow => $"{flow.Flow}: {flow.Seen}")), string.Join('\n', seen));
    }
}
