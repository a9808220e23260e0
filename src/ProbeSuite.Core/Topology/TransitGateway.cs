using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A router between VPCs and other networks of a Region.</summary>
/// <param name="Id">As AWS names it, <c>tgw-…</c>.</param>
/// <param name="State"><c>available</c> when it works.</param>
/// <param name="SecurityGroupReferencing">Whether rules may refer to groups across it; null when not said.</param>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"/>
public sealed record TransitGateway(string Id, string State = "available", bool? SecurityGroupReferencing = null);

/// <summary>A network tied to a transit gateway.</summary>
public sealed record TransitGatewayAttachment
{
    /// <summary>As AWS names it, <c>tgw-attach-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The gateway.</summary>
    public required string TransitGatewayId { get; init; }

    /// <summary>What is attached: <c>vpc</c>, <c>vpn</c>, <c>peering</c>, <c>direct-connect-gateway</c>, <c>connect</c> …</summary>
    public string ResourceType { get; init; } = "vpc";

    /// <summary>Its id, a VPC's for <c>vpc</c>; null when not said.</summary>
    public string? ResourceId { get; init; }

    /// <summary><c>available</c> when it works.</summary>
    public string State { get; init; } = "available";

    /// <summary>A VPC's subnets that hold the gateway's interfaces, one a zone; null when not said.</summary>
    public IReadOnlyList<string>? SubnetIds { get; init; }

    /// <summary>Whether rules may refer to groups across this attachment; null when not said.</summary>
    public bool? SecurityGroupReferencing { get; init; }

    /// <summary>The gateway's route table that judges what comes from here; null when none, or not said.</summary>
    public string? AssociatedRouteTableId { get; init; }
}

/// <summary>A transit gateway's own route table.</summary>
public sealed record TransitGatewayRouteTable
{
    /// <summary>As AWS names it, <c>tgw-rtb-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The gateway.</summary>
    public required string TransitGatewayId { get; init; }

    /// <summary><c>available</c> when it works.</summary>
    public string State { get; init; } = "available";

    /// <summary>Attachments whose packets are routed by it; null when not read.</summary>
    public IReadOnlyList<string>? Associations { get; init; }

    /// <summary>Attachments that announce their blocks to it; null when not read.</summary>
    public IReadOnlyList<string>? Propagations { get; init; }

    /// <summary>
    /// Its routes as <c>search-transit-gateway-routes</c> tells them, propagated ones too; null when not read.
    /// </summary>
    public IReadOnlyList<TransitGatewayRoute>? Routes { get; init; }
}

/// <summary>One line of a transit gateway route table.</summary>
/// <param name="Cidr">The destination.</param>
/// <param name="AttachmentIds">Where packets go; empty for a blackhole.</param>
/// <param name="State">Whether it works.</param>
/// <param name="Origin">Who wrote it.</param>
public sealed record TransitGatewayRoute(
    IPNetwork Cidr, IReadOnlyList<string> AttachmentIds, RouteState State = RouteState.Active, RouteOrigin Origin = RouteOrigin.Static);
