using System.Globalization;
using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Text;

/// <summary>
/// Networks in few words, a line for each resource: its kind, its id, what it needs, options as <c>key=value</c>, and behind
/// a colon its rules, parted by semicolons. A line overrides an earlier one of the same kind and id; <c>- eni eni-a</c>
/// takes one away. <see cref="StandardNetwork"/> has an example of nearly everything.
/// </summary>
internal static class NetworkText
{
    public static Snapshot Read(params string[] texts)
    {
        var lines = new Dictionary<(string Kind, string Id), Line>();
        foreach (var text in texts.SelectMany(text => text.Split('\n')).Select(text => text.Trim()).Where(text => text.Length > 0 && text[0] != '#'))
        {
            var removes = text.StartsWith("- ", StringComparison.Ordinal);
            var line = new Line(removes ? text[2..] : text);
            lines.Remove((line.Kind, line.Id));
            if (!removes)
            {
                lines.Add((line.Kind, line.Id), line);
            }
        }

        return lines.Values.Aggregate(new Snapshot { Region = "eu-west-1" }, Add);
    }

    private static Snapshot Add(Snapshot s, Line line) => line.Kind switch
    {
        "vpc" => s with { Vpcs = [.. s.Vpcs, new Vpc { Id = line.Id, CidrBlocks = Blocks(line[0]), EnableDnsSupport = line["dns"] != "off", EnableDnsHostnames = line["hostnames"] != "off", DhcpOptionsId = line["dhcp"], BlockPublicAccess = Bpa(line["bpa"]) ?? default, OwnerId = line["owner"] }] },
        "subnet" => s with { Subnets = [.. s.Subnets, new Subnet { Id = line.Id, Name = line["name"], VpcId = line[0], CidrBlocks = Blocks(line[1]), AvailabilityZone = $"eu-west-1{line["zone"] ?? "a"}", BlockPublicAccess = Bpa(line["bpa"]) }] },
        "table" => s with { RouteTables = [.. s.RouteTables, new RouteTable { Id = line.Id, VpcId = line[0], IsMain = line["on"] is null, SubnetIds = line.List("on"), GatewayIds = line.List("edge"), Routes = [.. line.Rules.Select(RuleText.Route)] }] },
        "acl" => s with { NetworkAcls = [.. s.NetworkAcls, new NetworkAcl { Id = line.Id, VpcId = line[0], IsDefault = line["on"] is null, SubnetIds = line.List("on"), Entries = [.. line.Rules.Select(RuleText.Entry)] }] },
        "group" => s with { SecurityGroups = [.. s.SecurityGroups, new SecurityGroup { Id = line.Id, VpcId = line[0], Egress = RuleText.Group(line.Rules, "out"), Ingress = RuleText.Group(line.Rules, "in") }] },
        "eni" => s with { NetworkInterfaces = [.. s.NetworkInterfaces, new NetworkInterface { Id = line.Id, SubnetId = line[0], VpcId = s.Subnets.First(subnet => subnet.Id == line[0]).VpcId, Addresses = [.. line[1].Split(',').Select(Address)], SecurityGroupIds = line.Count > 2 ? line[2].Split(',') : [], InterfaceType = line["type"], Description = line["about"]?.Replace('~', ' '), SourceDestCheck = line["check"] != "off", Prefixes = Blocks(line["prefixes"]) }] },
        "instance" => s with { Instances = [.. s.Instances, new Instance(line.Id, line["name"], line["state"] ?? "running", line[0].Split(','))] },
        "igw" => s with { InternetGateways = [.. s.InternetGateways, Gateway(line)] },
        "eigw" => s with { EgressOnlyInternetGateways = [.. s.EgressOnlyInternetGateways, Gateway(line)] },
        "nat" => s with { NatGateways = [.. s.NatGateways, Nat(line)] },
        "endpoint" => s with { VpcEndpoints = [.. s.VpcEndpoints, new VpcEndpoint { Id = line.Id, VpcId = line[0], Type = Enum.Parse<VpcEndpointType>(line[1], ignoreCase: true), ServiceName = $"com.amazonaws.eu-west-1.{line[2]}", State = line["state"] ?? "available", NetworkInterfaceIds = line.List("enis"), SubnetIds = line.List("subnets"), SecurityGroupIds = line.List("groups"), PrivateDnsEnabled = line["private"] == "on", PrivateDnsOnlyForInboundResolverEndpoint = line["inbound"] is { } inbound ? inbound == "on" : null, PolicyDocument = line["policy"] }] },
        "list" => s with { PrefixLists = [.. s.PrefixLists, new PrefixList(line.Id, line["name"], line.Count > 0 ? Blocks(line[0]) : null)] },
        "peering" => s with { PeeringConnections = [.. s.PeeringConnections, new PeeringConnection(line.Id, line["status"] ?? "active", Side(line[0], line["here"], line), Side(line[1], line["there"], line))] },
        "tgw" => s with { TransitGateways = [.. s.TransitGateways, new TransitGateway(line.Id, line["state"] ?? "available", line["references"] == "on")] },
        "attachment" => s with { TransitGatewayAttachments = [.. s.TransitGatewayAttachments, new TransitGatewayAttachment { Id = line.Id, TransitGatewayId = line[0], ResourceId = line[1], ResourceType = line["type"] ?? "vpc", SubnetIds = line["in"]?.Split(','), State = line["state"] ?? "available", AssociatedRouteTableId = line["table"] }] },
        "tgw-table" => s with { TransitGatewayRouteTables = [.. s.TransitGatewayRouteTables, new TransitGatewayRouteTable { Id = line.Id, TransitGatewayId = line[0], State = line["state"] ?? "available", Associations = line.List("for"), Routes = line["routes"] == "unread" ? null : [.. line.Rules.Select(RuleText.TransitRoute)] }] },
        "eip" => s with { ElasticIps = [.. s.ElasticIps, new ElasticIp(IPAddress.Parse(line.Id), $"eipalloc-{line.Id}", line.Count > 0 ? line[0] : null, line.Count > 1 ? IPAddress.Parse(line[1]) : null)] },
        "dhcp" => s with { DhcpOptions = [.. s.DhcpOptions, new DhcpOptions(line.Id, line[0].Split(','))] },
        "db" => s with { DbInstances = [.. s.DbInstances, new DbInstance { Id = line.Id, SubnetIds = line[0].Split(','), SecurityGroupIds = line[1].Split(','), Port = 5432, EndpointAddress = line["host"], PubliclyAccessible = line["public"] == "yes" }] },
        "balancer" => s with { LoadBalancers = [.. s.LoadBalancers, new LoadBalancer(line.Id, line["type"] ?? "application", line["host"], line["internal"] == "yes", line[0].Split(','), line[1].Split(',')) { Listeners = line["listens"]?.Split(',').Select(text => text.Split(':')).Select(part => new LoadBalancerListener(part[0], int.Parse(part[1], CultureInfo.InvariantCulture))).ToList() }] },
        "function" => s with { Functions = [.. s.Functions, new LambdaFunction { Name = line.Id, PlacementName = line.Id, Placement = new Placement { SubnetIds = line.List("in"), SecurityGroupIds = line.List("groups"), Ipv6AllowedForDualStack = line["ipv6"] == "on", Unknown = line["unknown"] } }] },
        "account" => s with { Account = line.Id },
        "gap" => s with { Gaps = [.. s.Gaps, new Gap(Enum.Parse<ResourceKind>(line.Id), $"{line.Id} were not read", line.Count > 0 ? line[0] : null)] },
        _ => throw new FormatException($"{line.Kind} is no kind of resource"),
    };

    public static IReadOnlyList<IPNetwork> Blocks(string? text) => [.. text?.Split(',').Select(IPNetwork.Parse) ?? []];

    private static InterfaceAddress Address(string text) =>
        text.Split('~') is [var own, var publicIp] ? new(IPAddress.Parse(own), IPAddress.Parse(publicIp)) : new(IPAddress.Parse(text));

    private static InternetGateway Gateway(Line line) => new() { Id = line.Id, Attachments = line.Count > 0 ? [new(line[0], line["state"] ?? "available")] : [] };

    private static NatGateway Nat(Line line) => new()
    {
        Id = line.Id,
        VpcId = line[0],
        SubnetId = line["in"],
        State = line["state"] ?? "available",
        IsPublic = line["private"] != "on",
        IsRegional = line["in"] is null,
        RouteTableId = line["table"],
        Addresses = [.. line.List("lends").Select(text => Address(text)).Select(own => new NatGatewayAddress { PrivateIp = own.Address, PublicIp = own.PublicIp, AvailabilityZone = line["zone"] is { } zone ? $"eu-west-1{zone}" : null })],
    };

    private static PeeringSide Side(string text, string? region, Line line) =>
        (text.Split('=') is [var vpc, var blocks] ? new PeeringSide(vpc, Blocks(blocks)) : new(text, [])) with { Region = region, AllowDnsResolutionFromRemoteVpc = line["names"] == "private" };

    private static BlockPublicAccess? Bpa(string? text) => text is null ? null : Enum.Parse<BlockPublicAccess>(text, ignoreCase: true);

    private sealed class Line
    {
        private readonly List<string> _words = [];
        private readonly Dictionary<string, string> _options = [];

        public Line(string text)
        {
            var colon = text.IndexOf(" : ", StringComparison.Ordinal);
            Rules = colon < 0 ? [] : text[(colon + 3)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var words = (colon < 0 ? text : text[..colon]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            (Kind, Id) = (words[0], words[1]);
            foreach (var word in words[2..])
            {
                if (word.Split('=', 2) is [var key, var value] && !key.Contains('-', StringComparison.Ordinal))
                {
                    _options[key] = value;
                }
                else
                {
                    _words.Add(word);
                }
            }
        }

        public string Kind { get; }

        public string Id { get; }

        public IReadOnlyList<string> Rules { get; }

        public int Count => _words.Count;

        public string this[int index] => _words[index];

        public string? this[string option] => _options.GetValueOrDefault(option);

        public string[] List(string option) => this[option] is { Length: > 0 } value ? value.Split(',') : [];
    }
}
