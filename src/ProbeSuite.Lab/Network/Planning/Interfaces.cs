using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>Databases, instances, appliances, interface endpoints: each interface a namespace of its own.</summary>
internal sealed class Interfaces(World world, IReadOnlyDictionary<string, string> dbInterfaces)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public List<InterfaceSite> Sites { get; } = [];

    public List<EndpointSite> Endpoints { get; } = [];

    public void Add()
    {
        AddEndpoints();
        AddDatabases();
        AddInstances();
        AddOthers();
        NameTheFaceless();
    }

    private void AddEndpoints()
    {
        foreach (var endpoint in world.Snapshot.VpcEndpoints.Where(endpoint => endpoint.Type is VpcEndpointType.Interface))
        {
            var service = ServicePrefixLists.ServiceOf(endpoint.ServiceName) ?? "";
            foreach (var eni in Of(endpoint.NetworkInterfaceIds))
            {
                var ns = Stand(eni, $"vpce-{Endpoints.Count + 1}", $"interface endpoint {endpoint.Id} of {service} in {eni.SubnetId}");
                Endpoints.Add(new(endpoint, service, ns, [.. eni.Addresses.Select(address => address.Address)])
                {
                    NetworkInterfaceId = eni.Id,
                    SubnetId = eni.SubnetId,
                });
            }
        }
    }

    private void AddDatabases()
    {
        foreach (var db in world.Snapshot.DbInstances)
        {
            foreach (var eni in dbInterfaces.TryGetValue(db.Id, out var id) ? Of([id]) : [])
            {
                Sites.Add(new(db.Id, Stand(eni, $"db-{db.Id}", $"database {db.Id}"), eni) { Db = db });
            }
        }
    }

    private void AddInstances()
    {
        foreach (var instance in world.Snapshot.Instances)
        {
            var enis = Of(instance.NetworkInterfaceIds).ToArray();
            if (instance.State is "stopped" or "terminated" or "stopping" or "shutting-down")
            {
                _used.UnionWith(enis.Select(eni => eni.Id));
                continue;
            }

            foreach (var (eni, number) in enis.Select((eni, number) => (eni, number)))
            {
                var name = number == 0 ? instance.Id : $"{instance.Id}-{number}";
                Sites.Add(new(instance.Id, Stand(eni, name, $"instance {instance.Name ?? instance.Id}"), eni));
            }
        }
    }

    /// <summary>What is left: load balancers, caches, whatever has an interface. Functions and NAT gateways are played elsewhere.</summary>
    private void AddOthers()
    {
        foreach (var eni in world.Snapshot.NetworkInterfaces)
        {
            if (_used.Contains(eni.Id) || eni.IsLambda || eni.InterfaceType is "nat_gateway" or "transit_gateway")
            {
                continue;
            }

            if (!CanStand(eni))
            {
                world.Draft.CannotPlay(eni.Id, "its subnet or its addresses are not known");
                continue;
            }

            Sites.Add(new(eni.Id, Stand(eni, eni.Id, eni.Description ?? $"interface {eni.Id}"), eni));
        }
    }

    /// <summary>What has no interface, as in a template, cannot stand anywhere.</summary>
    private void NameTheFaceless()
    {
        foreach (var instance in world.Snapshot.Instances.Where(instance => instance.State is null or "running" && !instance.NetworkInterfaceIds.Any(_used.Contains)))
        {
            world.Draft.CannotPlay(instance.Id, "its network interfaces are not known");
        }

        foreach (var balancer in world.Snapshot.LoadBalancers.Where(balancer =>
            !Sites.Exists(site => site.Interface.Description?.Contains($"/{balancer.Name}/", StringComparison.Ordinal) == true)))
        {
            world.Draft.CannotPlay(balancer.Name, "its network interfaces are not known");
        }
    }

    private string Stand(NetworkInterface eni, string name, string plays)
    {
        _used.Add(eni.Id);
        var ns = world.Draft.Leaf(name, plays);
        world.Vpc(eni.VpcId)!.Attach(eni, ns);
        if (!eni.SourceDestCheck)
        {
            PassOn(ns, eni);
        }

        return ns.Name;
    }

    /// <summary>An interface without source and destination check is one of a NAT instance: it passes on what it gets, in its own name.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html"/>
    private static void PassOn(NamespaceDraft ns, NetworkInterface eni)
    {
        ns.Forwards = true;
        ns.Nft.Hook("nat", "nat hook postrouting priority srcnat", "accept",
            $"ip saddr != {eni.Addresses[0].Address} snat ip to {eni.Addresses[0].Address}");
    }

    private IEnumerable<NetworkInterface> Of(IReadOnlyList<string> ids) =>
        ids.Select(id => world.Snapshot.NetworkInterfaces.FirstOrDefault(eni => eni.Id == id))
            .OfType<NetworkInterface>()
            .Where(eni => !_used.Contains(eni.Id) && CanStand(eni));

    private bool CanStand(NetworkInterface eni) => eni.Addresses.Count > 0 && world.Vpc(eni.VpcId)?.Group(eni.SubnetId) > 0;
}
