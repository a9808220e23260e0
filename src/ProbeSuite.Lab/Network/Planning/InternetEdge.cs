using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>A VPC's internet gateway and its egress-only one.</summary>
internal static class InternetEdge
{
    /// <summary>Destinations that an internet gateway refuses to carry.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"/>
    private const string NotPublic = "{ 10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16 }";

    public static void Add(VpcDraft vpc)
    {
        foreach (var gateway in vpc.World.Snapshot.InternetGateways.Where(gateway => Serves(gateway, vpc)))
        {
            AddInternetGateway(vpc, gateway.Id);
        }

        foreach (var gateway in vpc.World.Snapshot.EgressOnlyInternetGateways.Where(gateway => vpc.Ipv6 && Serves(gateway, vpc)))
        {
            AddEgressOnly(vpc, gateway.Id);
        }
    }

    /// <summary>Where replies to a subnet's IPv6 addresses come in: through the gateway that its own default route names.</summary>
    public static void AnnounceIpv6(VpcDraft vpc, Func<Subnet, RouteTable> tableOf)
    {
        foreach (var subnet in vpc.Subnets)
        {
            var targets = tableOf(subnet).Routes
                .Where(route => route.Destination.Cidr is { PrefixLength: 0 } cidr && !cidr.IsIpv4())
                .Select(route => route.Target.Id);
            var gateway = vpc.Gateways.Find(gateway => gateway.Kind is GatewayKind.EgressOnly && targets.Contains(gateway.Id))
                ?? vpc.Gateways.Find(gateway => gateway.Kind is GatewayKind.Internet);
            foreach (var block in gateway is null ? [] : subnet.CidrBlocks.Where(block => !block.IsIpv4()))
            {
                vpc.World.Internet.Routes.Add($"route add {block} via fe80::2 dev {gateway!.Device}-{vpc.Number}");
            }
        }
    }

    /// <summary>
    /// Changes private into public addresses one to one, for sources that have one. All else from the VPC is dropped
    /// without a word: that is what a function in a public subnet sees.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html"/>
    private static void AddInternetGateway(VpcDraft vpc, string id)
    {
        var gateway = vpc.World.Draft.Router($"igw-{vpc.Number}", $"internet gateway {id}");
        vpc.Attach(GatewayKind.Internet, id, gateway, "igw", "vpc");
        vpc.World.JoinInternet(gateway, $"igw-{vpc.Number}", vpc.Ipv6);
        vpc.Announce(gateway, "vpc");

        var ties = vpc.Ports.SelectMany(port => port.Eni.Addresses)
            .Where(address => address.PublicIp is not null)
            .Select(address => (Private: address.Address, Public: address.PublicIp!))
            .DistinctBy(tie => tie.Private).ToArray();
        foreach (var tie in ties)
        {
            vpc.World.Announce($"{tie.Public}", gateway, $"igw-{vpc.Number}");
        }

        var nft = gateway.Nft;
        nft.Map("public", "ipv4_addr : ipv4_addr", ties.Select(tie => $"{tie.Private} : {tie.Public}"));
        nft.Map("private", "ipv4_addr : ipv4_addr", ties.Select(tie => $"{tie.Public} : {tie.Private}"));
        nft.Set("associated", "ipv4_addr", ties.Select(tie => $"{tie.Private}"));
        nft.Hook("raw", "filter hook prerouting priority raw", "accept",
            "iifname \"vpc\" meta nfproto ipv4 ip saddr != @associated drop",
            $"iifname \"vpc\" ip daddr {NotPublic} drop",
            $"iifname \"net\" ip saddr {NotPublic} drop",
            Ipv6Sources(vpc));
        nft.Hook("in", "nat hook prerouting priority dstnat", "accept", "iifname \"net\" dnat ip to ip daddr map @private");
        nft.Hook("out", "nat hook postrouting priority srcnat", "accept", "oifname \"net\" snat ip to ip saddr map @public");
        nft.SilentSelf();
    }

    /// <summary>Lets IPv6 out, and answers in.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html"/>
    private static void AddEgressOnly(VpcDraft vpc, string id)
    {
        var gateway = vpc.World.Draft.Router($"eigw-{vpc.Number}", $"egress-only internet gateway {id}");
        vpc.Attach(GatewayKind.EgressOnly, id, gateway, "eigw", "vpc");
        vpc.World.JoinInternet(gateway, $"eigw-{vpc.Number}", ipv6: true);
        vpc.Announce(gateway, "vpc");
        gateway.Nft.Hook("forward", "filter hook forward priority 0", "drop",
            "meta nfproto ipv4 drop", Ipv6Sources(vpc), "ct state established,related accept", "iifname \"vpc\" accept");
        gateway.Nft.SilentSelf();
    }

    private static string? Ipv6Sources(VpcDraft vpc)
    {
        var own = string.Join(", ", vpc.Vpc.CidrBlocks.Where(block => !block.IsIpv4()));
        return own.Length == 0 ? null : $"iifname \"vpc\" meta nfproto ipv6 ip6 saddr != {{ {own}, fe80::/10 }} drop";
    }

    private static bool Serves(InternetGateway gateway, VpcDraft vpc) =>
        gateway.Attachments.Any(tie => tie.VpcId == vpc.Vpc.Id && tie.Works);
}
