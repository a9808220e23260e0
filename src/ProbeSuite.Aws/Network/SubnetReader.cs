using System.Net;
using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>Subnet</c> as ours.</summary>
internal static class SubnetReader
{
    public static Subnet Read(Ec2.Subnet subnet) => new()
    {
        Id = subnet.SubnetId,
        VpcId = subnet.VpcId,
        Name = Ec2Text.Name(subnet.Tags),
        CidrBlocks =
        [
            .. Ec2Text.BlockOrNull(subnet.CidrBlock) is { } ipv4 ? [ipv4] : Array.Empty<IPNetwork>(),
            .. (subnet.Ipv6CidrBlockAssociationSet ?? [])
                .Where(one => one.Ipv6CidrBlockState?.State?.Value is null or "associated")
                .Select(one => Ec2Text.Block(one.Ipv6CidrBlock)),
        ],
        AvailabilityZone = Ec2Text.OrNull(subnet.AvailabilityZone),
        AvailabilityZoneId = Ec2Text.OrNull(subnet.AvailabilityZoneId),
        MapPublicIpOnLaunch = subnet.MapPublicIpOnLaunch ?? false,
        AvailableIpAddressCount = subnet.AvailableIpAddressCount,
        BlockPublicAccess = Ec2Text.BlockMode(subnet.BlockPublicAccessStates),
    };
}
