namespace ProbeSuite.Topology;

/// <summary>A Lambda function, as far as its network goes.</summary>
public sealed record LambdaFunction
{
    /// <summary>Its name; in a template, the logical id where none is given.</summary>
    public required string Name { get; init; }

    /// <summary>What its template calls it; null when not read from a template.</summary>
    public string? LogicalId { get; init; }

    /// <summary>Its ARN; null in a template.</summary>
    public string? Arn { get; init; }

    /// <summary>
    /// The name of its placement when it is one of the suite's probes, by its <c>probesuite:placement</c> tag or its
    /// <c>PROBESUITE_PLACEMENT</c> variable; null for every other function.
    /// </summary>
    public string? PlacementName { get; init; }

    /// <summary>How it is attached.</summary>
    public Placement Placement { get; init; } = Placement.NoVpc;

    /// <summary><c>Active</c>, <c>Pending</c>, <c>Inactive</c>, <c>Failed</c> …; null when not said.</summary>
    public string? State { get; init; }

    /// <summary>AWS's code for the state, <c>EniLimitExceeded</c>; null when there is nothing to say.</summary>
    public string? StateReasonCode { get; init; }

    /// <summary>AWS's sentence for the state; null when there is nothing to say.</summary>
    public string? StateReason { get; init; }

    /// <summary><c>Successful</c>, <c>InProgress</c> or <c>Failed</c>; null when not said.</summary>
    public string? LastUpdateStatus { get; init; }

    /// <summary>AWS's code for the last update, <c>SubnetOutOfIPAddresses</c>; null when there is nothing to say.</summary>
    public string? LastUpdateStatusReasonCode { get; init; }

    /// <summary>The execution role's ARN; null when not said.</summary>
    public string? Role { get; init; }

    /// <summary>Seconds before Lambda ends an invocation, 1 to 900; null when not said.</summary>
    public int? TimeoutSeconds { get; init; }
}
