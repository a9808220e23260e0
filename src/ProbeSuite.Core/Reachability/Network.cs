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
    private readonly Dictionary<string, RouteTable> _mainTables;
    private readonly Dictionary<string, NetworkAcl> _acls;
    private readonly Dictionary<string, NetworkAcl> _defaultAcls;
    private readonly Dictionary<string, PrefixList> _prefixLists;
    private readonly Dictionary<string, Attachment> _interfaces;
    private readonly Dictionary<(string Vpc, IPAddress Address), Attachment> _byAddress;
    private readonly Dictionary<IPAddress, (Attachment Attachment, IPAddress Private)> _byPublicIp;
    private readonly Dictionary<string, List<Subnet>> _subnetsOfVpc;

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
        _tables = Spread(snapshot.RouteTables, table => table.SubnetIds);
        _mainTables = ById(snapshot.RouteTables.Where(table => table.IsMain), table => table.VpcId);
        _acls = Spread(snapshot.NetworkAcls, acl => acl.SubnetIds);
        _defaultAcls = ById(snapshot.NetworkAcls.Where(acl => acl.IsDefault), acl => acl.VpcId);
        _subnetsOfVpc = snapshot.Subnets.GroupBy(subnet => subnet.VpcId).ToDictionary(group => group.Key, group => group.ToList());
        NatGateways = ById(snapshot.NatGateways, gateway => gateway.Id);
        VpcEndpoints = ById(snapshot.VpcEndpoints, endpoint => endpoint.Id);
        Peerings = ById(snapshot.PeeringConnections, peering => peering.Id);
        Instances = ById(snapshot.Instances, instance => instance.Id);

        if (before is not null && ReferenceEquals(before.Snapshot.NetworkInterfaces, snapshot.NetworkInterfaces))
        {
            (_interfaces, _byAddress, _byPublicIp) = (before._interfaces, before._byAddress, before._byPublicIp);
            return;
        }

        var owners = OwnersOfInterfaces(snapshot);
        var elastic = snapshot.ElasticIps
            .Where(ip => ip is { NetworkInterfaceId: not null, PrivateIp: not null })
            .GroupBy(ip => ip.NetworkInterfaceId!).ToDictionary(group => group.Key, group => group.ToList());
        (_interfaces, _byAddress, _byPublicIp) = ([], [], []);
        foreach (var card in snapshot.NetworkInterfaces)
        {
            if (!_subnets.TryGetValue(card.SubnetId, out var subnet) || _interfaces.ContainsKey(card.Id))
            {
                continue;
            }

            var (kind, owner) = owners.GetValueOrDefault(card.Id, (KindOf(card), card.InstanceId));
            var attachment = new Attachment
            {
                Label = card.Id,
                Subnet = subnet,
                SecurityGroupIds = card.SecurityGroupIds,
                Addresses = WithElastic(card, elastic.GetValueOrDefault(card.Id)),
                SourceDestCheck = card.SourceDestCheck,
                Kind = kind,
                OwnerId = owner,
            };
            _interfaces[card.Id] = attachment;
            foreach (var own in attachment.Addresses)
            {
                _byAddress.TryAdd((attachment.VpcId, own.Address), attachment);
                if (own.PublicIp is { } publicIp)
                {
                    _byPublicIp.TryAdd(publicIp, (attachment, own.Address));
                }
                else if (own.Address.AddressFamily == AddressFamily.InterNetworkV6)
                {
                    _byPublicIp.TryAdd(own.Address, (attachment, own.Address));
                }
            }
        }
    }

    public Snapshot Snapshot { get; }

    public IReadOnlyDictionary<string, NatGateway> NatGateways { get; }

    public IReadOnlyDictionary<string, VpcEndpoint> VpcEndpoints { get; }

    public IReadOnlyDictionary<string, PeeringConnection> Peerings { get; }

    public IReadOnlyDictionary<string, Instance> Instances { get; }

    public Vpc? Vpc(string id) => _vpcs.GetValueOrDefault(id);

    public Subnet? Subnet(string id) => _subnets.GetValueOrDefault(id);

    public IReadOnlyList<Subnet> SubnetsOf(string vpcId) => _subnetsOfVpc.GetValueOrDefault(vpcId) ?? [];

    public SecurityGroup? Group(string id) => _groups.GetValueOrDefault(id);

    public PrefixList? PrefixList(string id) => _prefixLists.GetValueOrDefault(id);

    public RouteTable? RouteTable(string id) => Snapshot.RouteTables.FirstOrDefault(table => table.Id == id);

    /// <summary>The table that a subnet uses: its own, or the VPC's main one. Null when neither is known.</summary>
    public RouteTable? RouteTableOf(Subnet subnet) =>
        _tables.GetValueOrDefault(subnet.Id) ?? _mainTables.GetValueOrDefault(subnet.VpcId);

    /// <summary>The ACL that a subnet uses: its own, or the VPC's default one. Null when neither is known.</summary>
    public NetworkAcl? AclOf(Subnet subnet) =>
        _acls.GetValueOrDefault(subnet.Id) ?? _defaultAcls.GetValueOrDefault(subnet.VpcId);

    public Attachment? Interface(string id) => _interfaces.GetValueOrDefault(id);

    public IEnumerable<Attachment> Interfaces => _interfaces.Values;

    /// <summary>The interface in a VPC that holds an address.</summary>
    public Attachment? At(string vpcId, IPAddress address) => _byAddress.GetValueOrDefault((vpcId, address));

    /// <summary>The interface that a public address leads to.</summary>
    public (Attachment Attachment, IPAddress Private)? OwnerOfPublic(IPAddress address) =>
        _byPublicIp.TryGetValue(address, out var owner) ? owner : null;

    /// <summary>An address of a subnet that nobody holds; null when the subnet has no block of the family.</summary>
    public IPAddress? FreeAddress(Subnet subnet, AddressFamily family)
    {
        foreach (var block in subnet.CidrBlocks.Where(block => block.BaseAddress.AddressFamily == family))
        {
            // The first four and the last are AWS's own.
            for (var offset = 4; offset < 64; offset++)
            {
                if (Offset(block, offset) is { } address && !_byAddress.ContainsKey((subnet.VpcId, address)))
                {
                    return address;
                }
            }
        }

        return null;
    }

    /// <summary>Whether an address is the Amazon resolver as seen from a VPC: the base of its first block plus two, or link-local.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html"/>
    public bool IsResolver(string vpcId, IPAddress address) =>
        address.Equals(LinkLocalResolver) || address.Equals(LinkLocalResolverIpv6)
        || (Vpc(vpcId)?.CidrBlocks is [var first, ..] && address.Equals(Offset(first, 2)));

    public static IPAddress LinkLocalResolver { get; } = IPAddress.Parse("169.254.169.253");

    public static IPAddress LinkLocalResolverIpv6 { get; } = IPAddress.Parse("fd00:ec2::253");

    internal static IPAddress? Offset(IPNetwork block, int offset)
    {
        var bytes = block.BaseAddress.GetAddressBytes();
        for (var index = bytes.Length - 1; index >= 0 && offset > 0; index--)
        {
            var sum = bytes[index] + offset;
            bytes[index] = (byte)sum;
            offset = sum >> 8;
        }

        var address = new IPAddress(bytes);
        return block.Contains(address) ? address : null;
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

    private static Dictionary<string, T> Spread<T>(IEnumerable<T> items, Func<T, IReadOnlyList<string>> ids) =>
        ById(items.SelectMany(item => ids(item).Select(id => (Id: id, Item: item))), pair => pair.Id)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Item, StringComparer.Ordinal);

    private static AttachmentKind KindOf(NetworkInterface card) =>
        card.IsLambda ? AttachmentKind.Lambda
        : card.InterfaceType is "nat_gateway" ? AttachmentKind.NatGateway
        : card.InstanceId is not null ? AttachmentKind.Instance
        : AttachmentKind.Other;

    private static Dictionary<string, (AttachmentKind Kind, string? Owner)> OwnersOfInterfaces(Snapshot snapshot)
    {
        var owners = new Dictionary<string, (AttachmentKind, string?)>(StringComparer.Ordinal);
        foreach (var endpoint in snapshot.VpcEndpoints.Where(endpoint => endpoint.Type == VpcEndpointType.Interface))
        {
            foreach (var id in endpoint.NetworkInterfaceIds)
            {
                owners[id] = (AttachmentKind.VpcEndpoint, endpoint.Id);
            }
        }

        foreach (var gateway in snapshot.NatGateways)
        {
            foreach (var address in gateway.Addresses.Where(address => address.NetworkInterfaceId is not null))
            {
                owners[address.NetworkInterfaceId!] = (AttachmentKind.NatGateway, gateway.Id);
            }
        }

        foreach (var instance in snapshot.Instances)
        {
            foreach (var id in instance.NetworkInterfaceIds)
            {
                owners.TryAdd(id, (AttachmentKind.Instance, instance.Id));
            }
        }

        return owners;
    }

    /// <summary>Addresses of an interface, with the Elastic IPs that only DescribeAddresses tells.</summary>
    private static IReadOnlyList<InterfaceAddress> WithElastic(NetworkInterface card, List<ElasticIp>? elastic) =>
        elastic is null
            ? card.Addresses
            : [.. card.Addresses.Select(own => own.PublicIp is null && elastic.Find(ip => ip.PrivateIp!.Equals(own.Address)) is { } tied
                ? own with { PublicIp = tied.PublicIp, AllocationId = tied.AllocationId }
                : own)];
}
