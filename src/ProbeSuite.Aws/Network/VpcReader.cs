using System.Net;
using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>Vpc</c> as ours.</summary>
internal static class VpcReader
{
    /// <summary>Without the DNS attributes, which are asked for one by one.</summary>
    public static Vpc Read(Ec2.Vpc vpc) => new()
    {
        Id = vpc.VpcId,
        Name = Ec2Text.Name(vpc.Tags),
        OwnerId = Ec2Text.OrNull(vpc.OwnerId),
        CidrBlocks = Blocks(vpc),
        IsDefault = vpc.IsDefault ?? false,
        DhcpOptionsId = Ec2Text.OrNull(vpc.DhcpOptionsId),
        BlockPublicAccess = Ec2Text.BlockMode(vpc.BlockPublicAccessStates) ?? BlockPublicAccess.Off,
    };

    /// <summary>Blocks that are associated: EC2 goes on listing those that were taken away.</summary>
    private static IReadOnlyList<IPNetwork> Blocks(Ec2.Vpc vpc)
    {
        IPNetwork[] ipv4 =
        [
            .. (vpc.CidrBlockAssociationSet ?? [])
                .Where(one => one.CidrBlockState?.State?.Value is null or "associated")
                .Select(one => Ec2Text.Block(one.CidrBlock)),
        ];
        return
        [
            .. ipv4.Length == 0 && Ec2Text.BlockOrNull(vpc.CidrBlock) is { } primary ? [primary] : ipv4,
            .. (vpc.Ipv6CidrBlockAssociationSet ?? [])
                .Where(one => one.Ipv6CidrBlockState?.State?.Value is null or "associated")
                .Select(one => Ec2Text.Block(one.Ipv6CidrBlock)),
        ];
    }
}
