using System.Net;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Benchmarks;

/// <summary>
/// An account of a good size: 10 VPCs, 1,000 subnets, 2,000 security groups, 10,000 interfaces; in it 100 placements, and
/// 1,000 targets inside and outside. Always the same.
/// </summary>
internal static class LargeNetwork
{
    private const int Vpcs = 10, SubnetsOfVpc = 100, GroupsOfVpc = 200, CardsOfSubnet = 10;

    private static readonly IPNetwork Everywhere = IPNetwork.Parse("0.0.0.0/0");
    private static readonly IPNetwork S3 = IPNetwork.Parse("52.216.0.0/15");

    /// <summary>The network.</summary>
    public static Snapshot Snapshot { get; } = new()
    {
        Region = "eu-west-1",
        Vpcs = [.. Each(Vpcs, vpc => new Vpc { Id = $"vpc-{vpc}", CidrBlocks = [IPNetwork.Parse($"10.{vpc}.0.0/16")], EnableDnsSupport = true, EnableDnsHostnames = true })],
        Subnets = [.. Each(Vpcs, vpc => Each(SubnetsOfVpc, subnet => new Subnet { Id = $"subnet-{vpc}-{subnet}", VpcId = $"vpc-{vpc}", CidrBlocks = [IPNetwork.Parse($"10.{vpc}.{subnet}.0/24")], AvailabilityZone = $"eu-west-1{"abc"[subnet % 3]}" })).SelectMany(all => all)],
        RouteTables = [.. Each(Vpcs, vpc => new[] { Table(vpc, "main", $"nat-{vpc}", []), Table(vpc, "public", $"igw-{vpc}", [$"subnet-{vpc}-0"]) }).SelectMany(all => all)],
        NetworkAcls = [.. Each(Vpcs, Acl)],
        SecurityGroups = [.. Each(Vpcs, vpc => Each(GroupsOfVpc, group => Group(vpc, group))).SelectMany(all => all)],
        InternetGateways = [.. Each(Vpcs, vpc => new InternetGateway { Id = $"igw-{vpc}", Attachments = [new($"vpc-{vpc}", "available")] })],
        NatGateways = [.. Each(Vpcs, vpc => new NatGateway { Id = $"nat-{vpc}", VpcId = $"vpc-{vpc}", SubnetId = $"subnet-{vpc}-0", Addresses = [new() { PrivateIp = IPAddress.Parse($"10.{vpc}.0.250"), PublicIp = IPAddress.Parse($"52.0.0.{vpc}") }] })],
        VpcEndpoints = [.. Each(Vpcs, vpc => new VpcEndpoint { Id = $"vpce-{vpc}", VpcId = $"vpc-{vpc}", ServiceName = "com.amazonaws.eu-west-1.s3" })],
        PrefixLists = [new("pl-s3", "com.amazonaws.eu-west-1.s3", [S3])],
        PeeringConnections = [.. Each(Vpcs, vpc => new PeeringConnection($"pcx-{vpc}", "active", Side(vpc), Side((vpc + 1) % Vpcs)))],
        NetworkInterfaces = [.. Each(Vpcs, vpc => Each(SubnetsOfVpc, subnet => Each(CardsOfSubnet, card => Card(vpc, subnet, card)))).SelectMany(all => all).SelectMany(all => all)],
    };

    /// <summary>Functions, each in two subnets of one VPC.</summary>
    public static IReadOnlyList<Placement> Placements { get; } = [.. Each(100, number => new Placement
    {
        VpcId = $"vpc-{number % Vpcs}",
        SubnetIds = [$"subnet-{number % Vpcs}-{1 + (number % 40)}", $"subnet-{number % Vpcs}-{50 + (number % 40)}"],
        SecurityGroupIds = [$"sg-{number % Vpcs}-{number % GroupsOfVpc}"],
    })];

    /// <summary>Of ten targets, seven are addresses in VPCs, one is on the internet, one is a name and one is S3.</summary>
    public static IReadOnlyList<Target> Targets { get; } = [.. Each(1000, number => Target.Parse((number % 10) switch
    {
        7 => $"tcp://93.184.{number / 256}.{number % 256}:443",
        8 => $"https://host-{number}.example.com",
        9 => $"s3://bucket-{number}/key",
        _ => $"tcp://10.{number % Vpcs}.{number % SubnetsOfVpc}.{10 + (number % CardsOfSubnet)}:{(number % 3 == 0 ? 443 : 5432)}",
    }))];

    private static IEnumerable<T> Each<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).Select(make);

    private static RouteTable Table(int vpc, string name, string way, string[] subnets) => new()
    {
        Id = $"rtb-{vpc}-{name}",
        VpcId = $"vpc-{vpc}",
        IsMain = subnets.Length == 0,
        SubnetIds = subnets,
        Routes =
        [
            new(AddressRange.Of(IPNetwork.Parse($"10.{vpc}.0.0/16")), RouteTarget.Local),
            new(AddressRange.Of(IPNetwork.Parse($"10.{(vpc + 1) % Vpcs}.0.0/16")), new(RouteTargetKind.PeeringConnection, $"pcx-{vpc}")),
            new(AddressRange.Of(IPNetwork.Parse($"10.{(vpc + Vpcs - 1) % Vpcs}.0.0/16")), new(RouteTargetKind.PeeringConnection, $"pcx-{(vpc + Vpcs - 1) % Vpcs}")),
            new(AddressRange.OfPrefixList("pl-s3"), new(RouteTargetKind.VpcEndpoint, $"vpce-{vpc}")),
            new(AddressRange.Of(Everywhere), new(way[0] == 'n' ? RouteTargetKind.NatGateway : RouteTargetKind.InternetGateway, way)),
        ],
    };

    private static NetworkAcl Acl(int vpc) => new()
    {
        Id = $"acl-{vpc}",
        VpcId = $"vpc-{vpc}",
        IsDefault = true,
        Entries =
        [
            .. Each(5, number => new NetworkAclEntry(10 + number, Egress: number % 2 == 0, Protocol.Tcp, IPNetwork.Parse($"198.51.100.{number}/32"), null, Allows: false)),
            new(100, Egress: true, Protocol.All, Everywhere, null, Allows: true),
            new(100, Egress: false, Protocol.All, Everywhere, null, Allows: true),
        ],
    };

    private static SecurityGroup Group(int vpc, int group) => new()
    {
        Id = $"sg-{vpc}-{group}",
        VpcId = $"vpc-{vpc}",
        Egress = [.. Each(3, number => new SecurityGroupRule(Protocol.Tcp, new(8000 + number, 8000 + number), RulePeer.Of(Everywhere))), new(Protocol.All, null, RulePeer.Of(Everywhere))],
        Ingress =
        [
            .. Each(8, number => new SecurityGroupRule(Protocol.Tcp, new(443, 443), RulePeer.Of(IPNetwork.Parse($"172.16.{number}.0/24")))),
            new(Protocol.Tcp, new(5432, 5432), RulePeer.OfGroup($"sg-{vpc}-{(group + 1) % GroupsOfVpc}")),
            new(Protocol.Tcp, new(5432, 5432), RulePeer.Of(IPNetwork.Parse($"10.{vpc}.0.0/17"))),
        ],
    };

    private static NetworkInterface Card(int vpc, int subnet, int card) => new()
    {
        Id = $"eni-{vpc}-{subnet}-{card}",
        VpcId = $"vpc-{vpc}",
        SubnetId = $"subnet-{vpc}-{subnet}",
        InterfaceType = card == 0 ? "lambda" : "interface",
        SecurityGroupIds = [$"sg-{vpc}-{((subnet * CardsOfSubnet) + card) % GroupsOfVpc}"],
        Addresses = [new(IPAddress.Parse($"10.{vpc}.{subnet}.{10 + card}"))],
    };

    private static PeeringSide Side(int vpc) => new($"vpc-{vpc}", [IPNetwork.Parse($"10.{vpc}.0.0/16")]);
}
