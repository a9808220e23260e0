using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>NetworkAcl</c> as ours.</summary>
internal static class NetworkAclReader
{
    public static NetworkAcl Read(Ec2.NetworkAcl acl) => new()
    {
        Id = acl.NetworkAclId,
        VpcId = acl.VpcId,
        IsDefault = acl.IsDefault ?? false,
        SubnetIds = [.. (acl.Associations ?? []).Select(one => one.SubnetId)],
        Entries = [.. (acl.Entries ?? []).Select(ReadEntry)],
    };

    private static NetworkAclEntry ReadEntry(Ec2.NetworkAclEntry entry)
    {
        var protocol = Ec2Text.Protocol(entry.Protocol);
        return new NetworkAclEntry(
            entry.RuleNumber ?? throw new FormatException("a network ACL entry has no rule number"),
            entry.Egress ?? false,
            protocol,
            Ec2Text.BlockOrNull(entry.CidrBlock) ?? Ec2Text.Block(entry.Ipv6CidrBlock ?? ""),
            PortRange.OfRule(protocol, entry.PortRange?.From, entry.PortRange?.To),
            entry.RuleAction?.Value == "allow");
    }
}
