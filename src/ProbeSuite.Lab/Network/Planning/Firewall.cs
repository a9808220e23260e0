namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// A VPC's filters as chains of its router. Every forwarded packet passes all of them, in this order: what gateways
/// refuse, the network ACLs of the subnet it leaves and of the one it enters, the security groups of the interface it
/// leaves and of the one it reaches. An <c>accept</c> ends only its own chain.
/// </summary>
internal sealed class Firewall(VpcDraft vpc)
{
    private NftText Nft => vpc.Router.Nft;

    public void Write()
    {
        WriteEdge();
        new NetworkAclChains(vpc).Write();
        new SecurityGroupChains(vpc).Write();
        Nft.SilentSelf();
    }

    /// <summary>Neither network ACLs nor security groups judge what goes to the Amazon resolver.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"/>
    public static IEnumerable<string> Exempt(VpcDraft vpc) =>
        Devices(vpc, GatewayKind.Resolver).Any() ? ["iifname \"dns\" accept", "oifname \"dns\" accept"] : [];

    private void WriteEdge()
    {
        var cards = vpc.Ports.Where(port => port.Eni is { SourceDestCheck: true, Prefixes: [] }).ToArray();
        Nft.Set("cards", "ifname", vpc.Ports.Select(port => $"\"{port.Device}\""));
        Nft.Set("checked", "ifname", cards.Select(port => $"\"{port.Device}\""));
        Nft.Set("bound4", "ifname . ipv4_addr", Bound(cards, ipv4: true));
        Nft.Set("bound6", "ifname . ipv6_addr", Bound(cards, ipv4: false));
        Nft.Hook("edge", "filter hook forward priority -30", "accept",
        [
            "iifname @checked meta nfproto ipv4 iifname . ip saddr != @bound4 drop",
            "iifname @checked meta nfproto ipv6 iifname . ip6 saddr != @bound6 drop",
            "oifname @checked meta nfproto ipv4 oifname . ip daddr != @bound4 drop",
            "oifname @checked meta nfproto ipv6 oifname . ip6 daddr != @bound6 drop",
            .. vpc.Ports.Where(port => port.Eni is { SourceDestCheck: true, Prefixes: not [] }).SelectMany(BlockRules),
            .. Devices(vpc, GatewayKind.Resolver).Select(device => $"oifname {device} iifname != @cards drop"),
            .. vpc.Gateways.Where(gateway => gateway.Kind is GatewayKind.Peering).SelectMany(PeeringRules),
            .. Devices(vpc, GatewayKind.Endpoint).SelectMany(EndpointRules),
            .. BlockPublicAccessRules.For(vpc),
        ]);
    }

    /// <summary>The source and destination check of an interface with delegated blocks.</summary>
    private static IEnumerable<string> BlockRules(Port port)
    {
        foreach (var (family, own) in new[] { ("ip", Own(ipv4: true)), ("ip6", Own(ipv4: false)) })
        {
            var foreign = own.Length == 0 ? $"meta nfproto {(family == "ip" ? "ipv4" : "ipv6")}" : null;
            yield return $"iifname \"{port.Device}\" {foreign ?? $"{family} saddr != {{ {own} }}"} drop";
            yield return $"oifname \"{port.Device}\" {foreign ?? $"{family} daddr != {{ {own} }}"} drop";
        }

        string Own(bool ipv4) => string.Join(", ", SecurityGroupChains.OwnBlocks(port.Eni).Where(block => block.IsIpv4() == ipv4));
    }

    /// <summary>Only the peer's own addresses may come in. They meet the table of interfaces, so nothing else can be reached.</summary>
    private static IEnumerable<string> PeeringRules(Gateway peering)
    {
        var sources = peering.Sources!;
        foreach (var (family, blocks) in (IEnumerable<(string, IEnumerable<string>)>)
        [
            ("ip", sources.Where(block => block.IsIpv4()).Select(block => $"{block}")),
            ("ip6", sources.Where(block => !block.IsIpv4()).Select(block => $"{block}")),
        ])
        {
            var list = string.Join(", ", blocks);
            yield return list.Length == 0
                ? $"iifname \"{peering.Device}\" meta nfproto {(family == "ip" ? "ipv4" : "ipv6")} drop"
                : $"iifname \"{peering.Device}\" {family} saddr != {{ {list} }} drop";
        }
    }

    /// <summary>TCP and ICMP echo alone, and no connection that the endpoint itself begins.</summary>
    private static IEnumerable<string> EndpointRules(string device) =>
    [
        $"oifname {device} meta l4proto != {{ tcp, icmp, ipv6-icmp }} drop",
        $"iifname {device} ct state new drop",
    ];

    private static IEnumerable<string> Bound(IEnumerable<Port> cards, bool ipv4) =>
        from port in cards
        from address in port.Eni.Addresses
        where address.Address.IsIpv4() == ipv4
        select $"\"{port.Device}\" . {address.Address}";

    private static IEnumerable<string> Devices(VpcDraft vpc, GatewayKind kind) =>
        vpc.Gateways.Where(gateway => gateway.Kind == kind).Select(gateway => $"\"{gateway.Device}\"");
}
