using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Services.Ec2;

/// <summary>A network with one of every resource, each with every field that can be said.</summary>
internal static class Everything
{
    public static Snapshot Snapshot => new()
    {
        Region = "eu-west-1",
        Account = "123456789012",
        Vpcs =
        [
            new() { Id = "vpc-1", Name = "main", OwnerId = "123456789012", CidrBlocks = [Block("10.0.0.0/16"), Block("2001:db8:1::/56")], EnableDnsSupport = true, EnableDnsHostnames = false, DhcpOptionsId = "dopt-1" },
            new() { Id = "vpc-2", CidrBlocks = [Block("10.1.0.0/16")], IsDefault = true, BlockPublicAccess = BlockPublicAccess.Ingress },
        ],
        Subnets =
        [
            new() { Id = "subnet-1", VpcId = "vpc-1", Name = "public", CidrBlocks = [Block("10.0.0.0/24"), Block("2001:db8:1::/64")], AvailabilityZone = "eu-west-1a", AvailabilityZoneId = "euw1-az1", MapPublicIpOnLaunch = true, AvailableIpAddressCount = 249 },
            new() { Id = "subnet-2", VpcId = "vpc-1", Name = "private", CidrBlocks = [Block("10.0.1.0/24")] },
            new() { Id = "subnet-3", VpcId = "vpc-2", CidrBlocks = [Block("10.1.0.0/24")], BlockPublicAccess = BlockPublicAccess.Off },
        ],
        RouteTables =
        [
            new()
            {
                Id = "rtb-1", VpcId = "vpc-1", Name = "public", SubnetIds = ["subnet-1"], GatewayIds = ["igw-1"],
                Routes =
                [
                    new(AddressRange.Of(Block("10.0.0.0/16")), RouteTarget.Local),
                    new(AddressRange.Of(Block("0.0.0.0/0")), new(RouteTargetKind.InternetGateway, "igw-1")),
                    new(AddressRange.Of(Block("::/0")), new(RouteTargetKind.EgressOnlyInternetGateway, "eigw-1")),
                    new(AddressRange.OfPrefixList("pl-1"), new(RouteTargetKind.VpcEndpoint, "vpce-1")),
                    new(AddressRange.Of(Block("10.1.0.0/16")), new(RouteTargetKind.PeeringConnection, "pcx-1")),
                    new(AddressRange.Of(Block("10.2.0.0/16")), new(RouteTargetKind.TransitGateway, "tgw-1"), RouteState.Blackhole),
                    new(AddressRange.Of(Block("10.3.0.0/16")), new(RouteTargetKind.VpnGateway, "vgw-1"), Origin: RouteOrigin.Propagated),
                    new(AddressRange.Of(Block("10.4.0.0/16")), new(RouteTargetKind.NetworkInterface, "eni-1")),
                ],
            },
            new() { Id = "rtb-2", VpcId = "vpc-1", IsMain = true, Routes = [new(AddressRange.Of(Block("0.0.0.0/0")), new(RouteTargetKind.NatGateway, "nat-1"))] },
        ],
        NetworkAcls =
        [
            new()
            {
                Id = "acl-1", VpcId = "vpc-1", IsDefault = true, SubnetIds = ["subnet-1", "subnet-2"],
                Entries = [new(100, false, Protocol.Tcp, Block("0.0.0.0/0"), new(443, 443), true), new(110, true, Protocol.Icmp, Block("::/0"), null, false)],
            },
        ],
        SecurityGroups =
        [
            new()
            {
                Id = "sg-1", Name = "web", VpcId = "vpc-1", OwnerId = "123456789012",
                Ingress =
                [
                    new(Protocol.Tcp, new(443, 443), RulePeer.Of(Block("0.0.0.0/0"))) { Description = "all the world" },
                    new(Protocol.Tcp, new(443, 443), RulePeer.Of(Block("::/0"))),
                    new(Protocol.Tcp, new(5432, 5432), RulePeer.OfGroup("sg-2", "210987654321")) { Description = "its peers" },
                ],
                Egress = [new(Protocol.All, null, RulePeer.OfPrefixList("pl-1"))],
            },
        ],
        InternetGateways = [new() { Id = "igw-1", Attachments = [new("vpc-1", "available")] }],
        EgressOnlyInternetGateways = [new() { Id = "eigw-1", Attachments = [new("vpc-1", "attached")] }],
        NatGateways =
        [
            new()
            {
                Id = "nat-1", VpcId = "vpc-1", SubnetId = "subnet-1", State = "failed", FailureMessage = "no address left",
                Addresses = [new() { PublicIp = Address("198.51.100.1"), PrivateIp = Address("10.0.0.9"), AllocationId = "eipalloc-1", NetworkInterfaceId = "eni-9" }],
            },
            new() { Id = "nat-2", VpcId = "vpc-1", IsRegional = true, RouteTableId = "rtb-9" },
        ],
        VpcEndpoints =
        [
            new() { Id = "vpce-1", VpcId = "vpc-1", ServiceName = "com.amazonaws.eu-west-1.s3", PolicyDocument = """{"Statement":[]}""", RouteTableIds = ["rtb-1"] },
            new()
            {
                Id = "vpce-2", VpcId = "vpc-1", Type = VpcEndpointType.Interface, ServiceName = "com.amazonaws.eu-west-1.sqs", SubnetIds = ["subnet-1"],
                SecurityGroupIds = ["sg-1"], NetworkInterfaceIds = ["eni-2"], PrivateDnsEnabled = true, PrivateDnsOnlyForInboundResolverEndpoint = false,
                DnsNames = ["vpce-2.sqs.eu-west-1.vpce.amazonaws.com"], IpAddressType = "ipv4",
            },
        ],
        NetworkInterfaces =
        [
            new()
            {
                Id = "eni-1", SubnetId = "subnet-1", VpcId = "vpc-1", Description = "AWS Lambda VPC ENI-x", InterfaceType = "lambda", Status = "in-use",
                SecurityGroupIds = ["sg-1"], SourceDestCheck = false, InstanceId = "i-1",
                Addresses = [new(Address("10.0.0.4"), Address("198.51.100.2"), "eipalloc-2"), new(Address("10.0.0.5")), new(Address("2001:db8:1::4"))],
            },
        ],
        ElasticIps = [new(Address("198.51.100.2"), "eipalloc-2", "eni-1", Address("10.0.0.4")), new(Address("198.51.100.3"), "eipalloc-3")],
        PrefixLists = [new("pl-1", "com.amazonaws.eu-west-1.s3", [Block("203.0.113.0/28"), Block("203.0.113.16/28"), Block("203.0.113.32/28")])],
        PeeringConnections =
        [
            new("pcx-1", "active",
                new("vpc-1", [Block("10.0.0.0/16"), Block("2001:db8:1::/56")]) { OwnerId = "123456789012", Region = "eu-west-1", AllowDnsResolutionFromRemoteVpc = true },
                new("vpc-2", [Block("10.1.0.0/16")]) { OwnerId = "210987654321", Region = "eu-west-1" }),
        ],
        TransitGateways = [new("tgw-1", SecurityGroupReferencing: true)],
        TransitGatewayAttachments =
        [
            new() { Id = "tgw-attach-1", TransitGatewayId = "tgw-1", ResourceId = "vpc-1", SubnetIds = ["subnet-1"], SecurityGroupReferencing = true, AssociatedRouteTableId = "tgw-rtb-1" },
        ],
        TransitGatewayRouteTables =
        [
            new()
            {
                Id = "tgw-rtb-1", TransitGatewayId = "tgw-1", Associations = ["tgw-attach-1"], Propagations = ["tgw-attach-1"],
                Routes = [new(Block("10.0.0.0/16"), ["tgw-attach-1"], Origin: RouteOrigin.Propagated), new(Block("10.9.0.0/16"), [], RouteState.Blackhole)],
            },
        ],
        Instances = [new("i-1", "web", "running", ["eni-1"])],
        DhcpOptions = [new("dopt-1", ["10.0.0.53", "AmazonProvidedDNS"], "example.internal")],
        VpnGateways = [new("vgw-1", "available", [new("vpc-1", "attached")])],
    };

    private static IPNetwork Block(string cidr) => IPNetwork.Parse(cidr);

    private static IPAddress Address(string text) => IPAddress.Parse(text);
}
