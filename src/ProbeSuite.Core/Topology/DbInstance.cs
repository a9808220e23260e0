namespace ProbeSuite.Topology;

/// <summary>A database, cache, broker or file system with a name and a port inside a VPC.</summary>
public sealed record DbInstance
{
    /// <summary>Its identifier, or in a template the logical id.</summary>
    public required string Id { get; init; }

    /// <summary>RDS's or ElastiCache's word: <c>postgres</c>, <c>aurora-mysql</c>, <c>redis</c> …; null when not said.</summary>
    public string? Engine { get; init; }

    /// <summary>The name that clients use; null while it is being made, and in a template.</summary>
    public string? EndpointAddress { get; init; }

    /// <summary>The port; null when not said and the engine has no usual one.</summary>
    public int? Port { get; init; }

    /// <summary>The VPC; null when not said.</summary>
    public string? VpcId { get; init; }

    /// <summary>Subnets of its subnet group: it stands in one of them.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Its security groups.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Whether its name also leads to a public address; null when not said.</summary>
    public bool? PubliclyAccessible { get; init; }

    /// <summary>Whether sign-in with an IAM token is on; null when not said.</summary>
    public bool? IamAuthentication { get; init; }

    /// <summary><c>available</c> when it works; null when not said.</summary>
    public string? Status { get; init; }
}
