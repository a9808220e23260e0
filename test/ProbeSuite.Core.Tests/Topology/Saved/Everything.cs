using System.Net;

namespace ProbeSuite.Topology.Saved;

/// <summary>A snapshot in which no list is empty and every field is filled somewhere.</summary>
internal static class Everything
{
    public static Snapshot Snapshot { get; } = new()
    {
        Region = "eu-west-1",
        Account = "123456789012",
        TakenAt = new DateTimeOffset(2026, 11, 25, 6, 30, 0, TimeSpan.Zero),
        Vpcs =
        [
            new Vpc { Id = "vpc-1", Name = "main", OwnerId = "123456789012", CidrBlocks = [Net("10.0.0.0/16"), Net("100.64.0.0/16"), Net("2a05:d018::/56")], EnableDnsSupport = true, EnableDnsHostnames = false, DhcpOptionsId = "dopt-1", BlockPublicAccess = BlockPublicAccess.Ingress },
            new Vpc { Id = "vpc-2", OwnerId = "123456789012", IsDefault = true, CidrBlocks = [Net("172.31.0.0/16")], BlockPublicAccess = BlockPublicAccess.Bidirectional },
        ],
        Subnets =
        [
            new Subnet { Id = "subnet-1", VpcId = "vpc-1", Name = "private", CidrBlocks = [Net("10.0.1.0/24"), Net("2a05:d018::/64")], AvailabilityZone = "eu-west-1a", AvailabilityZoneId = "euw1-az1", AvailableIpAddressCount = 250, BlockPublicAccess = BlockPublicAccess.Off },
            new Subnet { Id = "subnet-2", VpcId = "vpc-1", MapPublicIpOnLaunch = true },
        ],
        RouteTables =
        [
            new RouteTable
            {
                Id = "rtb-1", VpcId = "vpc-1", Name = "private", IsMain = true, SubnetIds = ["subnet-1", "subnet-2"], GatewayIds = ["igw-1"],
                Routes =
                [
                    new Route(AddressRange.Of(Net("10.0.0.0/16")), RouteTarget.Local),
                    new Route(AddressRange.Of(Net("0.0.0.0/0")), new(RouteTargetKind.NatGateway, "nat-1"), RouteState.Blackhole),
                    new Route(AddressRange.Of(Net("::/0")), new(RouteTargetKind.EgressOnlyInternetGateway, "eigw-1")),
                    new Route(AddressRange.OfPrefixList("pl-1"), new(RouteTargetKind.VpcEndpoint, "vpce-1")),
                    new Route(AddressRange.OfUnknown("!ImportValue office"), new(RouteTargetKind.InternetGateway, "igw-1")),
                    new Route(AddressRange.Of(Net("10.1.0.0/16")), new(RouteTargetKind.PeeringConnection, "pcx-1")),
                    new Route(AddressRange.Of(Net("10.2.0.0/16")), new(RouteTargetKind.TransitGateway, "tgw-1"), RouteState.Filtered),
                    new Route(AddressRange.Of(Net("10.3.0.0/16")), new(RouteTargetKind.NetworkInterface, "eni-1")),
                    new Route(AddressRange.Of(Net("10.4.0.0/16")), new(RouteTargetKind.Instance, "i-1")),
                    new Route(AddressRange.Of(Net("10.5.0.0/16")), new(RouteTargetKind.VpnGateway, "vgw-1"), Origin: RouteOrigin.Propagated),
                    new Route(AddressRange.Of(Net("10.6.0.0/16")), new(RouteTargetKind.Unmodelled, "cagw-1")),
                    new Route(AddressRange.Of(Net("10.7.0.0/16")), new(RouteTargetKind.Unmodelled, "lgw-1")),
                    new Route(AddressRange.Of(Net("10.8.0.0/16")), new(RouteTargetKind.Unmodelled, "arn:aws:networkmanager::1:core-network/c")),
                    new Route(AddressRange.Of(Net("10.9.0.0/16")), new(RouteTargetKind.Unmodelled, "arn:aws:odb:eu-west-1:1:odb-network/o")),
                    new Route(AddressRange.Of(Net("10.10.0.0/16")), new(RouteTargetKind.Unmodelled, RouteTargets.None)),
                ],
            },
        ],
        NetworkAcls =
        [
            new NetworkAcl
            {
                Id = "acl-1", VpcId = "vpc-1", IsDefault = true, SubnetIds = ["subnet-1"],
                Entries =
                [
                    new(100, Egress: true, Protocol.Tcp, Net("0.0.0.0/0"), new PortRange(1024, 65535), Allows: true),
                    new(110, Egress: false, Protocol.Icmpv6, Net("::/0"), null, Allows: true),
                    new(NetworkAclEntry.Closing, Egress: false, Protocol.All, Net("0.0.0.0/0"), null, Allows: false),
                ],
            },
        ],
        SecurityGroups =
        [
            new SecurityGroup
            {
                Id = "sg-1", Name = "app", VpcId = "vpc-1", OwnerId = "123456789012",
                Ingress = [new(Protocol.Tcp, new PortRange(443, 443), RulePeer.OfGroup("sg-2", "999999999999")) { Description = "from the balancer" }],
                Egress =
                [
                    new(Protocol.All, null, RulePeer.Of(Net("0.0.0.0/0"))),
                    new(Protocol.Udp, new PortRange(0, 65535), RulePeer.Of(Net("::/0"))) { Description = "all of it" },
                    new(Protocol.Icmp, null, RulePeer.OfPrefixList("pl-1")),
                    new(Protocol.Icmp, null, RulePeer.OfPrefixList("pl-3")),
                    new(new Protocol(50), null, RulePeer.OfUnknown("!Ref Office")),
                ],
            },
            new SecurityGroup { Id = "sg-2" },
        ],
        InternetGateways = [new InternetGateway { Id = "igw-1", Attachments = [new("vpc-1", "available")] }, new InternetGateway { Id = "igw-2" }],
        EgressOnlyInternetGateways = [new InternetGateway { Id = "eigw-1", Attachments = [new("vpc-1", "attached")] }],
        NatGateways =
        [
            new NatGateway
            {
                Id = "nat-1", VpcId = "vpc-1", SubnetId = "subnet-2",
                Addresses = [new() { PublicIp = Ip("203.0.113.1"), PrivateIp = Ip("10.0.2.5"), AllocationId = "eipalloc-1", NetworkInterfaceId = "eni-3" }, new() { PrivateIp = Ip("10.0.2.6") }],
            },
            new NatGateway { Id = "nat-2", IsPublic = false, State = "failed", FailureMessage = "Elastic IP address could not be associated" },
            new NatGateway { Id = "nat-3", VpcId = "vpc-1", IsRegional = true, RouteTableId = "rtb-9", Addresses = [new() { PublicIp = Ip("203.0.113.9"), AvailabilityZone = "eu-west-1a" }] },
        ],
        VpcEndpoints =
        [
            new VpcEndpoint { Id = "vpce-1", VpcId = "vpc-1", ServiceName = "com.amazonaws.eu-west-1.s3", PolicyDocument = """{"Statement": []}""", RouteTableIds = ["rtb-1"], IpAddressType = "ipv4" },
            new VpcEndpoint
            {
                Id = "vpce-2", VpcId = "vpc-1", Type = VpcEndpointType.Interface, ServiceName = "com.amazonaws.eu-west-1.s3", State = "pending", SubnetIds = ["subnet-1"], SecurityGroupIds = ["sg-1"],
                NetworkInterfaceIds = ["eni-2"], PrivateDnsEnabled = true, PrivateDnsOnlyForInboundResolverEndpoint = true, DnsNames = ["vpce-2.s3.eu-west-1.vpce.amazonaws.com", "s3.eu-west-1.amazonaws.com"],
            },
            new VpcEndpoint { Id = "vpce-3", VpcId = "vpc-1", Type = VpcEndpointType.GatewayLoadBalancer },
            new VpcEndpoint { Id = "vpce-4", VpcId = "vpc-1", Type = VpcEndpointType.Unmodelled },
        ],
        NetworkInterfaces =
        [
            new NetworkInterface
            {
                Id = "eni-1", SubnetId = "subnet-1", VpcId = "vpc-1", Description = "AWS Lambda VPC ENI-app-1", InterfaceType = "lambda", Status = "in-use", SecurityGroupIds = ["sg-1"], SourceDestCheck = false, InstanceId = "i-1",
                Addresses = [new(Ip("10.0.1.10"), Ip("203.0.113.7"), "eipalloc-2"), new(Ip("10.0.1.11")), new(Ip("2a05:d018::10"))],
            },
            new NetworkInterface { Id = "eni-2", SubnetId = "subnet-1", VpcId = "vpc-1" },
        ],
        ElasticIps = [new(Ip("203.0.113.1"), "eipalloc-1", "eni-3", Ip("10.0.2.5")), new(Ip("203.0.113.2"), null)],
        PrefixLists = [new("pl-1", "com.amazonaws.eu-west-1.s3", [Net("52.218.0.0/17"), Net("2a05:d07a::/48")]), new("pl-2", null, null), new("pl-3", "empty", [])],
        PeeringConnections =
        [
            new("pcx-1", "active",
                new("vpc-1", [Net("10.0.0.0/16")]) { OwnerId = "123456789012", Region = "eu-west-1", AllowDnsResolutionFromRemoteVpc = true },
                new("vpc-9", [Net("10.1.0.0/16"), Net("10.11.0.0/16"), Net("2a05:d019::/56")])),
            new("pcx-2", "deleted", new(null, []), new("vpc-9", [])),
        ],
        TransitGateways = [new("tgw-1", "available", true), new("tgw-2", "deleting")],
        TransitGatewayAttachments =
        [
            new TransitGatewayAttachment { Id = "tgw-attach-1", TransitGatewayId = "tgw-1", ResourceId = "vpc-1", SubnetIds = ["subnet-1"], SecurityGroupReferencing = false, AssociatedRouteTableId = "tgw-rtb-1" },
            new TransitGatewayAttachment { Id = "tgw-attach-2", TransitGatewayId = "tgw-1", ResourceType = "vpn", ResourceId = "vpn-1", State = "pending" },
        ],
        TransitGatewayRouteTables =
        [
            new TransitGatewayRouteTable
            {
                Id = "tgw-rtb-1", TransitGatewayId = "tgw-1", Associations = ["tgw-attach-1"], Propagations = ["tgw-attach-1", "tgw-attach-2"],
                Routes =
                [
                    new(Net("10.0.0.0/16"), ["tgw-attach-1"], RouteState.Active, RouteOrigin.Propagated),
                    new(Net("10.99.0.0/16"), [], RouteState.Blackhole),
                ],
            },
            new TransitGatewayRouteTable { Id = "tgw-rtb-2", TransitGatewayId = "tgw-1", State = "pending", Associations = [] },
        ],
        Instances = [new("i-1", "appliance", "running", ["eni-1", "eni-4"]), new("i-2", null, null, [])],
        DhcpOptions = [new("dopt-1", ["10.0.0.2", DhcpOptions.AmazonProvided], "corp.example"), new("dopt-2", [])],
        VpnGateways = [new("vgw-1", "available", [new("vpc-1", "attached")]), new("vgw-2", null, [])],
        DbInstances =
        [
            new DbInstance { Id = "orders", Engine = "postgres", EndpointAddress = "orders.abc.eu-west-1.rds.amazonaws.com", Port = 5432, VpcId = "vpc-1", SubnetIds = ["subnet-1"], SecurityGroupIds = ["sg-2"], PubliclyAccessible = false, IamAuthentication = true, Status = "available" },
            new DbInstance { Id = "being-made", Port = 3306 },
        ],
        LoadBalancers =
        [
            new("old", "classic", null, null, ["subnet-1"], ["sg-1"]) { Listeners = [] },
            new("new", "network", "new.elb.eu-west-1.amazonaws.com", true, ["subnet-1", "subnet-2"], []) { Listeners = [new("TCP", 443), new("TCP_UDP", 53)] },
        ],
        Functions =
        [
            new LambdaFunction
            {
                Name = "probe", Arn = "arn:aws:lambda:eu-west-1:123456789012:function:probe", PlacementName = "private-subnet", State = "Failed", StateReasonCode = "EniLimitExceeded", StateReason = "too many",
                LastUpdateStatus = "Failed", LastUpdateStatusReasonCode = "SubnetOutOfIPAddresses", Role = "arn:aws:iam::123456789012:role/probe", TimeoutSeconds = 30,
                Placement = new Placement { VpcId = "vpc-1", SubnetIds = ["subnet-1"], SecurityGroupIds = ["sg-1"], Ipv6AllowedForDualStack = true },
            },
            new LambdaFunction { Name = "other", Placement = new Placement { Unknown = "!ImportValue subnets" } },
        ],
        Gaps = [new(ResourceKind.TransitGatewayRouteTables, "ec2:SearchTransitGatewayRoutes was denied", "tgw-rtb-2")],
    };

    private static IPNetwork Net(string cidr) => IPNetwork.Parse(cidr);

    private static IPAddress Ip(string address) => IPAddress.Parse(address);
}
