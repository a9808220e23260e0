using System.Net;
using ProbeSuite.Checks;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Tests;

/// <summary>One VPC: a public subnet with a NAT gateway, a private one behind it with a database.</summary>
internal static class SomeNetwork
{
    public const string Targets = """{"internet":"https://example.com/","database":"resource://orders","egress":"egress://"}""";

    private static readonly IPNetwork Everything = IPNetwork.Parse("0.0.0.0/0");

    public static Snapshot Snapshot { get; } = new()
    {
        Region = "eu-west-1",
        Account = "123456789012",
        Vpcs = [new() { Id = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.0.0/16")], EnableDnsSupport = true, EnableDnsHostnames = true }],
        Subnets =
        [
            new() { Id = "subnet-public", VpcId = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.0.0/24")], AvailabilityZone = "eu-west-1a", AvailabilityZoneId = "euw1-az1" },
            new() { Id = "subnet-private", VpcId = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.1.0/24")], AvailabilityZone = "eu-west-1a", AvailabilityZoneId = "euw1-az1" },
        ],
        InternetGateways = [new() { Id = "igw-1", Attachments = [new("vpc-1", "available")] }],
        NatGateways =
        [
            new()
            {
                Id = "nat-1",
                VpcId = "vpc-1",
                SubnetId = "subnet-public",
                Addresses = [new() { PublicIp = IPAddress.Parse("203.0.113.9"), PrivateIp = IPAddress.Parse("10.0.0.20"), AllocationId = "eipalloc-1", NetworkInterfaceId = "eni-nat" }],
            },
        ],
        ElasticIps = [new(IPAddress.Parse("203.0.113.9"), "eipalloc-1", "eni-nat", IPAddress.Parse("10.0.0.20"))],
        RouteTables = [Table("rtb-public", "subnet-public", new(RouteTargetKind.InternetGateway, "igw-1")), Table("rtb-private", "subnet-private", new(RouteTargetKind.NatGateway, "nat-1"))],
        NetworkAcls =
        [
            new()
            {
                Id = "acl-1",
                VpcId = "vpc-1",
                IsDefault = true,
                SubnetIds = ["subnet-public", "subnet-private"],
                Entries = [new(100, false, Protocol.All, Everything, null, true), new(100, true, Protocol.All, Everything, null, true)],
            },
        ],
        SecurityGroups =
        [
            new() { Id = "sg-probe", VpcId = "vpc-1", Egress = [new(Protocol.All, null, RulePeer.Of(Everything))] },
            new() { Id = "sg-db", VpcId = "vpc-1", Ingress = [new(Protocol.Tcp, new(5432, 5432), RulePeer.OfGroup("sg-probe"))] },
        ],
        NetworkInterfaces =
        [
            new() { Id = "eni-db", VpcId = "vpc-1", SubnetId = "subnet-private", Description = "RDSNetworkInterface", SecurityGroupIds = ["sg-db"], Addresses = [new(IPAddress.Parse("10.0.1.50"))] },
            new() { Id = "eni-nat", VpcId = "vpc-1", SubnetId = "subnet-public", InterfaceType = "nat_gateway", Addresses = [new(IPAddress.Parse("10.0.0.20"), IPAddress.Parse("203.0.113.9"), "eipalloc-1")] },
        ],
        DbInstances =
        [
            new()
            {
                Id = "orders",
                Engine = "postgres",
                EndpointAddress = "orders.abc.eu-west-1.rds.amazonaws.com",
                Port = 5432,
                VpcId = "vpc-1",
                SubnetIds = ["subnet-private"],
                SecurityGroupIds = ["sg-db"],
                PubliclyAccessible = false,
                Status = "available",
            },
        ],
    };

    /// <summary>What probes see when all is as the configuration says.</summary>
    public static void SeeAsPredicted(Dictionary<string, Observation> seen)
    {
        var silent = new Observation { Target = "", Outcome = new Outcome.Silent(Stage.Tcp, 3000) };
        var answered = new Observation { Target = "", Outcome = new Outcome.Answered(200) };
        seen["no-vpc → internet"] = answered;
        seen["no-vpc → database"] = silent with { RemoteAddress = "10.0.1.50:5432" };
        seen["no-vpc → egress"] = answered with { EgressAddress = "198.51.100.77" };
        seen["private-subnet → internet"] = answered;
        seen["private-subnet → database"] = new() { Target = "", Outcome = new Outcome.Connected(), RemoteAddress = "10.0.1.50:5432" };
        seen["private-subnet → egress"] = answered with { EgressAddress = "203.0.113.9" };
        seen["public-subnet → internet"] = silent;
        seen["public-subnet → database"] = new() { Target = "", Outcome = new Outcome.Connected(), RemoteAddress = "10.0.1.50:5432" };
        seen["public-subnet → egress"] = silent;
    }

    public static Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellation) => Task.FromResult<IPAddress[]>(
        [IPAddress.Parse(name == "example.com" ? "93.184.216.34" : "52.19.0.1")]);

    /// <summary>What Lambda says of a probe.</summary>
    public static string Configuration(string function) => function switch
    {
        "probe-private" => Attached(function, "subnet-private"),
        "probe-public" => Attached(function, "subnet-public"),
        _ => $$"""{"FunctionName":"{{function}}","State":"Active"}""",
    };

    private static string Attached(string function, string subnet) =>
        $$$"""{"FunctionName":"{{{function}}}","State":"Active","VpcConfig":{"VpcId":"vpc-1","SubnetIds":["{{{subnet}}}"],"SecurityGroupIds":["sg-probe"]}}""";

    private static RouteTable Table(string id, string subnet, RouteTarget way) => new()
    {
        Id = id,
        VpcId = "vpc-1",
        SubnetIds = [subnet],
        Routes = [new(AddressRange.Of(IPNetwork.Parse("10.0.0.0/16")), RouteTarget.Local), new(AddressRange.Of(Everything), way)],
    };
}
