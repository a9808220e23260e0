using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// Security groups: whatever no rule of any of an interface's groups allows is dropped, and answers to what was allowed
/// pass. A rule that names a group means the private addresses of the group's interfaces.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"/>
internal sealed class SecurityGroupChains(VpcDraft vpc)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Group, int Vpc), int> _references = [];

    private NftText Nft => vpc.Router.Nft;

    private Snapshot Snapshot => vpc.World.Snapshot;

    public void Write()
    {
        var guarded = vpc.Ports.Where(port => port.Eni.SecurityGroupIds.Count > 0).ToArray();
        var sets = guarded.Select(port => Key(port.Eni)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (set, number) in sets.Select((set, number) => (set, number + 1)))
        {
            var groups = set.Split(' ').Select(Number).ToArray();
            Nft.Chain($"set{number}_out", [.. groups.Select(group => $"jump c_sg{group}_out"), "drop"]);
            Nft.Chain($"set{number}_in", [.. groups.Select(group => $"jump c_sg{group}_in"), "drop"]);
        }

        WriteHook("out", "iifname", 0);
        WriteHook("in", "oifname", 10);

        void WriteHook(string way, string card, int priority) => Nft.Hook(
            $"sg_{way}", $"filter hook forward priority {priority}", "accept",
            [
                "ct state established,related accept",
                .. Firewall.Exempt(vpc),
                guarded.Length == 0 ? null : $"{card} vmap {{ {string.Join(", ", guarded.Select(port => $"\"{port.Device}\" : goto c_set{sets.IndexOf(Key(port.Eni)) + 1}_{way}"))} }}",
            ]);
    }

    private static string Key(NetworkInterface eni) => string.Join(' ', eni.SecurityGroupIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The number of a group, whose chains are written when first asked for.</summary>
    private int Number(string id)
    {
        if (_numbers.TryGetValue(id, out var known))
        {
            return known;
        }

        var number = _numbers[id] = _numbers.Count + 1;
        var group = Snapshot.SecurityGroups.FirstOrDefault(group => group.Id == id);
        if (group is null)
        {
            vpc.World.Draft.CannotPlay(id, "its rules are not known, so it allows nothing");
        }

        Nft.Chain($"sg{number}_out", Rules(id, group?.Egress ?? [], "daddr"));
        Nft.Chain($"sg{number}_in", Rules(id, group?.Ingress ?? [], "saddr"));
        return number;
    }

    private IReadOnlyList<string> Rules(string id, IReadOnlyList<SecurityGroupRule> rules, string side) =>
    [
        .. from rule in rules
           from peer in Peers(rule.Peer, side)
           select $"{Match.Of(rule.Protocol, rule.Ports)}{peer}accept comment {NftText.Quote($"{id} {rule}")}",
    ];

    private IEnumerable<string> Peers(RulePeer peer, string side) => peer switch
    {
        { GroupId: { } group } => Reference(group, side),
        { Addresses: { } range } => (vpc.World.Blocks(range) ?? []).Select(block => Match.Peer(side, block)),
        _ => [],
    };

    /// <summary>All that is an interface's own: its addresses, each a block of one, and the blocks delegated to it.</summary>
    public static IEnumerable<IPNetwork> OwnBlocks(NetworkInterface eni) =>
        [.. eni.Addresses.Select(address => new IPNetwork(address.Address, address.Address.IsIpv4() ? 32 : 128)), .. eni.Prefixes];

    /// <summary>
    /// The members of a group, here and in peered VPCs: outbound, their addresses. Inbound it matters who sent a packet, and
    /// only the way it came tells: a peering does, and a transit gateway where it may.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html"/>
    private IEnumerable<string> Reference(string group, string side)
    {
        foreach (var other in vpc.World.Vpcs.Where(other => other.Ports.Exists(port => port.Eni.SecurityGroupIds.Contains(group))))
        {
            var ways = vpc.Gateways.Where(gateway => Carries(gateway, other)).ToArray();
            var isByAddress = other == vpc || (side == "daddr" && Array.Exists(ways, way => way.Kind is GatewayKind.Peering));
            if (isByAddress || (side == "saddr" && ways.Length > 0))
            {
                var (way, number) = (isByAddress ? "" : $"iifname {{ {string.Join(", ", ways.Select(way => $"\"{way.Device}\""))} }} ", Members(group, other));
                yield return $"{way}ip {side} @ref{number}_4 ";
                yield return $"{way}ip6 {side} @ref{number}_6 ";
            }
        }
    }

    private bool Carries(Gateway gateway, VpcDraft other) => gateway.Kind switch
    {
        GatewayKind.Peering => Snapshot.PeeringConnections.First(peering => peering.Id == gateway.Id).FarSideFrom(vpc.Vpc.Id)?.VpcId == other.Vpc.Id,
        GatewayKind.Transit => Snapshot.TransitGateways.First(transit => transit.Id == gateway.Id).SecurityGroupReferencing == true && Allows(gateway, vpc) && Allows(gateway, other),
        _ => false,
    };

    private bool Allows(Gateway gateway, VpcDraft attached) => Snapshot.TransitGatewayAttachments.Any(
        tie => tie.TransitGatewayId == gateway.Id && tie.ResourceId == attached.Vpc.Id && tie.SecurityGroupReferencing == true);

    /// <summary>The number of the sets that hold a group's members' addresses in one VPC.</summary>
    private int Members(string group, VpcDraft of)
    {
        if (!_references.TryGetValue((group, of.Number), out var number))
        {
            number = _references[(group, of.Number)] = _references.Count + 1;
            var members = of.Ports.Where(port => port.Eni.SecurityGroupIds.Contains(group)).SelectMany(port => OwnBlocks(port.Eni)).Distinct().ToArray();
            Nft.Ranges($"ref{number}_4", "ipv4_addr", members.Where(block => block.IsIpv4()).Select(block => $"{block}"));
            Nft.Ranges($"ref{number}_6", "ipv6_addr", members.Where(block => !block.IsIpv4()).Select(block => $"{block}"));
        }

        return number;
    }
}
