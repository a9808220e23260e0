using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>Address</c> as ours.</summary>
internal static class ElasticIpReader
{
    public static ElasticIp Read(Ec2.Address address) => new(
        Ec2Text.Address(address.PublicIp),
        Ec2Text.OrNull(address.AllocationId),
        Ec2Text.OrNull(address.NetworkInterfaceId),
        Ec2Text.AddressOrNull(address.PrivateIpAddress));
}
