using System.Text.Json.Nodes;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates;

/// <summary>What a template would make: the network, the functions, and what they use.</summary>
public sealed record Stack
{
    /// <summary>The stack's name.</summary>
    public required string Name { get; init; }

    /// <summary>The network; ids are the template's logical ids.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>The functions, in the template's order.</summary>
    public required IReadOnlyList<StackFunction> Functions { get; init; }

    /// <summary>SSM parameters by name; those whose value is not known are left out.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>S3 buckets by name, with their bucket policies; null for none.</summary>
    public IReadOnlyDictionary<string, JsonObject?> Buckets { get; init; } = new Dictionary<string, JsonObject?>();

    /// <summary>Names of SNS topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Names of SQS queues.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];
}

/// <summary>A function of a template.</summary>
public sealed record StackFunction
{
    /// <summary>Its logical id.</summary>
    public required string LogicalId { get; init; }

    /// <summary>Its name and network.</summary>
    public required LambdaFunction Function { get; init; }

    /// <summary>Environment variables whose values are known.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables whose values are not, with what is missing.</summary>
    public IReadOnlyDictionary<string, string> UnknownVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>Memory in MB, 128 to 10,240.</summary>
    public int MemoryMb { get; init; } = 128;
}
