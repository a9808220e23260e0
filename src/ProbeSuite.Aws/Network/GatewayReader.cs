using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's internet, egress-only internet and virtual private gateways as ours.</summary>
internal static class GatewayReader
{
    public static InternetGateway ReadInternetGateway(Ec2.InternetGateway gateway) =>
        new() { Id = gateway.InternetGatewayId, Attachments = Attachments(gateway.Attachments) };

    public static InternetGateway ReadEgressOnly(Ec2.EgressOnlyInternetGateway gateway) =>
        new() { Id = gateway.EgressOnlyInternetGatewayId, Attachments = Attachments(gateway.Attachments) };

    public static VpnGateway ReadVpnGateway(Ec2.VpnGateway gateway) => new(
        gateway.VpnGatewayId,
        Ec2Text.OrNull(gateway.State?.Value),
        [.. (gateway.VpcAttachments ?? []).Select(one => new GatewayAttachment(one.VpcId, one.State?.Value ?? "available"))]);

    private static IReadOnlyList<GatewayAttachment> Attachments(List<Ec2.InternetGatewayAttachment>? attachments) =>
        [.. (attachments ?? []).Select(one => new GatewayAttachment(one.VpcId, one.State?.Value ?? "available"))];
}
