using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Network ACLs and security groups, with the rules that AWS gives them.</summary>
internal static class Filters
{
    private static readonly IPNetwork Everywhere = IPNetwork.Parse("0.0.0.0/0");
    private static readonly IPNetwork EverywhereIpv6 = IPNetwork.Parse("::/0");
    private static readonly string[] BlockProperties = ["CidrIp", "CidrIpv6"];

    public static IReadOnlyList<NetworkAcl> ReadAcls(Draft draft, IReadOnlyList<Vpc> vpcs)
    {
        var entries = draft.Of("AWS::EC2::NetworkAclEntry").Select(entry => (Acl: entry.Text("NetworkAclId"), Entry: Entry(entry))).ToList();
        var associations = draft.Of("AWS::EC2::SubnetNetworkAclAssociation").Select(item => (Acl: item.Text("NetworkAclId"), Subnet: item.Text("SubnetId"))).ToList();
        return
        [
            .. draft.Of("AWS::EC2::NetworkAcl").Select(acl => new NetworkAcl
            {
                Id = acl.Id,
                VpcId = acl.Text("VpcId") ?? "",
                SubnetIds = [.. associations.Where(item => item.Acl == acl.Id).Select(item => item.Subnet).OfType<string>()],
                Entries = [.. entries.Where(entry => entry.Acl == acl.Id).Select(entry => entry.Entry).OfType<NetworkAclEntry>()],
            }),
            .. vpcs.Select(vpc => new NetworkAcl
            {
                Id = $"{vpc.Id}.DefaultNetworkAcl",
                VpcId = vpc.Id,
                IsDefault = true,
                Entries =
                [
                    AllowAll(100, egress: true, Everywhere),
                    AllowAll(101, egress: true, EverywhereIpv6),
                    AllowAll(100, egress: false, Everywhere),
                    AllowAll(101, egress: false, EverywhereIpv6),
                    .. entries.Where(entry => entry.Acl == $"{vpc.Id}.DefaultNetworkAcl").Select(entry => entry.Entry).OfType<NetworkAclEntry>(),
                ],
            }),
        ];
    }

    private static NetworkAclEntry AllowAll(int number, bool egress, IPNetwork cidr) => new(number, egress, Protocol.All, cidr, null, Allows: true);

    public static IReadOnlyList<SecurityGroup> ReadGroups(Draft draft, IReadOnlyList<Vpc> vpcs)
    {
        var ingress = draft.Of("AWS::EC2::SecurityGroupIngress").Select(rule => (Group: rule.Text("GroupId"), Rule: Rule(rule, egress: false))).ToList();
        var egress = draft.Of("AWS::EC2::SecurityGroupEgress").Select(rule => (Group: rule.Text("GroupId"), Rule: Rule(rule, egress: true))).ToList();
        return
        [
            .. draft.Of("AWS::EC2::SecurityGroup").Select(group => new SecurityGroup
            {
                Id = group.Id,
                Name = group["GroupName"]?.AsText,
                VpcId = group.Text("VpcId"),
                Ingress = [.. group.Items("SecurityGroupIngress").Select(rule => Rule(rule, egress: false)).OfType<SecurityGroupRule>(), .. Of(ingress, group.Id)],
                Egress = Egress(group, Of(egress, group.Id)),
            }),
            .. vpcs.Select(vpc => $"{vpc.Id}.DefaultSecurityGroup").Zip(vpcs, (id, vpc) => new SecurityGroup
            {
                Id = id,
                Name = "default",
                VpcId = vpc.Id,
                Ingress = [new(Protocol.All, null, RulePeer.OfGroup(id)), .. Of(ingress, id)],
                Egress = [.. AllowAll(), .. Of(egress, id)],
            }),
        ];
    }

    /// <summary>
    /// A group that names no outbound rule, or an empty list of them, keeps AWS's rule that allows all, until a separate
    /// resource adds one.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html"/>
    private static IReadOnlyList<SecurityGroupRule> Egress(Properties group, IReadOnlyList<SecurityGroupRule> separate)
    {
        var own = group.Items("SecurityGroupEgress").Select(rule => Rule(rule, egress: true)).OfType<SecurityGroupRule>().ToList();
        return own.Count + separate.Count > 0 || group.Unknown("SecurityGroupEgress") is not null ? [.. own, .. separate] : [.. AllowAll()];
    }

    private static IEnumerable<SecurityGroupRule> AllowAll() =>
        [new(Protocol.All, null, RulePeer.Of(Everywhere)), new(Protocol.All, null, RulePeer.Of(EverywhereIpv6))];

    private static IReadOnlyList<SecurityGroupRule> Of(IEnumerable<(string? Group, SecurityGroupRule? Rule)> rules, string group) =>
        [.. rules.Where(rule => rule.Group == group).Select(rule => rule.Rule).OfType<SecurityGroupRule>()];

    private static SecurityGroupRule? Rule(Properties rule, bool egress)
    {
        if (rule.Text("IpProtocol") is not { } text || Protocol.Parse(text) is not { } protocol)
        {
            return null;
        }

        var side = egress ? "Destination" : "Source";
        return new(protocol, Ports(rule, protocol, "FromPort", "ToPort"), Peer(rule, side)) { Description = rule["Description"]?.AsText };
    }

    private static RulePeer Peer(Properties rule, string side)
    {
        foreach (var name in BlockProperties)
        {
            if (rule[name] is { } block)
            {
                return block.AsText is { } text && Cidr.Parse(text) is { } cidr ? RulePeer.Of(cidr) : RulePeer.OfUnknown(block.FirstUnknown ?? block.AsText ?? name);
            }
        }

        return rule[$"{side}SecurityGroupId"] is { } group ? group.AsText is { } id ? RulePeer.OfGroup(id, rule["SourceSecurityGroupOwnerId"]?.AsText) : RulePeer.OfUnknown(group.FirstUnknown ?? "a group")
            : rule[$"{side}PrefixListId"] is { } list ? list.AsText is { } listId ? RulePeer.OfPrefixList(listId) : RulePeer.OfUnknown(list.FirstUnknown ?? "a prefix list")
            : default;
    }

    private static NetworkAclEntry? Entry(Properties entry)
    {
        if (entry.Number("RuleNumber") is not { } number || (entry.Block("CidrBlock") ?? entry.Block("Ipv6CidrBlock")) is not { } cidr
            || entry.Text("Protocol") is not { } text || Protocol.Parse(text) is not { } protocol)
        {
            return null;
        }

        var ports = entry.Inner("PortRange");
        return new(number, entry.Truth("Egress") ?? false, protocol, cidr, ports is null ? null : Ports(ports, protocol, "From", "To"),
            string.Equals(entry.Text("RuleAction"), "allow", StringComparison.OrdinalIgnoreCase));
    }

    private static PortRange? Ports(Properties rule, Protocol protocol, string from, string to) =>
        (protocol == Protocol.Tcp || protocol == Protocol.Udp) && rule.Number(from) is { } low && low >= 0
            ? new(low, rule.Number(to) ?? low)
            : null;
}
