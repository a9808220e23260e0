using System.Net;
using System.Runtime.CompilerServices;
using ProbeSuite.Lab.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Network;

public class LabPlanTests
{
    [Fact]
    public void A_plan_reads_as_ip_and_nft_read_it() => Golden(Small().Plan.Describe());

    [Fact]
    public void Equal_input_gives_equal_text() => Assert.Equal(Small().Plan.Describe(), Small().Plan.Describe());

    [Fact]
    public void The_snapshot_is_completed_with_what_the_lab_assigned()
    {
        var done = Small().Plan.Snapshot;

        Assert.Equal(
            """
            lambda sn-private sg-lambda AWS Lambda VPC ENI-probe-private-00000000-0000-4000-8000-000000000000: 10.0.1.4
            interface sn-private sg-db RDSNetworkInterface: 10.0.1.5
            nat_gateway sn-public  Interface for NAT Gateway nat-a: 10.0.0.4 198.51.100.1
            vpc_endpoint sn-private sg-endpoint VPC Endpoint Interface vpce-sm: 10.0.1.6
            """,
            string.Join('\n', done.NetworkInterfaces.Select(eni => $"{eni.InterfaceType} {eni.SubnetId} {string.Join(',', eni.SecurityGroupIds)} {eni.Description}: {string.Join(' ', eni.Addresses.Select(address => $"{address.Address} {address.PublicIp}".Trim()))}")));
        var nat = Assert.Single(done.NatGateways[0].Addresses);
        Assert.Equal(done.ElasticIps[0], new ElasticIp(nat.PublicIp!, nat.AllocationId, nat.NetworkInterfaceId, nat.PrivateIp));
        var list = Assert.Single(done.PrefixLists);
        Assert.Equal(("com.amazonaws.eu-west-1.s3", "192.0.2.10/32"), (list.Name, $"{list.Entries![0]}"));
        Assert.Contains(done.RouteTables.Single(table => table.Id == "rtb-sn-private").Routes, route => route.Destination.PrefixListId == list.Id && route.Target.Id == "vpce-s3");
        Assert.Single(done.VpcEndpoints.Single(endpoint => endpoint.Id == "vpce-sm").NetworkInterfaceIds);
        Assert.Matches("^eni-[0-9a-f]{17}$", done.NetworkInterfaces[0].Id);
    }

    [Fact]
    public void A_completed_snapshot_is_complete()
    {
        var once = Small();
        var done = once.Plan.Snapshot;
        var again = once.Edit(_ => done).Plan;

        Assert.Equal(done.NetworkInterfaces.Select(eni => eni.Id), again.Snapshot.NetworkInterfaces.Select(eni => eni.Id));
        Assert.Equal(Small().Plan.Describe(), again.Describe());
    }

    [Fact]
    public void An_Elastic_IP_that_somebody_tied_to_a_functions_interface_is_kept()
    {
        var eni = new NetworkInterface
        {
            Id = "eni-1",
            VpcId = "vpc-a",
            SubnetId = "public",
            InterfaceType = "lambda",
            SecurityGroupIds = ["sg-a"],
            Addresses = [new(IPAddress.Parse("10.0.0.77"), IPAddress.Parse("198.51.100.3"))],
        };
        var plan = new Net().Vpc("vpc-a", "10.0.0.0/16").Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a").Group("sg-a", "vpc-a")
            .Edit(s => s with { NetworkInterfaces = [eni] }).Function("public", "sg-a", ["public"]).Plan;

        Assert.Equal("eni-1", plan.Environments[0].NetworkInterfaceId);
        Assert.Contains("10.0.0.77 : 198.51.100.3", plan.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_played_is_named()
    {
        var plan = new Net().Vpc("vpc-a", "10.0.0.0/16").Subnet("one", "vpc-a", "10.0.1.0/24", "192.168.0.0/16 vgw-office", "0.0.0.0/0 nat-lost")
            .Group("sg-a", "vpc-a", "out tcp 443 pl-partners")
            .Edit(s => s with
            {
                PeeringConnections = [new("pcx-far", "active", new("vpc-a", []), new("vpc-elsewhere", []))],
                NatGateways = [new() { Id = "nat-lost", SubnetId = "nowhere" }, new() { Id = "nat-regional", VpcId = "vpc-b", IsRegional = true }],
                DbInstances = [new() { Id = "orders" }],
                Instances = [new("i-faceless", null, null, [])],
                LoadBalancers = [new("front", "application", null, true, [], [])],
                NetworkInterfaces = [new() { Id = "eni-astray", VpcId = "vpc-a", SubnetId = "nowhere", Addresses = [new(IPAddress.Parse("10.0.9.9"))] }],
                TransitGateways = [new("tgw-1")],
                TransitGatewayAttachments = [new() { Id = "tgw-attach-1", TransitGatewayId = "tgw-1", ResourceType = "vpn", ResourceId = "vpn-1" }],
                VpcEndpoints = [new() { Id = "vpce-gwlb", VpcId = "vpc-a", Type = VpcEndpointType.GatewayLoadBalancer }, new() { Id = "vpce-ddb", VpcId = "vpc-a", ServiceName = "com.amazonaws.eu-west-1.dynamodb" }],
            })
            .Function("one", "sg-a", ["one"]).Function("two", "sg-lost", ["one"])
            .Plan;

        Assert.Equal(
            """
            eni-astray: its subnet or its addresses are not known
            front: its network interfaces are not known
            i-faceless: its network interfaces are not known
            nat-lost: its VPC is not known
            nat-regional: its VPC is not known
            orders: its subnets are not known
            pcx-far: one of its VPCs is not in the snapshot
            pl-partners: its addresses are not known
            sg-lost: its rules are not known, so it allows nothing
            tgw-attach-1: it attaches vpn vpn-1 in state available
            vgw-office: rtb-one routes 192.168.0.0/16 to it, and the lab has no such thing
            vpce-ddb: no host of the lab serves com.amazonaws.eu-west-1.dynamodb
            vpce-gwlb: endpoints of type GatewayLoadBalancer are not played
            """,
            string.Join('\n', plan.Unplayable.Select(thing => $"{thing.Resource}: {thing.Why}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Input_that_contradicts_itself_is_refused_with_the_place()
    {
        Assert.Equal("placement x: there is no subnet nowhere in the snapshot", Refusal(new Net().Function("x", "sg-a", ["nowhere"])));
        Assert.Equal("host b: 203.0.113.1 belongs to something else already", Refusal(new Net().Host("a", "203.0.113.1").Host("b", "203.0.113.1")));
        Assert.Equal("two things would share the namespace env-x-1: names of placements, hosts and databases must differ", Refusal(new Net().Function("x").Function("x")));
        Assert.Equal("subnet tiny has no free address left in 10.0.0.0/30", Refusal(new Net().Vpc("vpc-a", "10.0.0.0/16").Subnet("tiny", "vpc-a", "10.0.0.0/30").Function("x", "sg-a", ["tiny"])));
        Assert.Equal("subnet v6 has no IPv4 block, so nothing can stand in it", Refusal(new Net().Vpc("vpc-a", "10.0.0.0/16").Subnet("v6", "vpc-a", "2001:db8::/64").Function("x", "sg-a", ["v6"])));
    }

    private static string Refusal(Net net) => Assert.Throws<LabInputException>(() => net.Plan).Message;

    private static Net Small() => new Net().Vpc("vpc-a", "10.0.0.0/16")
        .Subnet("sn-public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a").Subnet("sn-private", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 nat-a")
        .Acl("acl-private", "vpc-a", "sn-private", "out 100 allow all 0.0.0.0/0", "in 90 deny tcp 22 0.0.0.0/0", "in 100 allow tcp 1024-65535 0.0.0.0/0")
        .Nat("nat-a", "sn-public")
        .Endpoint("vpce-s3", "vpc-a", VpcEndpointType.Gateway, "s3", ["rtb-sn-private"])
        .Endpoint("vpce-sm", "vpc-a", VpcEndpointType.Interface, "secretsmanager", ["sn-private"], "sg-endpoint")
        .Group("sg-lambda", "vpc-a", "out all 0.0.0.0/0").Group("sg-db", "vpc-a", "in tcp 5432 sg-lambda").Group("sg-endpoint", "vpc-a", "in tcp 443 10.0.0.0/16")
        .Db("orders", "sn-private", "sg-db")
        .Host("web", "203.0.113.10").Host("s3", "192.0.2.10", "s3")
        .Edit(s => s with { Functions = [new() { Name = "probe-private", PlacementName = "private" }] })
        .Function("no-vpc").Function("private", "sg-lambda", ["sn-private"], count: 2);

    /// <summary>Holds a text against <c>Golden/NAME.txt</c> beside this file; <c>PROBESUITE_ACCEPT=1</c> writes it.</summary>
    private static void Golden(string text, [CallerMemberName] string name = "", [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("PROBESUITE_ACCEPT") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
