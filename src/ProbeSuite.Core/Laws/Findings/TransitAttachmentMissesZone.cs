using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A transit gateway without an interface in the zone of functions that route to it.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html"/>
internal static class TransitAttachmentMissesZone
{
    public static FindingRule Rule { get; } = new("transit-attachment-misses-zone", [ResourceKind.TransitGatewayAttachments], estate =>
        from subnet in estate.PopulatedSubnets
        where subnet.AvailabilityZone is not null
        from gatewayId in (estate.Network.RouteTableOf(subnet)?.Routes ?? [])
            .Where(route => route is { State: RouteState.Active, Target.Kind: RouteTargetKind.TransitGateway }).Select(route => route.Target.Id).Distinct()
        let attachment = estate.Network.Transit.AttachmentOf(gatewayId, subnet.VpcId)
        where attachment is { State: "available", SubnetIds.Count: > 0 }
        let doors = attachment.SubnetIds!.Select(estate.Network.Subnet).ToList()
        where doors.All(door => door?.AvailabilityZone is { } zone && zone != subnet.AvailabilityZone)
        select new Remark(
            Severity.Problem,
            subnet.VpcId,
            attachment.Id,
            $"{attachment.Id} has no interface in {subnet.AvailabilityZone}, so {estate.Names([subnet])} in {subnet.Id} cannot reach {gatewayId}.",
            $"aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id {attachment.Id} --add-subnet-ids {subnet.Id}"));
}
