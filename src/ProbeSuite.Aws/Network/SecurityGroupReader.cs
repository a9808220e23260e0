using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>SecurityGroup</c> as ours.</summary>
internal static class SecurityGroupReader
{
    public static SecurityGroup Read(Ec2.SecurityGroup group) => new()
    {
        Id = group.GroupId,
        Name = Ec2Text.OrNull(group.GroupName),
        VpcId = Ec2Text.OrNull(group.VpcId),
        OwnerId = Ec2Text.OrNull(group.OwnerId),
        Ingress = [.. (group.IpPermissions ?? []).SelectMany(ReadPermission)],
        Egress = [.. (group.IpPermissionsEgress ?? []).SelectMany(ReadPermission)],
    };

    /// <summary>A rule for each peer of a permission.</summary>
    private static IEnumerable<SecurityGroupRule> ReadPermission(Ec2.IpPermission permission)
    {
        var protocol = Ec2Text.Protocol(permission.IpProtocol);
        var ports = PortRange.OfRule(protocol, permission.FromPort, permission.ToPort);
        return
        [
            .. (permission.Ipv4Ranges ?? []).Select(range => Rule(RulePeer.Of(Ec2Text.Block(range.CidrIp)), range.Description)),
            .. (permission.Ipv6Ranges ?? []).Select(range => Rule(RulePeer.Of(Ec2Text.Block(range.CidrIpv6)), range.Description)),
            .. (permission.PrefixListIds ?? []).Select(list => Rule(RulePeer.OfPrefixList(list.Id), list.Description)),
            .. (permission.UserIdGroupPairs ?? []).Where(pair => Ec2Text.OrNull(pair.GroupId) is not null)
                .Select(pair => Rule(RulePeer.OfGroup(pair.GroupId, Ec2Text.OrNull(pair.UserId)), pair.Description)),
        ];

        SecurityGroupRule Rule(RulePeer peer, string? remark) => new(protocol, ports, peer) { Description = Ec2Text.OrNull(remark) };
    }
}
