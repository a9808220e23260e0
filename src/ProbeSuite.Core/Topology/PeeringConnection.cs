using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A private road between two VPCs.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html"/>
/// <param name="Id">As AWS names it, <c>pcx-…</c>.</param>
/// <param name="Status">AWS's code; only <c>active</c> carries traffic.</param>
/// <param name="Requester">Who asked for it.</param>
/// <param name="Accepter">Who was asked.</param>
public sealed record PeeringConnection(string Id, string Status, PeeringSide Requester, PeeringSide Accepter)
{
    /// <summary>The end away from a VPC; null when that VPC is at neither end.</summary>
    public PeeringSide? FarSideFrom(string vpcId) =>
        Requester.VpcId == vpcId ? Accepter : Accepter.VpcId == vpcId ? Requester : null;
}

/// <summary>One end of a peering connection.</summary>
/// <param name="VpcId">The VPC; null when not said.</param>
/// <param name="CidrBlocks">Its blocks; empty when the connection is not active and AWS leaves them out.</param>
public sealed record PeeringSide(string? VpcId, IReadOnlyList<IPNetwork> CidrBlocks)
{
    /// <summary>The account; null when not said.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The Region; null when not said.</summary>
    public string? Region { get; init; }

    /// <summary>Whether this side's public host names resolve to private addresses for the other; null when not said.</summary>
    public bool? AllowDnsResolutionFromRemoteVpc { get; init; }
}
