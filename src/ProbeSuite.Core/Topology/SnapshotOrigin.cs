using System.Text.RegularExpressions;

namespace ProbeSuite.Topology;

/// <summary>Region and account, where a source does not name them, by what its resources tell.</summary>
public static partial class SnapshotOrigin
{
    /// <summary>The Region of the subnets' zones, or of the functions; null when neither is known.</summary>
    public static string? Region(Snapshot snapshot) =>
        snapshot.Subnets.Select(subnet => RegionOfZone().Match(subnet.AvailabilityZone ?? "")).FirstOrDefault(match => match.Success)?.Value
        ?? FunctionArn(snapshot)?[3];

    /// <summary>The functions' account, or that of the VPCs when all belong to one: a shared VPC is somebody else's.</summary>
    public static string? Account(Snapshot snapshot) =>
        FunctionArn(snapshot)?[4]
        ?? (snapshot.Vpcs.Select(vpc => vpc.OwnerId).Distinct().ToArray() is [{ } owner] ? owner : null);

    private static string[]? FunctionArn(Snapshot snapshot) =>
        snapshot.Functions.Select(function => function.Arn?.Split(':')).FirstOrDefault(arn => arn is { Length: > 4 });

    /// <summary>A local zone is named behind its Region too: <c>us-west-2-lax-1a</c>.</summary>
    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]")]
    private static partial Regex RegionOfZone();
}
