using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Environments;

/// <summary>A Lambda function as the lab deploys it.</summary>
public sealed record LabFunction
{
    /// <summary>The variable that names a probe's placement.</summary>
    public const string PlacementVariable = "PROBESUITE_PLACEMENT";

    /// <summary>Its name, 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN, without a version.</summary>
    public required string Arn { get; init; }

    /// <summary>The program that the runtime starts, an absolute path; null for a function that the lab lists and does not run.</summary>
    public string? Program { get; init; }

    /// <summary>How it is attached.</summary>
    public Placement Placement { get; init; } = Placement.NoVpc;

    /// <summary>Seconds an invocation may take, 1 to 900.</summary>
    public int TimeoutSeconds { get; init; } = 3;

    /// <summary>Memory in MB, 128 to 10240. The lab tells it and does not enforce it.</summary>
    public int MemoryMb { get; init; } = 128;

    /// <summary>The execution role's ARN; null when not said.</summary>
    public string? Role { get; init; }

    /// <summary>The handler's name.</summary>
    public string Handler { get; init; } = "bootstrap";

    /// <summary>Lambda's word for the runtime.</summary>
    public string Runtime { get; init; } = "provided.al2023";

    /// <summary>The function's own environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The placement that it probes; null for what is no probe.</summary>
    public string? PlacementName => Variables.GetValueOrDefault(PlacementVariable);

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Environments that may run at once, 0 or more; null for as many as the account allows.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>The CloudWatch log group that its lines would go to.</summary>
    public string LogGroup => $"/aws/lambda/{Name}";
}
