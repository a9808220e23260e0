using System.Net;
using System.Net.Sockets;
using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Security groups: the template's own, the VPCs' default ones, and those that the template only adds rules to.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"/>
internal sealed class SecurityGroups
{
    private readonly Draft _draft;
    private readonly IReadOnlyList<Vpc> _vpcs;
    private readonly ILookup<string, Properties> _ingress;
    private readonly ILookup<string, Properties> _egress;

    private SecurityGroups(Draft draft, IReadOnlyList<Vpc> vpcs)
    {
        (_draft, _vpcs) = (draft, vpcs);
        _ingress = draft.All("AWS::EC2::SecurityGroupIngress").ToLookup(GroupOf);
        _egress = draft.All("AWS::EC2::SecurityGroupEgress").ToLookup(GroupOf);
    }

    public static IReadOnlyList<SecurityGroup> Read(Draft draft, IReadOnlyList<Vpc> vpcs) => new SecurityGroups(draft, vpcs).All();

    /// <summary>The id of a VPC's default group.</summary>
    public static string DefaultOf(string vpcId) => $"{vpcId}.DefaultSecurityGroup";

    private List<SecurityGroup> All()
    {
        List<SecurityGroup> groups =
        [
            .. _draft.Of("AWS::EC2::SecurityGroup").Select(Own),
            .. _vpcs.Select(vpc => WithSeparateRules(new()
            {
                Id = DefaultOf(vpc.Id),
                Name = "default",
                VpcId = vpc.Id,
                Ingress = [new(Protocol.All, null, RulePeer.OfGroup(DefaultOf(vpc.Id)))],
                Egress = Everywhere(vpc.Id),
            })),
        ];
        var known = groups.Select(group => group.Id).ToHashSet(StringComparer.Ordinal);
        return [.. groups, .. _ingress.Concat(_egress).Select(rules => rules.Key).Distinct().Where(id => !known.Contains(id)).Select(Elsewhere)];
    }

    private SecurityGroup Own(Properties group)
    {
        var vpcId = group.Reference("VpcId");
        group.NoteUnknown("SecurityGroupIngress");
        var egress = Rules(group.Items("SecurityGroupEgress"), isEgress: true);
        // An empty list leaves AWS's own rule as it is; a resource of its own for a rule takes it away.
        var keepsDefault = group["SecurityGroupEgress"] is null or Value.List { Items.Count: 0, MayHoldMore: null };
        return WithSeparateRules(new()
        {
            Id = group.Id,
            Name = group.Plain("GroupName"),
            VpcId = vpcId,
            OwnerId = _draft.Evaluator.Options.Account,
            Ingress = Rules(group.Items("SecurityGroupIngress"), isEgress: false),
            Egress = keepsDefault ? Everywhere(vpcId) : egress,
        }, keepsDefault);
    }

    private SecurityGroup WithSeparateRules(SecurityGroup group, bool hasDefaultRuleAlone = false)
    {
        var egress = _egress[group.Id].Select(rule => rule.Of(ResourceKind.SecurityGroups, group.Id)).ToList();
        return group with
        {
            Ingress = [.. group.Ingress, .. Rules(_ingress[group.Id].Select(rule => rule.Of(ResourceKind.SecurityGroups, group.Id)), isEgress: false)],
            Egress = [.. hasDefaultRuleAlone && egress.Count > 0 ? [] : group.Egress, .. Rules(egress, isEgress: true)],
        };
    }

    private SecurityGroup Elsewhere(string id)
    {
        _draft.Lack(ResourceKind.SecurityGroups, $"{id} is not in the template, which only adds rules to it", id);
        return WithSeparateRules(new() { Id = id });
    }

    // Where the VPC is not in the template, it does no harm to have a rule for a family that the VPC lacks.
    private SecurityGroupRule[] Everywhere(string? vpcId) => vpcId is null || (_vpcs.FirstOrDefault(vpc => vpc.Id == vpcId) is { } vpc && !HasIpv6(vpc))
        ? [Anywhere("0.0.0.0/0")]
        : [Anywhere("0.0.0.0/0"), Anywhere("::/0")];

    private bool HasIpv6(Vpc vpc) => vpc.CidrBlocks.Any(block => block.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6)
        || _draft.Of("AWS::EC2::VPCCidrBlock").Any(block => block["CidrBlock"] is null && block.Reference("VpcId") == vpc.Id);

    private static SecurityGroupRule Anywhere(string block) => new(Protocol.All, null, RulePeer.Of(IPNetwork.Parse(block)));

    private static readonly string[] Decisive = ["IpProtocol", "FromPort", "ToPort"];

    private List<SecurityGroupRule> Rules(IEnumerable<Properties> rules, bool isEgress)
    {
        var read = new List<SecurityGroupRule>();
        foreach (var rule in rules)
        {
            if (rule.Doubt is { } doubt && rule.Resource.Type != "AWS::EC2::SecurityGroup")
            {
                rule.Miss(doubt);
                continue;
            }

            if (Decisive.Any(rule.NoteUnknown))
            {
                continue;
            }

            var protocol = Protocols.Of(rule, "IpProtocol");
            var ports = protocol == Protocol.Tcp || protocol == Protocol.Udp ? Protocols.Ports(rule, "FromPort", "ToPort") : null;
            var peers = Peers(rule, isEgress ? "Destination" : "Source").ToList();
            if (peers.Count == 0)
            {
                rule.Miss($"a rule of {rule.Id} names no {(isEgress ? "destination" : "source")}");
            }

            read.AddRange(peers.Select(peer => new SecurityGroupRule(protocol, ports, peer) { Description = rule.Plain("Description") }));
        }

        return read;
    }

    private IEnumerable<RulePeer> Peers(Properties rule, string side)
    {
        foreach (var range in new[] { rule.Range("CidrIp"), rule.Range("CidrIpv6") }.OfType<AddressRange>())
        {
            yield return range.Unknown is { } unknown ? RulePeer.OfUnknown(unknown) : RulePeer.Of(range.Cidr!.Value);
        }

        if (rule.Reference($"{side}PrefixListId") is { } list)
        {
            yield return rule.Unknown($"{side}PrefixListId") is null ? RulePeer.OfPrefixList(list) : RulePeer.OfUnknown(list);
        }

        if (rule.Reference($"{side}SecurityGroupId") is { } group)
        {
            yield return rule.Unknown($"{side}SecurityGroupId") is null ? RulePeer.OfGroup(group, rule.Plain($"{side}SecurityGroupOwnerId")) : RulePeer.OfUnknown(group);
        }

        if (rule.Reference($"{side}SecurityGroupName") is { } name)
        {
            var named = _draft.Of("AWS::EC2::SecurityGroup").FirstOrDefault(group => group.Plain("GroupName") == name || group.Id == name);
            yield return named is null ? RulePeer.OfUnknown($"the group named {name}") : RulePeer.OfGroup(named.Id);
        }
    }

    private string GroupOf(Properties rule) => rule.Reference("GroupId")
        ?? (rule.Reference("GroupName") is { } name ? _draft.Of("AWS::EC2::SecurityGroup").FirstOrDefault(group => group.Plain("GroupName") == name || group.Id == name)?.Id ?? name : "");
}
