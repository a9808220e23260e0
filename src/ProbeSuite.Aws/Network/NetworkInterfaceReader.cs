using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>NetworkInterface</c> as ours.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html"/>
internal static class NetworkInterfaceReader
{
    public static NetworkInterface Read(Ec2.NetworkInterface card) => new()
    {
        Id = card.NetworkInterfaceId,
        SubnetId = card.SubnetId,
        VpcId = card.VpcId,
        Description = Ec2Text.OrNull(card.Description),
        InterfaceType = Ec2Text.OrNull(card.InterfaceType?.Value),
        Status = Ec2Text.OrNull(card.Status?.Value),
        SecurityGroupIds = [.. (card.Groups ?? []).Select(group => group.GroupId)],
        Addresses =
        [
            .. Ipv4(card),
            .. (card.Ipv6Addresses ?? []).Select(address => new InterfaceAddress(Ec2Text.Address(address.Ipv6Address))),
        ],
        Prefixes =
        [
            .. (card.Ipv4Prefixes ?? []).Select(prefix => Ec2Text.Block(prefix.Ipv4Prefix)),
            .. (card.Ipv6Prefixes ?? []).Select(prefix => Ec2Text.Block(prefix.Ipv6Prefix)),
        ],
        SourceDestCheck = card.SourceDestCheck ?? true,
        InstanceId = Ec2Text.OrNull(card.Attachment?.InstanceId),
    };

    /// <summary>
    /// The primary address first; an interface that lists none has the one that it names beside the list, whose public
    /// address may be named there alone, too.
    /// </summary>
    private static IEnumerable<InterfaceAddress> Ipv4(Ec2.NetworkInterface card) => card.PrivateIpAddresses is { Count: > 0 } listed
        ? listed.OrderByDescending(address => address.Primary ?? false)
            .Select((address, index) => ReadAddress(address.PrivateIpAddress, address.Association ?? (index == 0 ? card.Association : null)))
        : Ec2Text.OrNull(card.PrivateIpAddress) is { } only ? [ReadAddress(only, card.Association)] : [];

    private static InterfaceAddress ReadAddress(string address, Ec2.NetworkInterfaceAssociation? association) => new(
        Ec2Text.Address(address), Ec2Text.AddressOrNull(association?.PublicIp), Ec2Text.OrNull(association?.AllocationId));
}
