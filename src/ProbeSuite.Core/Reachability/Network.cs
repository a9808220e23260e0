using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>A snapshot, indexed by what a walk asks of it.</summary>
internal sealed class Network
{
    private readonly Dictionary<string, Subnet> _subnets;
    private readonly Dictionary<string, Vpc> _vpcs;
    private readonly Dictionary<string, SecurityGroup> _groups;
    private readonly Dictionary<string, RouteTable> _tables;
    private readonly Dictionary<string, RouteTable> _tablesOfSubnets;
    private readonly Dictionary<string, RouteTable> _mainTables;
    private readonly Dictionary<string, RouteTable> _edgeTables;
    private readonly Dictionary<string, AclFilter> _acls;
    private readonly Dictionary<string, AclFilter> _defaultAcls;
    private readonly Dictionary<string, PrefixList> _prefixLists;
    private readonly Dictionary<string, InternetGateway> _gateways;
    private readonly Dictionary<string, InternetGateway> _gatewaysOfVpcs;
    private readonly Dictionary<IPAddress, ElasticIp> _elasticIps;
    private readonly Dictionary<IPAddress, NatGateway> _natAddresses;
    private readonly ILookup<string, Subnet> _subnetsOfVpcs;
    private readonly Dictionary<string, PeeringConnection[]> _peeringsOfVpcs;
    private readonly Dictionary<string, IPAddress> _resolvers;
    private readonly Dictionary<string, LoadBalancer> _listening;
    private readonly InterfaceIndex _interfaces;
    private readonly ConcurrentDictionary<(string Subnet, AddressFamily Family), IPAddress?> _free = [];

    /// <summary>Indexes a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="before">An index of a snapshot with the same interfaces, whose part of the work is taken over; null for none.</param>
    public Network(Snapshot snapshot, Network? before = null)
    {
        Snapshot = snapshot;
        _vpcs = ById(snapshot.Vpcs, vpc => vpc.Id);
        _subnets = ById(snapshot.Subnets, subnet => subnet.Id);
        _groups = ById(snapshot.SecurityGroups, group => group.Id);
        _prefixLists = ById(snapshot.PrefixLists, list => list.Id);
        _tables = ById(snapshot.RouteTables, table => table.Id);
        _tablesOfSubnets = Spread(snapshot.RouteTables, table => table.SubnetIds);
        _mainTables = ById(snapshot.RouteTables.Where(table => table.IsMain), table => table.VpcId);
        _edgeTables = Spread(snapshot.RouteTables, table => table.GatewayIds);
        var filters = snapshot.NetworkAcls.Select(acl => new AclFilter(acl)).ToList();
        _acls = Spread(filters, filter => filter.Acl.SubnetIds);
        _defaultAcls = ById(filters.Where(filter => filter.Acl.IsDefault), filter => filter.Acl.VpcId);
        _gateways = ById([.. snapshot.InternetGateways, .. snapshot.EgressOnlyInternetGateways], gateway => gateway.Id);
        _gatewaysOfVpcs = Spread(snapshot.InternetGateways, gateway => [.. gateway.Attachments.Select(attachment => attachment.VpcId)]);
        _elasticIps = snapshot.ElasticIps.DistinctBy(ip => ip.PublicIp).ToDictionary(ip => ip.PublicIp);
        _natAddresses = snapshot.NatGateways
            .SelectMany(gateway => gateway.Addresses.Where(own => own.PublicIp is not null).Select(own => (Ip: own.PublicIp!, Gateway: gateway)))
            .DistinctBy(pair => pair.Ip).ToDictionary(pair => pair.Ip, pair => pair.Gateway);
        _subnetsOfVpcs = snapshot.Subnets.ToLookup(subnet => subnet.VpcId);
        _peeringsOfVpcs = snapshot.PeeringConnections
            .SelectMany(peering => new[] { peering.Requester.VpcId, peering.Accepter.VpcId }.OfType<string>().Select(vpc => (Vpc: vpc, Peering: peering)))
            .GroupBy(pair => pair.Vpc, pair => pair.Peering).ToDictionary(group => group.Key, group => group.ToArray());
        _listening = snapshot.LoadBalancers.Where(balancer => balancer.Listeners is not null)
            .SelectMany(balancer => snapshot.NetworkInterfaces.Where(card => balancer.Owns(card.Description)).Select(card => (card.Id, Balancer: balancer)))
            .DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.Balancer);
        NatGateways = ById(snapshot.NatGateways, gateway => gateway.Id);
        VpcEndpoints = ById(snapshot.VpcEndpoints, endpoint => endpoint.Id);
        Peerings = ById(snapshot.PeeringConnections, peering => peering.Id);
        Instances = ById(snapshot.Instances, instance => instance.Id);
        Transit = new(snapshot);
        _resolvers = _vpcs.Values.Where(vpc => vpc.CidrBlocks.Count > 0).ToDictionary(vpc => vpc.Id, vpc => SpecialAddresses.At(vpc.CidrBlocks[0], 2) ?? LinkLocalResolver);
        _interfaces = before?._interfaces.Fits(snapshot) == true ? before._interfaces : new(snapshot, _subnets);
    }

    public Snapshot Snapshot { get; }

    public IReadOnlyDictionary<string, NatGateway> NatGateways { get; }

    public IReadOnlyDictionary<string, VpcEndpoint> VpcEndpoints { get; }

    public IReadOnlyDictionary<string, PeeringConnection> Peerings { get; }

    public IReadOnlyDictionary<string, Instance> Instances { get; }

    public TransitIndex Transit { get; }

    public IEnumerable<Attachment> Interfaces => _interfaces.All;

    public Vpc? Vpc(string id) => _vpcs.GetValueOrDefault(id);

    public Subnet? Subnet(string id) => _subnets.GetValueOrDefault(id);

    public IEnumerable<Subnet> SubnetsOf(string vpcId) => _subnetsOfVpcs[vpcId];

    public SecurityGroup? Group(string id) => _groups.GetValueOrDefault(id);

    public PrefixList? PrefixList(string id) => _prefixLists.GetValueOrDefault(id);

    public RouteTable? RouteTable(string id) => _tables.GetValueOrDefault(id);

    /// <summary>
    /// The table that a subnet uses: its own, or the VPC's main one. Null when neither is known, or when its own may be among
    /// tables that were not read.
    /// </summary>
    public RouteTable? RouteTableOf(Subnet subnet) =>
        _tablesOfSubnets.GetValueOrDefault(subnet.Id)
        ?? (_mainTables.GetValueOrDefault(subnet.VpcId) is { } main && Snapshot.GapIn(ResourceKind.RouteTables) is null ? main : null);

    /// <summary>The table at the VPC's edge that routes what comes in through a gateway; null when there is none.</summary>
    public RouteTable? EdgeTableOf(string gatewayId) => _edgeTables.GetValueOrDefault(gatewayId);

    /// <summary>The ACL that a subnet uses: its own, or the VPC's default one. Null as for <see cref="RouteTableOf"/>.</summary>
    public AclFilter? AclOf(Subnet subnet) =>
        _acls.GetValueOrDefault(subnet.Id)
        ?? (_defaultAcls.GetValueOrDefault(subnet.VpcId) is { } ofVpc && Snapshot.GapIn(ResourceKind.NetworkAcls) is null ? ofVpc : null);

    /// <summary>An internet gateway, or an egress-only one.</summary>
    public InternetGateway? Gateway(string id) => _gateways.GetValueOrDefault(id);

    /// <summary>The internet gateway that a VPC has; null when none is known.</summary>
    public InternetGateway? GatewayOfVpc(string vpcId) => _gatewaysOfVpcs.GetValueOrDefault(vpcId);

    public PeeringConnection[] PeeringsOf(string vpcId) => _peeringsOfVpcs.GetValueOrDefault(vpcId) ?? [];

    /// <summary>The load balancer that an interface belongs to; null when none is known, or not what it listens to.</summary>
    public LoadBalancer? Listening(string interfaceId) => _listening.GetValueOrDefault(interfaceId);

    public Attachment? Interface(string id) => _interfaces.ById(id);

    public Attachment? At(string vpcId, IPAddress address) => _interfaces.At(vpcId, address);

    public Attachment? LambdaInterface(string subnetId, IReadOnlyList<string> groups) => _interfaces.OfLambda(subnetId, groups);

    /// <summary>Who holds a public IPv4 address, or an IPv6 one, with its private address; null when nobody that is known does.</summary>
    public (Attachment Attachment, IPAddress Private)? OwnerOfPublic(IPAddress address) => _interfaces.OwnerOfPublic(address);

    public ElasticIp? ElasticIp(IPAddress address) => _elasticIps.GetValueOrDefault(address);

    /// <summary>The NAT gateway that lends a public address; null when none does.</summary>
    public NatGateway? NatGatewayAt(IPAddress address) => _natAddresses.GetValueOrDefault(address);

    /// <summary>
    /// An address of a subnet that nobody holds; in a subnet that is full, one that somebody does. Null when the subnet has
    /// no block of the family.
    /// </summary>
    public IPAddress? FreeAddress(Subnet subnet, AddressFamily family) => _free.GetOrAdd((subnet.Id, family), _ => FindFree(subnet, family));

    /// <summary>
    /// Why a VPC may hold interfaces that are not known; null when all are. Whoever shares somebody else's VPC is told of his
    /// own alone.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html"/>
    public string? UnlistedInterfaces(string vpcId) =>
        Snapshot.GapIn(ResourceKind.NetworkInterfaces)?.Why
        ?? (Snapshot.Account is { } account && Vpc(vpcId)?.OwnerId is { } owner && owner != account
            ? $"the VPC is shared by {owner}, and {account} is not told of interfaces that others have in it" : null);

    /// <summary>Whether nobody can hold an address of a VPC: it lies in none of its subnets, or is one that AWS keeps.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"/>
    public bool IsHeldByNobody(string vpcId, IPAddress address)
    {
        foreach (var block in SubnetsOf(vpcId).SelectMany(subnet => subnet.CidrBlocks))
        {
            if (block.Contains(address))
            {
                return Enumerable.Range(0, 4).Any(offset => address.Equals(SpecialAddresses.At(block, offset))) || address.Equals(SpecialAddresses.Last(block));
            }
        }

        return Snapshot.GapIn(ResourceKind.Subnets) is null;
    }

    /// <summary>Whether an address is the Amazon resolver as seen from a VPC: the base of its first block plus two, or link-local.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html"/>
    public bool IsResolver(string vpcId, IPAddress address) =>
        address.Equals(LinkLocalResolver) || address.Equals(LinkLocalResolverIpv6)
        || (_resolvers.TryGetValue(vpcId, out var resolver) && address.Equals(resolver));

    /// <summary>Name servers of one's own that a VPC's DHCP option set names; empty where Amazon's resolver is asked, or that is not known.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html"/>
    public IReadOnlyList<IPAddress> OwnNameServers(string vpcId) =>
        Snapshot.DhcpOptions.FirstOrDefault(options => options.Id == Vpc(vpcId)?.DhcpOptionsId)?.DomainNameServers is { } servers && !servers.Contains(DhcpOptions.AmazonProvided)
            ? [.. servers.Select(server => IPAddress.TryParse(server, out var address) ? address : null).OfType<IPAddress>()]
            : [];

    /// <summary>Whether whoever asks for a name in a VPC asks Amazon's resolver, which alone knows the VPC's private names.</summary>
    public bool AsksAmazon(string vpcId) => OwnNameServers(vpcId).All(server => IsResolver(vpcId, server));

    public static IPAddress LinkLocalResolver { get; } = IPAddress.Parse("169.254.169.253");

    public static IPAddress LinkLocalResolverIpv6 { get; } = IPAddress.Parse("fd00:ec2::253");

    private IPAddress? FindFree(Subnet subnet, AddressFamily family)
    {
        // The first four and the last are AWS's own.
        const int first = 4, most = 4096;
        IPAddress? any = null;
        foreach (var block in subnet.CidrBlocks.Where(block => block.BaseAddress.AddressFamily == family))
        {
            var last = SpecialAddresses.Last(block);
            any ??= SpecialAddresses.At(block, first);
            for (var offset = first; offset < most && SpecialAddresses.At(block, offset) is { } address && !address.Equals(last); offset++)
            {
                if (At(subnet.VpcId, address) is null)
                {
                    return address;
                }
            }
        }

        return any;
    }

    private static Dictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id)
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            index.TryAdd(id(item), item);
        }

        return index;
    }

    private static Dictionary<string, T> Spread<T>(IEnumerable<T> items, Func<T, IReadOnlyList<string>> ids)
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var id in ids(item))
            {
                index.TryAdd(id, item);
            }
        }

        return index;
    }
}
