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
    private readonly RandomRules _rules;
    private readonly Place[] _places;
    private readonly HashSet<(Place, Place)> _peered = [];
    private readonly bool _isTransit;

    private RandomNetwork(int seed)
    {
        _draw = new(seed);
        _places = [.. Enumerable.Range(0, _draw.OneOf([1, 1, 2, 2, 3])).Select(number => new Place("abc"[number], number, _draw.Between(2, 4), _draw.Chance(45)) { HasAppliance = _draw.Chance(35) })];
        _rules = new(_draw, _places);
        _isTransit = _places.Length > 1 && _draw.Chance(30);
    }

    public static LabInput Of(int seed) => new RandomNetwork(seed).Build();

    private LabInput Build()
    {
        _net.Edit(s => s with { PrefixLists = [new("pl-s3", "com.amazonaws.eu-west-1.s3", null), new("pl-corp", "corp", [IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("10.1.0.0/16")])] });
        foreach (var place in _places)
        {
            _net.Vpc(place.Id, [.. place.Blocks]);
        }

        for (var one = 0; one < _places.Length; one++)
        {
            foreach (var other in _draw.Some(80, _places[(one + 1)..]))
            {
                _peered.Add((_places[one], other));
                _net.Peering(PeeringId(_places[one], other), _places[one].Id, other.Id);
            }
        }

        foreach (var place in _places)
        {
            AddSubnets(place);
            AddGateways(place);
            _rules.AddGroups(_net, place);
            AddHosts(place);
        }

        if (_isTransit)
        {
            AddTransit();
        }

        AddFunctions();
        Spoil();
        var functions = _net.Input.Environments.Select(wanted => new LambdaFunction { Name = wanted.PlacementName, PlacementName = wanted.PlacementName, Placement = wanted.Placement });
        return _net.Edit(s => s with { Functions = [.. functions] })
            .Host("web", "203.0.113.10 2001:db8:beef::10").Host("other", "203.0.114.10").Host("s3", "192.0.2.10 192.0.2.11", "s3").Input;
    }

    /// <summary>One subnet a zone, the first two or one of them. Now and then a VPC announces nothing.</summary>
    private void AddTransit()
    {
        _net.Transit("tgw-1", [.. _places.Select(place => $"{place.Id} {string.Join(' ', _draw.OneOrMore(75, place.Subnets[..2]))}")]);
        var routes = _places.Where(_ => !_draw.Chance(8)).SelectMany(place => place.Blocks.Select(block => new TransitGatewayRoute(IPNetwork.Parse(block), [$"tgw-1-attach-{place.Number + 1}"], _draw.Chance(4) ? RouteState.Blackhole : RouteState.Active)));
        _net.Edit(s => s with { TransitGatewayRouteTables = [.. s.TransitGatewayRouteTables.Select(table => table with { Routes = [.. routes], Propagations = [] })] });
    }

    private void AddSubnets(Place place)
    {
        for (var number = 1; number <= place.Subnets.Length; number++)
        {
            var subnet = place.Subnets[number - 1];
            _net.Subnet(subnet, place.Id, place.BlocksOf(number), [.. Routes(place, number).DistinctBy(route => route.Split(' ')[0])]);
            _net.Zone(subnet, number % 2 == 0 ? "euw1-az2" : "euw1-az1");
            _rules.AddAcl(_net, place, subnet);
        }

        _net.Edit(s => s with
        {
            NetworkAcls = [.. s.NetworkAcls, new() { Id = $"acl-{place.Letter}", VpcId = place.Id, IsDefault = true, Entries = RandomRules.EverythingPasses }],
        });
    }

    /// <summary>The first subnet is a public one; the others are whatever comes.</summary>
    private IEnumerable<string> Routes(Place place, int number)
    {
        foreach (var block in place.Blocks)
        {
            yield return $"{block} local";
        }

        string[] ways = [$"nat-{place.Letter}", $"nat-{place.Letter}", $"nat-{place.Letter}", $"igw-{place.Letter}", "none", place.HasAppliance ? $"eni-{place.Letter}nat" : "none", Far(place).Select(far => LinkTo(place, far)).FirstOrDefault() ?? "none"];
        var wayOut = number == 1 && _draw.Chance(93) ? $"igw-{place.Letter}" : _draw.OneOf(ways);
        if (wayOut != "none")
        {
            yield return $"0.0.0.0/0 {wayOut}";
        }

        if (place.IsDualStack && _draw.Chance(80))
        {
            yield return $"::/0 {(number == 1 || _draw.Chance(25) ? "igw" : "eigw")}-{place.Letter}";
        }

        foreach (var far in _draw.Some(88, Far(place)))
        {
            yield return $"{(_draw.Chance(82) ? far.Blocks.First() : far.BlocksOf(_draw.Between(1, far.Subnets.Length)).Split(' ')[0])} {LinkTo(place, far)}";
            if (far.IsDualStack && place.IsDualStack && _draw.Chance(70))
            {
                yield return $"{far.Blocks.Last()} {LinkTo(place, far)}";
            }
        }

        if (_draw.Chance(20))
        {
            yield return $"{_draw.OneOf(["192.0.2.10/32", "203.0.113.0/24", "203.0.113.10/32", "192.0.2.0/24"])} {_draw.OneOf([$"nat-{place.Letter}", $"igw-{place.Letter}"])}";
        }

        // More specific than local: only to interfaces and NAT gateways, and only for a whole subnet.
        if (_draw.Chance(7) && number > 1)
        {
            yield return $"{place.BlocksOf(1).Split(' ')[0]} {(place.HasAppliance ? $"eni-{place.Letter}nat" : $"nat-{place.Letter}")}";
        }
    }

    private IEnumerable<Place> Far(Place place) => _places.Where(far => far != place && (_isTransit || _peered.Contains((place, far)) || _peered.Contains((far, place))));

    private string LinkTo(Place place, Place far)
    {
        var isPeered = _peered.Contains((place, far)) || _peered.Contains((far, place));
        return isPeered && (!_isTransit || _draw.Chance(60)) ? PeeringId(place, far) : "tgw-1";
    }

    private static string PeeringId(Place one, Place other) => one.Number < other.Number ? $"pcx-{one.Letter}{other.Letter}" : $"pcx-{other.Letter}{one.Letter}";

    private void AddGateways(Place place)
    {
        _net.Nat($"nat-{place.Letter}", _draw.Chance(88) ? place.Subnets[0] : place.Subnets[^1], isPublic: !_draw.Chance(8));
        if (_draw.Chance(60))
        {
            _net.Endpoint($"vpce-s3-{place.Letter}", place.Id, VpcEndpointType.Gateway, "s3", _draw.Some(50, place.Subnets.Select(subnet => $"rtb-{subnet}")));
        }

        if (_draw.Chance(50))
        {
            _net.Endpoint($"vpce-sm-{place.Letter}", place.Id, VpcEndpointType.Interface, "secretsmanager", _draw.OneOrMore(40, place.Subnets), _rules.OneGroup(place));
        }
    }

    private void AddHosts(Place place)
    {
        _net.Db($"db{place.Letter}", _draw.OneOf(place.Subnets), _rules.OneGroup(place));
        for (var count = 1; count <= 2; count++)
        {
            var number = _draw.Between(1, place.Subnets.Length);
            _net.Instance($"i-{place.Letter}{count}", place.Id, place.Subnets[number - 1], place.AddressesIn(number, 20 + count), _rules.OneGroup(place), _draw.Chance(50) ? $"198.18.{place.Number}.{count}" : null);
        }

        if (place.HasAppliance)
        {
            _net.Instance($"i-{place.Letter}nat", place.Id, place.Subnets[0], place.AddressesIn(1, 30), _rules.OneGroup(place), $"198.18.{place.Number}.30", check: _draw.Chance(25));
        }
    }

    private void AddFunctions()
    {
        for (var count = _draw.Between(3, 5); count > 0; count--)
        {
            var place = _draw.OneOf(_places);
            _net.Function($"fn{count}", $"sg-{place.Letter}-{_draw.OneOf(["fn", "fn", "other"])}", [_draw.OneOf(place.Subnets)], ipv6: place.IsDualStack && _draw.Chance(60));
        }

        if (_draw.Chance(40))
        {
            _net.Function("novpc");
        }
    }

    /// <summary>Things that stop working later: a route whose target is gone, a gateway that was detached.</summary>
    private void Spoil() => _net.Edit(s => s with
    {
        Vpcs = [.. s.Vpcs.Select(vpc => vpc with { EnableDnsSupport = !_draw.Chance(8), BlockPublicAccess = _draw.Chance(12) ? _draw.OneOf([BlockPublicAccess.Ingress, BlockPublicAccess.Bidirectional]) : BlockPublicAccess.Off })],
        Subnets = [.. s.Subnets.Select(subnet => subnet with { AvailabilityZone = subnet.AvailabilityZoneId, BlockPublicAccess = _draw.Chance(6) ? _draw.OneOf([BlockPublicAccess.Ingress, BlockPublicAccess.Bidirectional, BlockPublicAccess.Off]) : null })],
        RouteTables = [.. s.RouteTables.Select(table => table with { Routes = [.. table.Routes.Select(route => route.Target.Kind != RouteTargetKind.Local && _draw.Chance(4) ? route with { State = RouteState.Blackhole } : route)] })],
        InternetGateways = [.. s.InternetGateways.Select(gateway => _draw.Chance(6) ? gateway with { Attachments = [] } : gateway)],
        EgressOnlyInternetGateways = [.. s.EgressOnlyInternetGateways.Select(gateway => _draw.Chance(6) ? gateway with { Attachments = [] } : gateway)],
        NatGateways = [.. s.NatGateways.Select(nat => _draw.Chance(7) ? nat with { State = "failed" } : _draw.Chance(8) && nat.IsPublic ? Regional(nat, s) : nat)],
        PeeringConnections = [.. s.PeeringConnections.Select(peering => _draw.Chance(6) ? peering with { Status = "pending-acceptance" } : peering)],
        Instances = [.. s.Instances.Select(instance => _draw.Chance(5) ? instance with { State = "stopped" } : instance)],
    });

    private static NatGateway Regional(NatGateway nat, Snapshot s)
    {
        var vpc = s.Subnets.First(subnet => subnet.Id == nat.SubnetId).VpcId;
        return nat with
        {
            SubnetId = null,
            VpcId = vpc,
            IsRegional = true,
            Addresses = [.. new[] { "euw1-az1", "euw1-az2" }.Select((zone, number) => new NatGatewayAddress { AvailabilityZone = zone, PublicIp = IPAddress.Parse($"198.18.{vpc[^1] - 'a'}.{40 + number}") })],
        };
    }
}

/// <summary>One VPC of a <see cref="RandomNetwork"/>: <c>vpc-a</c> is 10.0.0.0/16, its second subnet <c>subnet-a2</c> 10.0.2.0/24.</summary>
internal sealed record Place(char Letter, int Number, int SubnetCount, bool IsDualStack)
{
    public bool HasAppliance { get; init; }

    public string Id => $"vpc-{Letter}";

    public string[] Subnets { get; } = [.. Enumerable.Range(1, SubnetCount).Select(number => $"subnet-{Letter}{number}")];

    /// <summary>IPv4 first.</summary>
    public IEnumerable<string> Blocks => IsDualStack ? [$"10.{Number}.0.0/16", $"2001:db8:{Number}::/56"] : [$"10.{Number}.0.0/16"];

    public string BlocksOf(int subnet) => $"10.{Number}.{subnet}.0/24{(IsDualStack ? $" 2001:db8:{Number}:{subnet}::/64" : "")}";

    public string AddressesIn(int subnet, int host) => $"10.{Number}.{subnet}.{host}{(IsDualStack ? $" 2001:db8:{Number}:{subnet}::{host}" : "")}";
}
