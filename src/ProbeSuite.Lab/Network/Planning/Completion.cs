using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// Fills in what a snapshot leaves open and AWS would have assigned by now: interfaces and addresses of functions,
/// databases, endpoints and NAT gateways, and the lab's addresses in the prefix lists of AWS's services.
/// </summary>
internal sealed class Completion
{
    private readonly LabInput _input;
    private readonly Draft _draft;
    private readonly AddressBook _book;
    private readonly Dictionary<string, Subnet> _subnets;
    private readonly List<NetworkInterface> _interfaces;
    private readonly List<ElasticIp> _elasticIps;

    public Completion(LabInput input, Draft draft)
    {
        (_input, _draft, _book) = (input, draft, new AddressBook(input));
        _subnets = input.Snapshot.Subnets.DistinctBy(subnet => subnet.Id).ToDictionary(subnet => subnet.Id, StringComparer.Ordinal);
        _interfaces = [.. input.Snapshot.NetworkInterfaces.Select(WithPublicAddresses)];
        _elasticIps = [.. input.Snapshot.ElasticIps];
    }

    /// <summary>Which interface a database stands behind, by the database's id.</summary>
    public Dictionary<string, string> DbInterfaces { get; } = new(StringComparer.Ordinal);

    public Snapshot Run()
    {
        var snapshot = _input.Snapshot;
        foreach (var request in _input.Environments.Where(request => request.Placement.InVpc))
        {
            AddLambda(request);
        }

        foreach (var db in snapshot.DbInstances)
        {
            AddDb(db);
        }

        var nats = snapshot.NatGateways.Select(WithAddresses).ToArray();
        var endpoints = snapshot.VpcEndpoints.Select(WithInterfaces).ToArray();
        var lists = ServicePrefixLists.Complete(_input, () => _book.Id("pl"));

        return snapshot with
        {
            NatGateways = nats,
            VpcEndpoints = endpoints,
            NetworkInterfaces = _interfaces,
            ElasticIps = _elasticIps,
            PrefixLists = lists,
            RouteTables = ServicePrefixLists.Route(snapshot, lists),
        };
    }

    private NetworkInterface WithPublicAddresses(NetworkInterface eni) => eni with
    {
        Addresses = [.. eni.Addresses.Select(own => InterfaceAddress.NotKnownYet.Equals(own.PublicIp) ? own with { PublicIp = _book.Public() } : own)],
    };

    /// <summary>Functions with the same subnet and the same set of groups share an interface.</summary>
    private void AddLambda(EnvironmentRequest request)
    {
        var placement = request.Placement;
        foreach (var id in placement.SubnetIds)
        {
            var subnet = _subnets.GetValueOrDefault(id)
                ?? throw new LabInputException($"placement {request.PlacementName}: there is no subnet {id} in the snapshot");
            var at = _interfaces.FindIndex(eni => IsShared(eni, id, placement.SecurityGroupIds));
            if (at < 0)
            {
                at = _interfaces.Count;
                _interfaces.Add(Interface(subnet, "lambda", LambdaDescription(request, at), placement.SecurityGroupIds));
            }

            var wantsIpv6 = placement.Ipv6AllowedForDualStack && subnet.CidrBlocks.Any(block => !block.IsIpv4());
            if (wantsIpv6 && _interfaces[at].Addresses.All(address => address.Address.IsIpv4()))
            {
                _interfaces[at] = _interfaces[at] with
                {
                    Addresses = [.. _interfaces[at].Addresses, new(_book.Private(subnet, AddressFamily.InterNetworkV6))],
                };
            }
        }
    }

    /// <summary>Whether an interface is the one that functions of a subnet and a set of groups share.</summary>
    public static bool IsShared(NetworkInterface eni, string subnetId, IReadOnlyList<string> groups) =>
        eni is { IsLambda: true, Addresses.Count: > 0 } && eni.SubnetId == subnetId && eni.SecurityGroupIds.ToHashSet(StringComparer.Ordinal).SetEquals(groups);

    private string LambdaDescription(EnvironmentRequest request, int number)
    {
        var function = _input.Snapshot.Functions.FirstOrDefault(function => function.PlacementName == request.PlacementName)?.Name;
        return $"AWS Lambda VPC ENI-{function ?? request.PlacementName}-00000000-0000-4000-8000-{number:x12}";
    }

    private void AddDb(DbInstance db)
    {
        var standing = _interfaces.Find(eni => eni.Description == "RDSNetworkInterface" && db.SubnetIds.Contains(eni.SubnetId)
            && eni.SecurityGroupIds.ToHashSet(StringComparer.Ordinal).SetEquals(db.SecurityGroupIds) && !DbInterfaces.ContainsValue(eni.Id));
        if (standing is null)
        {
            if (db.SubnetIds.Select(id => _subnets.GetValueOrDefault(id)).FirstOrDefault(subnet => subnet is not null) is not { } subnet)
            {
                _draft.CannotPlay(db.Id, "its subnets are not known");
                return;
            }

            standing = Interface(subnet, "interface", "RDSNetworkInterface", GroupsOrDefault(db.SecurityGroupIds, subnet.VpcId));
            if (db.PubliclyAccessible == true)
            {
                standing = standing with { Addresses = [standing.Addresses[0] with { PublicIp = _book.Public() }, .. standing.Addresses.Skip(1)] };
            }

            _interfaces.Add(standing);
        }

        DbInterfaces[db.Id] = standing.Id;
    }

    private VpcEndpoint WithInterfaces(VpcEndpoint endpoint)
    {
        if (endpoint.Type is not VpcEndpointType.Interface || endpoint.State is not "available")
        {
            return endpoint;
        }

        var groups = GroupsOrDefault(endpoint.SecurityGroupIds, endpoint.VpcId);
        var ids = endpoint.NetworkInterfaceIds.ToList();
        foreach (var subnet in endpoint.SubnetIds.Select(id => _subnets.GetValueOrDefault(id)).OfType<Subnet>())
        {
            if (!_interfaces.Any(eni => ids.Contains(eni.Id) && eni.SubnetId == subnet.Id))
            {
                var eni = Interface(subnet, "vpc_endpoint", $"VPC Endpoint Interface {endpoint.Id}", groups);
                _interfaces.Add(eni);
                ids.Add(eni.Id);
            }
        }

        return endpoint with { NetworkInterfaceIds = ids, SecurityGroupIds = groups };
    }

    private NatGateway WithAddresses(NatGateway nat)
    {
        if (nat.State is not "available")
        {
            return nat;
        }

        var subnet = nat.SubnetId is { } id ? _subnets.GetValueOrDefault(id) : null;
        var addresses = nat.Addresses.Count == 0 ? [new NatGatewayAddress()] : nat.Addresses;
        return nat with { VpcId = nat.VpcId ?? subnet?.VpcId, Addresses = [.. addresses.Select(address => WithAddress(nat, subnet, address))] };
    }

    private NatGatewayAddress WithAddress(NatGateway nat, Subnet? subnet, NatGatewayAddress address)
    {
        var publicIp = !nat.IsPublic ? null
            : address.PublicIp ?? _elasticIps.Find(ip => ip.AllocationId == address.AllocationId && ip.AllocationId is not null)?.PublicIp ?? _book.Public();
        var allocation = publicIp is null ? null : address.AllocationId ?? _book.Id("eipalloc");
        var eni = subnet is null ? null : NatInterface(nat, subnet, address, publicIp, allocation);
        var done = address with
        {
            PublicIp = publicIp,
            AllocationId = allocation,
            PrivateIp = eni?.Addresses[0].Address,
            NetworkInterfaceId = eni?.Id,
        };

        if (publicIp is not null)
        {
            _elasticIps.RemoveAll(ip => ip.PublicIp.Equals(publicIp));
            _elasticIps.Add(new(publicIp, allocation, done.NetworkInterfaceId, done.PrivateIp));
        }

        return done;
    }

    private NetworkInterface NatInterface(NatGateway nat, Subnet subnet, NatGatewayAddress address, IPAddress? publicIp, string? allocation)
    {
        if (_interfaces.Find(eni => eni.Id == address.NetworkInterfaceId) is { } standing)
        {
            return standing;
        }

        var eni = new NetworkInterface
        {
            Id = address.NetworkInterfaceId ?? _book.Id("eni"),
            SubnetId = subnet.Id,
            VpcId = subnet.VpcId,
            Description = $"Interface for NAT Gateway {nat.Id}",
            InterfaceType = "nat_gateway",
            Status = "in-use",
            SourceDestCheck = false,
            Addresses = [new(address.PrivateIp ?? _book.Private(subnet, AddressFamily.InterNetwork), publicIp, allocation)],
        };
        _interfaces.Add(eni);
        return eni;
    }

    private NetworkInterface Interface(Subnet subnet, string type, string description, IReadOnlyList<string> groups) => new()
    {
        Id = _book.Id("eni"),
        SubnetId = subnet.Id,
        VpcId = subnet.VpcId,
        InterfaceType = type,
        Description = description,
        Status = "in-use",
        SecurityGroupIds = groups,
        Addresses = [new(_book.Private(subnet, AddressFamily.InterNetwork))],
    };

    private IReadOnlyList<string> GroupsOrDefault(IReadOnlyList<string> groups, string vpcId) => groups.Count > 0
        ? groups
        : [.. _input.Snapshot.SecurityGroups.Where(group => group.VpcId == vpcId && group.Name == "default").Select(group => group.Id)];
}
