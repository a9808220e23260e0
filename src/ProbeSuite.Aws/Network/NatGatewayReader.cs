using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>NatGateway</c> as ours.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html"/>
internal static class NatGatewayReader
{
    public static NatGateway Read(Ec2.NatGateway gateway) => new()
    {
        Id = gateway.NatGatewayId,
        VpcId = Ec2Text.OrNull(gateway.VpcId),
        SubnetId = Ec2Text.OrNull(gateway.SubnetId),
        State = Ec2Text.OrNull(gateway.State?.Value) ?? "available",
        FailureMessage = Ec2Text.OrNull(gateway.FailureMessage),
        IsPublic = gateway.ConnectivityType?.Value is not "private",
        IsRegional = gateway.AvailabilityMode?.Value is "regional",
        RouteTableId = Ec2Text.OrNull(gateway.RouteTableId),
        Addresses =
        [
            .. (gateway.NatGatewayAddresses ?? [])
                .Where(address => address.Status?.Value is not "failed")
                .OrderByDescending(address => address.IsPrimary ?? false)
                .Select(ReadAddress),
        ],
    };

    private static NatGatewayAddress ReadAddress(Ec2.NatGatewayAddress address) => new()
    {
        PublicIp = Ec2Text.AddressOrNull(address.PublicIp),
        PrivateIp = Ec2Text.AddressOrNull(address.PrivateIp),
        AllocationId = Ec2Text.OrNull(address.AllocationId),
        NetworkInterfaceId = Ec2Text.OrNull(address.NetworkInterfaceId),
        AvailabilityZone = Ec2Text.OrNull(address.AvailabilityZone),
    };
}
