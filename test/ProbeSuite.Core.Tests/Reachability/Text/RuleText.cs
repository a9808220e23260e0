using System.Globalization;
using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Text;

/// <summary>Rules and routes in few words.</summary>
internal static class RuleText
{
    /// <summary><c>0.0.0.0/0 nat-a</c>, with <c>blackhole</c>, <c>filtered</c> or <c>propagated</c> behind it.</summary>
    public static Route Route(string text)
    {
        var words = text.Split(' ');
        return new(Range(words[0]), Target(words[1]), words.Contains("blackhole") ? RouteState.Blackhole : words.Contains("filtered") ? RouteState.Filtered : RouteState.Active,
            words.Contains("propagated") ? RouteOrigin.Propagated : RouteOrigin.Static);
    }

    /// <summary><c>10.1.0.0/16 tgw-attach-b</c>; <c>blackhole</c> for one that leads nowhere, <c>propagated</c> behind it.</summary>
    public static TransitGatewayRoute TransitRoute(string text)
    {
        var words = text.Split(' ');
        return words[1] == "blackhole" ? new(IPNetwork.Parse(words[0]), [], RouteState.Blackhole)
            : new(IPNetwork.Parse(words[0]), [words[1]], Origin: words.Contains("propagated") ? RouteOrigin.Propagated : RouteOrigin.Static);
    }

    /// <summary><c>in 100 allow tcp 443 0.0.0.0/0</c>.</summary>
    public static NetworkAclEntry Entry(string text)
    {
        var words = text.Split(' ');
        return new(int.Parse(words[1], CultureInfo.InvariantCulture), words[0] == "out", Protocol.Parse(words[3])!.Value, IPNetwork.Parse(words[^1]), words.Length > 5 ? Ports(words[4]) : null, words[2] == "allow");
    }

    /// <summary><c>out tcp 443 pl-a</c>, <c>in all sg-a</c>, <c>in all ?import</c> for a peer that is not known.</summary>
    public static IReadOnlyList<SecurityGroupRule> Group(IEnumerable<string> rules, string side) =>
        [.. rules.Select(rule => rule.Split(' ')).Where(words => words[0] == side).Select(words => new SecurityGroupRule(Protocol.Parse(words[1])!.Value, words.Length > 3 ? Ports(words[2]) : null, Peer(words[^1])))];

    private static RulePeer Peer(string text) => text switch
    {
        ['s', 'g', '-', ..] => RulePeer.OfGroup(text),
        ['p', 'l', '-', ..] => RulePeer.OfPrefixList(text),
        ['?', ..] => RulePeer.OfUnknown(text),
        _ => RulePeer.Of(IPNetwork.Parse(text)),
    };

    private static AddressRange Range(string text) =>
        text.StartsWith("pl-", StringComparison.Ordinal) ? AddressRange.OfPrefixList(text)
        : text.StartsWith('?') ? AddressRange.OfUnknown(text)
        : AddressRange.Of(IPNetwork.Parse(text));

    private static PortRange Ports(string text) =>
        text.Split('-').Select(port => int.Parse(port, CultureInfo.InvariantCulture)).ToList() is var ports ? new(ports[0], ports[^1]) : default;

    private static RouteTarget Target(string id) => id == "local" ? RouteTarget.Local : new(id.Split('-')[0] switch
    {
        "igw" => RouteTargetKind.InternetGateway,
        "eigw" => RouteTargetKind.EgressOnlyInternetGateway,
        "nat" => RouteTargetKind.NatGateway,
        "vpce" => RouteTargetKind.VpcEndpoint,
        "pcx" => RouteTargetKind.PeeringConnection,
        "tgw" => RouteTargetKind.TransitGateway,
        "eni" => RouteTargetKind.NetworkInterface,
        "i" => RouteTargetKind.Instance,
        "vgw" => RouteTargetKind.VpnGateway,
        _ => RouteTargetKind.Unmodelled,
    }, id);
}
