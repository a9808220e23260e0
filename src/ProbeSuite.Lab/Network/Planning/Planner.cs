namespace ProbeSuite.Lab.Network.Planning;

/// <summary>Puts the parts of a plan together, in the order in which they need each other.</summary>
internal static class Planner
{
    public static LabPlan Plan(LabInput input)
    {
        var draft = new Draft();
        var completion = new Completion(input, draft);
        var world = new World(draft, completion.Run());
        var hosts = input.ServiceHosts.Select((host, number) => AddHost(world, host, number + 1)).ToArray();

        // What has interfaces comes first: gateways must know every address that they translate.
        var resolvers = new Resolvers(world);
        world.Vpcs.ForEach(resolvers.Add);
        var interfaces = new Interfaces(world, completion.DbInterfaces);
        interfaces.Add();
        var nats = new NatGateways(world);
        nats.AddZonal();
        var environments = new ExecutionEnvironments(world, resolvers).Add(input.Environments);

        world.Vpcs.ForEach(InternetEdge.Add);
        nats.AddRegional();
        var gatewayEndpoints = GatewayEndpoints.Add(world, input.ServiceHosts).ToArray();
        Peerings.Add(world);
        new TransitGateways(world).Add();

        foreach (var vpc in world.Vpcs)
        {
            var tables = new RouteTables(vpc);
            tables.Write();
            InternetEdge.AnnounceIpv6(vpc, tables.Of);
            new Firewall(vpc).Write();
        }

        world.Internet.Silence(world.Internet.Addresses.Exists(line => line.Contains("fe80", StringComparison.Ordinal)));
        return new LabPlan
        {
            Snapshot = world.Snapshot,
            Namespaces = draft.Namespaces,
            Links = draft.Links,
            Environments = environments,
            Hosts = hosts,
            Endpoints = [.. gatewayEndpoints, .. interfaces.Endpoints],
            Interfaces = interfaces.Sites,
            Resolvers = resolvers.Sites,
            Unplayable = draft.Unplayable,
        };
    }

    private static HostSite AddHost(World world, ServiceHost host, int number)
    {
        var ns = world.Draft.Leaf($"host-{host.Name}", $"{host.Name} on the internet");
        var device = $"h{number}";
        var ipv6 = host.Addresses.Any(address => !address.IsIpv4());
        world.Draft.Link(world.Internet, device, ns, "eth0", ipv6);
        foreach (var address in host.Addresses)
        {
            ns.Own("eth0", address);
            world.Internet.Routes.Add($"route add {address} dev {device}");
        }

        ns.Default("eth0", host.Addresses.Any(address => address.IsIpv4()) ? world.Internet.Address : null, ipv6 ? "fe80::1" : null);
        return new(host, ns.Name);
    }
}
