namespace ProbeSuite.Topology;

/// <summary>An internet gateway, or an egress-only one.</summary>
public sealed record InternetGateway
{
    /// <summary>As AWS names it, <c>igw-…</c> or <c>eigw-…</c>; in a template, the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>VPCs that it serves; empty while it is attached to none.</summary>
    public IReadOnlyList<GatewayAttachment> Attachments { get; init; } = [];
}

/// <summary>The tie between a gateway and a VPC.</summary>
/// <param name="VpcId">The VPC.</param>
/// <param name="State">As AWS says it: <c>available</c> or <c>attached</c> when it works, else <c>attaching</c>, <c>detaching</c>, <c>detached</c>.</param>
public sealed record GatewayAttachment(string VpcId, string State)
{
    /// <summary>Whether packets cross it.</summary>
    public bool Works => State is "available" or "attached";
}
