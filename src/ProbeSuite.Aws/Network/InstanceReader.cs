using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>Instance</c> as ours.</summary>
internal static class InstanceReader
{
    public static Instance Read(Ec2.Instance instance) => new(
        instance.InstanceId,
        Ec2Text.Name(instance.Tags),
        Ec2Text.OrNull(instance.State?.Name?.Value),
        [.. (instance.NetworkInterfaces ?? []).OrderBy(card => card.Attachment?.DeviceIndex ?? 0).Select(card => card.NetworkInterfaceId)]);
}
