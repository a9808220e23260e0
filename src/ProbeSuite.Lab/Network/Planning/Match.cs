using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>The left side of a rule, in nft's words.</summary>
internal static class Match
{
    /// <summary>A protocol and its destination ports; empty for all.</summary>
    public static string Of(Protocol protocol, PortRange? ports)
    {
        if (protocol == Protocol.All)
        {
            return "";
        }

        return ports is { } range && (protocol == Protocol.Tcp || protocol == Protocol.Udp)
            ? $"{protocol} dport {(range.From == range.To ? $"{range.From}" : $"{range.From}-{range.To}")} "
            : $"meta l4proto {protocol.Number} ";
    }

    /// <summary>The far end, which also says of which family the packet must be.</summary>
    /// <param name="side"><c>saddr</c> or <c>daddr</c>.</param>
    /// <param name="block">The far end's addresses.</param>
    public static string Peer(string side, IPNetwork block) => (block.IsIpv4(), block.PrefixLength) switch
    {
        (true, 0) => "meta nfproto ipv4 ",
        (false, 0) => "meta nfproto ipv6 ",
        (true, _) => $"ip {side} {block} ",
        (false, _) => $"ip6 {side} {block} ",
    };
}
