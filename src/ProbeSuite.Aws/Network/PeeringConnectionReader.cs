using System.Net;
using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>VpcPeeringConnection</c> as ours.</summary>
internal static class PeeringConnectionReader
{
    public static PeeringConnection Read(Ec2.VpcPeeringConnection connection) => new(
        connection.VpcPeeringConnectionId,
        connection.Status?.Code?.Value ?? throw new FormatException($"{connection.VpcPeeringConnectionId} has no status"),
        ReadSide(connection.RequesterVpcInfo),
        ReadSide(connection.AccepterVpcInfo));

    private static PeeringSide ReadSide(Ec2.VpcPeeringConnectionVpcInfo? side) => side is null ? new PeeringSide(null, []) : new PeeringSide(Ec2Text.OrNull(side.VpcId), Blocks(side))
    {
        OwnerId = Ec2Text.OrNull(side.OwnerId),
        Region = Ec2Text.OrNull(side.Region),
        AllowDnsResolutionFromRemoteVpc = side.PeeringOptions?.AllowDnsResolutionFromRemoteVpc,
    };

    private static IReadOnlyList<IPNetwork> Blocks(Ec2.VpcPeeringConnectionVpcInfo side)
    {
        IPNetwork[] ipv4 = [.. (side.CidrBlockSet ?? []).Select(block => Ec2Text.BlockOrNull(block.Cidr)).OfType<IPNetwork>()];
        return
        [
            .. ipv4.Length == 0 && Ec2Text.BlockOrNull(side.CidrBlock) is { } only ? [only] : ipv4,
            .. (side.Ipv6CidrBlockSet ?? []).Select(block => Ec2Text.BlockOrNull(block.Value)).OfType<IPNetwork>(),
        ];
    }
}
