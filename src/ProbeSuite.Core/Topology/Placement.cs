namespace ProbeSuite.Topology;

/// <summary>How a function is attached: to no VPC, or to subnets with security groups.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfigResponse.html"/>
public sealed record Placement
{
    /// <summary>Attached to nothing.</summary>
    public static Placement NoVpc { get; } = new();

    /// <summary>The VPC; null when attached to none, or when only the subnets are known.</summary>
    public string? VpcId { get; init; }

    /// <summary>The subnets, of which each execution environment uses one; empty when attached to no VPC.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The security groups of its interface.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Whether it may send IPv6, for which every subnet must be dual-stack.</summary>
    public bool Ipv6AllowedForDualStack { get; init; }

    /// <summary>
    /// Why the attachment is not the one that the fields say: a template's value that cannot be known, a capacity
    /// provider. Null when it is.
    /// </summary>
    public string? Unknown { get; init; }

    /// <summary>Whether it stands in a VPC.</summary>
    public bool InVpc => SubnetIds.Count > 0;
}
