using System.Net;
using ProbeSuite.Lab.Network;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Network;

/// <summary>Writes a network in few words. What a route leads to is told by its id: <c>igw-a</c>, <c>nat-a</c>, <c>pcx-ab</c> …</summary>
internal sealed class Net
{
    private readonly List<EnvironmentRequest> _environments = [];
    private readonly List<ServiceHost> _hosts = [];

    public Snapshot Snapshot { get; private set; } = new() { Region = "eu-west-1" };

    public LabInput Input => new() { Snapshot = Snapshot, Environments = _environments, ServiceHosts = _hosts };

    public LabPlan Plan => LabPlan.Build(Input);

    public Net Edit(Func<Snapshot, Snapshot> edit)
    {
        Snapshot = edit(Snapshot);
        return this;
    }

    /// <summary>A VPC with the internet gateway <c>igw-a</c> and the egress-only one <c>eigw-a</c> for the VPC <c>vpc-a</c>.</summary>
    public Net Vpc(string id, params string[] blocks) => Edit(s => s with
    {
        Vpcs = [.. s.Vpcs, new Vpc { Id = id, CidrBlocks = Blocks(blocks), EnableDnsSupport = true, EnableDnsHostnames = true }],
        InternetGateways = [.. s.InternetGateways, new InternetGateway { Id = $"igw{id[3..]}", Attachments = [new(id, "available")] }],
        EgressOnlyInternetGateways = [.. s.EgressOnlyInternetGateways, new InternetGateway { Id = $"eigw{id[3..]}", Attachments = [new(id, "attached")] }],
    });

    /// <summary>A subnet with a route table of its own: routes are written <c>0.0.0.0/0 nat-a</c>.</summary>
    public Net Subnet(string id, string vpc, string blocks, params string[] routes) => Edit(s => s with
    {
        Subnets = [.. s.Subnets, new Subnet { Id = id, VpcId = vpc, CidrBlocks = Blocks(blocks.Split(' ')), AvailabilityZoneId = "euw1-az1" }],
        RouteTables = [.. s.RouteTables, new RouteTable { Id = $"rtb-{id}", VpcId = vpc, SubnetIds = [id], Routes = [.. routes.Select(RuleText.Route)] }],
    });

    public Net Zone(string subnet, string zone) => Edit(s => s with
    {
        Subnets = [.. s.Subnets.Select(known => known.Id == subnet ? known with { AvailabilityZoneId = zone } : known)],
    });

    /// <summary>Rules are written <c>in tcp 443 0.0.0.0/0</c>, <c>out all sg-db</c>.</summary>
    public Net Group(string id, string vpc, params string[] rules) => Edit(s => s with
    {
        SecurityGroups =
        [
            .. s.SecurityGroups, new SecurityGroup
            {
                Id = id,
                VpcId = vpc,
                Ingress = RuleText.Group(rules, "in"),
                Egress = RuleText.Group(rules, "out"),
            },
        ],
    });

    /// <summary>Entries are written <c>in 100 allow tcp 443 0.0.0.0/0</c>.</summary>
    public Net Acl(string id, string vpc, string subnet, params string[] entries) => Edit(s => s with
    {
        NetworkAcls = [.. s.NetworkAcls, new NetworkAcl { Id = id, VpcId = vpc, SubnetIds = [subnet], Entries = [.. entries.Select(RuleText.Entry)] }],
    });

    public Net Nat(string id, string subnet, string? address = null, bool isPublic = true) => Edit(s => s with
    {
        NatGateways =
        [
            .. s.NatGateways, new NatGateway
            {
                Id = id,
                SubnetId = subnet,
                IsPublic = isPublic,
                Addresses = address is null ? [] : [new() { PublicIp = IPAddress.Parse(address) }],
            },
        ],
    });

    public Net Endpoint(string id, string vpc, VpcEndpointType type, string service, string[] places, params string[] groups) => Edit(s => s with
    {
        VpcEndpoints =
        [
            .. s.VpcEndpoints, new VpcEndpoint
            {
                Id = id,
                VpcId = vpc,
                Type = type,
                ServiceName = $"com.amazonaws.eu-west-1.{service}",
                RouteTableIds = type is VpcEndpointType.Gateway ? places : [],
                SubnetIds = type is VpcEndpointType.Interface ? places : [],
                SecurityGroupIds = groups,
            },
        ],
    });

    public Net Db(string id, string subnet, params string[] groups) => Edit(s => s with
    {
        DbInstances = [.. s.DbInstances, new DbInstance { Id = id, SubnetIds = [subnet], SecurityGroupIds = groups, Engine = "postgres", Port = 5432 }],
    });

    /// <summary>An instance and its interface <c>eni-NAME</c> for <c>i-NAME</c>.</summary>
    public Net Instance(string id, string vpc, string subnet, string addresses, string group, string? publicIp = null, bool check = true) => Edit(s => s with
    {
        Instances = [.. s.Instances, new Instance(id, null, "running", [$"eni{id[1..]}"])],
        NetworkInterfaces =
        [
            .. s.NetworkInterfaces, new NetworkInterface
            {
                Id = $"eni{id[1..]}",
                SubnetId = subnet,
                VpcId = vpc,
                SecurityGroupIds = [group],
                InstanceId = id,
                SourceDestCheck = check,
                Addresses = [.. addresses.Split(' ').Select((address, number) => new InterfaceAddress(IPAddress.Parse(address), number == 0 && publicIp is not null ? IPAddress.Parse(publicIp) : null))],
            },
        ],
    });

    public Net Peering(string id, string requester, string accepter) => Edit(s => s with
    {
        PeeringConnections =
        [
            .. s.PeeringConnections,
            new PeeringConnection(id, "active", new(requester, s.Vpcs.First(vpc => vpc.Id == requester).CidrBlocks), new(accepter, s.Vpcs.First(vpc => vpc.Id == accepter).CidrBlocks)),
        ],
    });

    /// <summary>A transit gateway whose one route table knows every attached VPC. Attachments are written <c>vpc-a subnet</c>.</summary>
    public Net Transit(string id, params string[] attachments) => Edit(s =>
    {
        var ties = attachments.Select((text, number) => (Words: text.Split(' '), Id: $"{id}-attach-{number + 1}")).Select(tie => new TransitGatewayAttachment
        {
            Id = tie.Id,
            TransitGatewayId = id,
            ResourceId = tie.Words[0],
            SubnetIds = tie.Words[1..],
            AssociatedRouteTableId = $"{id}-rtb",
        }).ToArray();
        string[] ids = [.. ties.Select(tie => tie.Id)];
        return s with
        {
            TransitGateways = [.. s.TransitGateways, new TransitGateway(id)],
            TransitGatewayAttachments = [.. s.TransitGatewayAttachments, .. ties],
            TransitGatewayRouteTables = [.. s.TransitGatewayRouteTables, new TransitGatewayRouteTable { Id = $"{id}-rtb", TransitGatewayId = id, Associations = ids, Propagations = ids }],
        };
    });

    public Net Host(string name, string addresses, string? service = null)
    {
        _hosts.Add(new(name, [.. addresses.Split(' ').Select(IPAddress.Parse)], service));
        return this;
    }

    /// <summary>A function's environments: <c>sg-a</c> in one or more subnets, or without a VPC.</summary>
    public Net Function(string placement, string? group = null, string[]? subnets = null, int count = 1, bool ipv6 = false)
    {
        _environments.Add(new(placement, group is null ? Placement.NoVpc : new Placement { SubnetIds = subnets!, SecurityGroupIds = [group], Ipv6AllowedForDualStack = ipv6 }, count));
        return this;
    }

    private static IPNetwork[] Blocks(string[] blocks) => [.. blocks.Select(block => IPNetwork.Parse(block))];
}
