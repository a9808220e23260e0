using System.Net;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Tests.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>
/// A network by lot, with the mistakes that people make: routes on one side only, ACLs without ephemeral ports, rules for
/// another group, gateways that are gone. AWS would have accepted it, and about half of its flows are open.
/// </summary>
internal sealed class RandomNetwork
{
    private readonly Draw _draw;
    private readonly Net _net = new();
    private readonly Links _links;
    private readonly RandomRules _rules;
    private readonly RandomRoutes _routes;
    private readonly Place[] _places;

    private RandomNetwork(int seed)
    {
        _draw = new(seed);
        var count = _draw.OneOf([1, 1, 2, 2, 3]);
        _places = [.. Enumerable.Range(0, count).Select(Place)];
        _links = new(_draw, _places);
        _rules = new(_draw, _places);
        _routes = new(_draw, _links);
    }

    public static LabInput Of(int seed) => new RandomNetwork(seed).Build();

    private Place Place(int number) => new("abc"[number], number, _draw.Between(2, 4), _draw.Chance(45))
    {
        Range = number == 2 && _draw.Chance(30) ? 0 : number,
        HasSecondBlock = _draw.Chance(20),
        HasAppliance = _draw.Chance(35),
    };

    private LabInput Build()
    {
        _net.Edit(s => s with
        {
            PrefixLists =
            [
                new("pl-s3", "com.amazonaws.eu-west-1.s3", null),
                new("pl-corp", "corp", [IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("10.1.0.0/16")]),
                new("pl-web", "web", [IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("2001:db8:beef::/48")]),
                new("pl-all", "everything there", [IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("203.0.114.0/24")]),
            ],
        });
        foreach (var place in _places)
        {
            _net.Vpc(place.Id, place.Blocks);
        }

        _links.AddPeerings(_net);
        foreach (var place in _places)
        {
            AddSubnets(place);
            AddGateways(place);
            _rules.AddGroups(_net, place);
            AddHosts(place);
            AddDns(place);
        }

        _links.AddTransit(_net);
        AddFunctions();
        new Spoiling(_draw).Spoil(_net);
        var functions = _net.Input.Environments.Select(wanted => new LambdaFunction { Name = wanted.PlacementName, PlacementName = wanted.PlacementName, Placement = wanted.Placement });
        return _net.Edit(s => s with { Functions = [.. functions] })
            .Host("web", "203.0.113.10 2001:db8:beef::10").Host("other", "203.0.114.10").Host("s3", "192.0.2.10 192.0.2.11", "s3").Input;
    }

    private void AddSubnets(Place place)
    {
        for (var number = 1; number <= place.Subnets.Length; number++)
        {
            var subnet = place.Subnets[number - 1];
            _net.Subnet(subnet, place.Id, place.BlocksOf(number), [.. _routes.Of(place, number).DistinctBy(route => route.Split(' ')[0])]);
            _net.Zone(subnet, number % 2 == 0 ? "euw1-az2" : "euw1-az1");
            _rules.AddAcl(_net, place, subnet);
        }

        _net.Edit(s => s with
        {
            NetworkAcls = [.. s.NetworkAcls, new() { Id = $"acl-{place.Letter}", VpcId = place.Id, IsDefault = true, Entries = RandomRules.EverythingPasses }],
        });
        if (_draw.Chance(15))
        {
            // The last subnet names no table of its own, so it has the VPC's main one.
            _net.Edit(s => s with { RouteTables = [.. s.RouteTables.Select(table => table.Id == $"rtb-{place.Subnets[^1]}" ? table with { SubnetIds = [], IsMain = true } : table)] });
        }

        if (_draw.Chance(6))
        {
            _net.Edit(s => s with { RouteTables = [.. s.RouteTables, new() { Id = $"rtb-edge-{place.Letter}", VpcId = place.Id, GatewayIds = [$"igw-{place.Letter}"], Routes = [.. _routes.AtTheEdge(place)] }] });
        }
    }

    private void AddGateways(Place place)
    {
        _net.Nat($"nat-{place.Letter}", _draw.Chance(90) ? place.Subnets[0] : place.Subnets[^1], isPublic: !_draw.Chance(8));
        if (_draw.Chance(10))
        {
            _net.Edit(s => s with { ElasticIps = [.. s.ElasticIps, new(IPAddress.Parse(place.Public(99)), $"eipalloc-{place.Letter}")] });
        }

        if (_draw.Chance(60))
        {
            _net.Endpoint($"vpce-s3-{place.Letter}", place.Id, VpcEndpointType.Gateway, "s3", _draw.Some(50, place.Subnets.Select(subnet => $"rtb-{subnet}")));
            _net.Edit(s => s with { VpcEndpoints = [.. s.VpcEndpoints.SkipLast(1), s.VpcEndpoints[^1] with { PolicyDocument = _rules.OnePolicy() }] });
        }

        if (_draw.Chance(50))
        {
            _net.Endpoint($"vpce-sm-{place.Letter}", place.Id, VpcEndpointType.Interface, "secretsmanager", _draw.OneOrMore(40, place.Subnets), _rules.OneGroup(place));
            _net.Edit(s => s with { VpcEndpoints = [.. s.VpcEndpoints.SkipLast(1), s.VpcEndpoints[^1] with { PrivateDnsEnabled = _draw.Chance(75) }] });
        }
    }

    private void AddHosts(Place place)
    {
        _net.Db($"db{place.Letter}", _draw.OneOf(place.Subnets), _rules.OneGroup(place));
        for (var count = 1; count <= 2; count++)
        {
            var number = _draw.Between(1, place.Subnets.Length);
            _net.Instance($"i-{place.Letter}{count}", place.Id, place.Subnets[number - 1], place.AddressesIn(number, 20 + count), _rules.OneGroup(place), _draw.Chance(50) ? place.Public(count) : null);
            _net.Edit(s => s with { NetworkInterfaces = [.. s.NetworkInterfaces.SkipLast(1), Odd(place, number, 96 + (16 * count), s.NetworkInterfaces[^1])] });
        }

        if (place.HasAppliance)
        {
            _net.Instance($"i-{place.Letter}nat", place.Id, place.Subnets[0], place.AddressesIn(1, 30), _rules.OneGroup(place), place.Public(30), check: _draw.Chance(25));
        }
    }

    /// <summary>Now and then an interface has a block to itself, or a second group.</summary>
    private NetworkInterface Odd(Place place, int subnet, int block, NetworkInterface card) => card with
    {
        Prefixes = _draw.Chance(12) ? [IPNetwork.Parse($"{place.AddressesIn(subnet, block).Split(' ')[0]}/28")] : [],
        SecurityGroupIds = _draw.Chance(15) ? [.. card.SecurityGroupIds.Append(_rules.OneGroup(place)).Distinct()] : card.SecurityGroupIds,
    };

    /// <summary>Now and then a VPC has a name server of its own, on its first instance.</summary>
    private void AddDns(Place place)
    {
        if (!_draw.Chance(15))
        {
            return;
        }

        var server = _net.Snapshot.NetworkInterfaces.First(card => card.Id == $"eni-{place.Letter}1").Addresses[0].Address;
        _net.Edit(s => s with
        {
            DhcpOptions = [.. s.DhcpOptions, new($"dopt-{place.Letter}", [$"{server}", .. _draw.Chance(25) ? [$"10.{place.Range}.0.2"] : Array.Empty<string>()])],
            Vpcs = [.. s.Vpcs.Select(vpc => vpc.Id == place.Id ? vpc with { DhcpOptionsId = $"dopt-{place.Letter}" } : vpc)],
        });
    }

    private void AddFunctions()
    {
        for (var count = _draw.Between(3, 4); count > 0; count--)
        {
            var place = _draw.OneOf(_places);
            var group = $"sg-{place.Letter}-{_draw.OneOf(["fn", "fn", "other"])}";
            var subnets = _draw.Chance(20) ? _draw.OneOrMore(60, place.Subnets) : [_draw.OneOf(place.Subnets)];
            _net.Function($"fn{count}", group, subnets, subnets.Length, ipv6: place.IsDualStack && _draw.Chance(60));
            if (_draw.Chance(7))
            {
                AddElasticIp(place, subnets[0], group);
            }
        }

        if (_draw.Chance(40))
        {
            _net.Function("novpc");
        }
    }

    /// <summary>Somebody tied an Elastic IP to a function's interface, which AWS does not support and does not prevent.</summary>
    private void AddElasticIp(Place place, string subnet, string group)
    {
        var id = $"eni-{subnet}-{group}";
        if (_net.Snapshot.NetworkInterfaces.Any(card => card.Id == id))
        {
            return;
        }

        var (number, host) = (subnet[^1] - '0', 50 + _net.Snapshot.NetworkInterfaces.Count);
        _net.Edit(s => s with
        {
            NetworkInterfaces =
            [
                .. s.NetworkInterfaces, new()
                {
                    Id = id,
                    SubnetId = subnet,
                    VpcId = place.Id,
                    InterfaceType = "lambda",
                    SecurityGroupIds = [group],
                    Addresses = [new(IPAddress.Parse(place.AddressesIn(number, host).Split(' ')[0]), IPAddress.Parse(place.Public(host)))],
                },
            ],
        });
    }
}
