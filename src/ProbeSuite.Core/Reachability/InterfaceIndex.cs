using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Network interfaces by id, address and public address.</summary>
internal sealed class InterfaceIndex
{
    private readonly Snapshot _snapshot;
    private readonly Dictionary<string, Attachment> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Vpc, IPAddress Address), Attachment> _byAddress = [];
    private readonly Dictionary<IPAddress, (Attachment Attachment, IPAddress Private)> _byPublicIp = [];
    private readonly List<(IPNetwork Block, Attachment Attachment)> _prefixes = [];
    private readonly ILookup<string, Attachment> _ofLambda;

    public InterfaceIndex(Snapshot snapshot, IReadOnlyDictionary<string, Subnet> subnets)
    {
        _snapshot = snapshot;
        var owners = Owners(snapshot);
        var elastic = snapshot.ElasticIps
            .Where(ip => ip is { NetworkInterfaceId: not null, PrivateIp: not null })
            .GroupBy(ip => ip.NetworkInterfaceId!).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var card in snapshot.NetworkInterfaces)
        {
            if (!subnets.TryGetValue(card.SubnetId, out var subnet) || _byId.ContainsKey(card.Id))
            {
                continue;
            }

            var (kind, owner) = owners.GetValueOrDefault(card.Id, (KindOf(card), card.InstanceId));
            Add(new()
            {
                Label = card.Id,
                Subnet = subnet,
                SecurityGroupIds = card.SecurityGroupIds,
                Addresses = WithElastic(card, elastic.GetValueOrDefault(card.Id)),
                Prefixes = card.Prefixes,
                SourceDestCheck = card.SourceDestCheck,
                Kind = kind,
                OwnerId = owner,
            });
        }

        _ofLambda = All.Where(card => card.Kind == AttachmentKind.Lambda).ToLookup(card => card.Subnet.Id);
    }

    public IEnumerable<Attachment> All => _byId.Values;

    /// <summary>Whether it would be the same for another snapshot.</summary>
    public bool Fits(Snapshot other) =>
        ReferenceEquals(_snapshot.NetworkInterfaces, other.NetworkInterfaces) && ReferenceEquals(_snapshot.Subnets, other.Subnets)
        && ReferenceEquals(_snapshot.ElasticIps, other.ElasticIps) && ReferenceEquals(_snapshot.NatGateways, other.NatGateways)
        && ReferenceEquals(_snapshot.Instances, other.Instances)
        && (ReferenceEquals(_snapshot.VpcEndpoints, other.VpcEndpoints) || _snapshot.VpcEndpoints.Select(one => one.Id).SequenceEqual(other.VpcEndpoints.Select(one => one.Id)));

    public Attachment? ById(string id) => _byId.GetValueOrDefault(id);

    public Attachment? At(string vpcId, IPAddress address) => _byAddress.GetValueOrDefault((vpcId, address)) ?? DelegatedTo(address, vpcId);

    /// <summary>The interface of Lambda's in a subnet with just these groups; null when there is none yet.</summary>
    public Attachment? OfLambda(string subnetId, IReadOnlyList<string> groups) =>
        _ofLambda[subnetId].FirstOrDefault(card => card.SecurityGroupIds.ToHashSet().SetEquals(groups));

    /// <summary>Who holds a public IPv4 address, or an IPv6 one, with its private address; null when nobody that is known does.</summary>
    public (Attachment Attachment, IPAddress Private)? OwnerOfPublic(IPAddress address) =>
        _byPublicIp.TryGetValue(address, out var owner) ? owner
        : address.AddressFamily == AddressFamily.InterNetworkV6 && DelegatedTo(address) is { } holder ? (holder, address) : null;

    private Attachment? DelegatedTo(IPAddress address, string? vpcId = null)
    {
        for (var index = 0; index < _prefixes.Count; index++)
        {
            if (_prefixes[index].Block.Contains(address) && (vpcId is null || _prefixes[index].Attachment.VpcId == vpcId))
            {
                return _prefixes[index].Attachment;
            }
        }

        return null;
    }

    private void Add(Attachment attachment)
    {
        _byId[attachment.Label] = attachment;
        _prefixes.AddRange(attachment.Prefixes.Select(block => (block, attachment)));
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

    private static AttachmentKind KindOf(NetworkInterface card) =>
        card.IsLambda ? AttachmentKind.Lambda
        : card.InterfaceType is "nat_gateway" or "natGateway" ? AttachmentKind.NatGateway
        : card.InterfaceType is "transit_gateway" or "gateway_load_balancer_endpoint" ? AttachmentKind.Gateway
        : card.InstanceId is not null ? AttachmentKind.Instance
        : AttachmentKind.Other;

    private static Dictionary<string, (AttachmentKind Kind, string? Owner)> Owners(Snapshot snapshot)
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
