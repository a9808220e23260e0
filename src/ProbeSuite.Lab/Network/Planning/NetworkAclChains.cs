using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>Network ACLs: judged by rising number, packet by packet, at a subnet's border alone.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"/>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html"/>
internal sealed class NetworkAclChains(VpcDraft vpc)
{
    public void Write()
    {
        var serving = vpc.Subnets.Select(subnet => (Group: vpc.Group(subnet.Id), Acl: Of(subnet))).Where(pair => pair.Acl is not null).ToArray();
        var acls = serving.Select(pair => pair.Acl!).DistinctBy(acl => acl.Id).ToArray();
        foreach (var (acl, number) in acls.Select((acl, number) => (acl, number + 1)))
        {
            vpc.Router.Nft.Chain($"acl{number}_out", Rules(acl, egress: true));
            vpc.Router.Nft.Chain($"acl{number}_in", Rules(acl, egress: false));
        }

        // Even inside its own subnet, what leaves for a transit gateway is judged both ways, and what comes from it is not.
        var transit = vpc.Gateways.Where(gateway => gateway.Kind is GatewayKind.Transit).Select(gateway => $"\"{gateway.Device}\"").ToArray();
        var inside = $"{(transit.Length == 0 ? "" : $"oifname != {{ {string.Join(", ", transit)} }} ")}iifgroup . oifgroup {{ {string.Join(", ", vpc.Subnets.Select(subnet => $"{vpc.Group(subnet.Id)} . {vpc.Group(subnet.Id)}"))} }} accept";
        WriteHook("out", "iifgroup", -20);
        WriteHook("in", "oifgroup", -10);

        void WriteHook(string way, string border, int priority) => vpc.Router.Nft.Hook(
            $"acl_{way}", $"filter hook forward priority {priority}", "accept",
            [
                .. Firewall.Exempt(vpc),
                inside,
                serving.Length == 0 ? null : $"{border} vmap {{ {string.Join(", ", serving.Select(pair => $"{pair.Group} : goto c_acl{Array.IndexOf(acls, acls.First(acl => acl.Id == pair.Acl!.Id)) + 1}_{way}"))} }}",
            ]);
    }

    /// <summary>The ACL of a subnet: its own, else the VPC's default; null where the snapshot has none, which is taken as open.</summary>
    private NetworkAcl? Of(Subnet subnet)
    {
        var acls = vpc.World.Snapshot.NetworkAcls.Where(acl => acl.VpcId == vpc.Vpc.Id).ToArray();
        return Array.Find(acls, acl => acl.SubnetIds.Contains(subnet.Id)) ?? Array.Find(acls, acl => acl.IsDefault);
    }

    private static IEnumerable<string> Rules(NetworkAcl acl, bool egress) =>
    [
        .. acl.Entries.Where(entry => entry.Egress == egress && entry.RuleNumber != NetworkAclEntry.Closing)
            .OrderBy(entry => entry.RuleNumber)
            .Select(entry => $"{Match.Of(entry.Protocol, entry.Ports)}{Match.Peer(egress ? "daddr" : "saddr", entry.Cidr)}{(entry.Allows ? "accept" : "drop")} comment {NftText.Quote($"{acl.Id} {entry}")}"),
        $"drop comment {NftText.Quote($"{acl.Id} *")}",
    ];
}
