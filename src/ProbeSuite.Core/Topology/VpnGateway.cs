namespace ProbeSuite.Topology;

/// <summary>A virtual private gateway: the VPC's side of a VPN or Direct Connect.</summary>
/// <param name="Id">As AWS names it, <c>vgw-…</c>.</param>
/// <param name="State"><c>available</c> when it works; null when not said.</param>
/// <param name="Attachments">VPCs that it serves.</param>
public sealed record VpnGateway(string Id, string? State, IReadOnlyList<GatewayAttachment> Attachments);
