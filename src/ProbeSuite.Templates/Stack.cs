using System.Text.Json.Nodes;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates;

/// <summary>What a template would make: the network, the functions in it, and what they use.</summary>
public sealed record Stack
{
    /// <summary>The stack's name.</summary>
    public required string Name { get; init; }

    /// <summary>The network. Ids are the template's logical ids; what only the deployment knows is a gap.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Those of the network's gaps that only say that a resource is not in the template, but elsewhere.</summary>
    public IReadOnlyList<Gap> Absent { get; init; } = [];

    /// <summary>The stack as a part of a larger network.</summary>
    public NetworkPart Part => new(Snapshot, Absent);

    /// <summary>The functions in the template's order.</summary>
    public IReadOnlyList<StackFunction> Functions { get; init; } = [];

    /// <summary>Names of the parameters that the template itself takes.</summary>
    public IReadOnlyList<string> ParameterNames { get; init; } = [];

    /// <summary>SSM parameters by name; those whose value is not known are in <see cref="UnknownParameters"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>SSM parameters whose value is not known, with what is missing.</summary>
    public IReadOnlyDictionary<string, string> UnknownParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>S3 buckets by name, with their bucket policies; null for none, and for one that is not known whole.</summary>
    public IReadOnlyDictionary<string, JsonObject?> Buckets { get; init; } = new Dictionary<string, JsonObject?>();

    /// <summary>Names of SNS topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Names of SQS queues.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>Schedules of EventBridge that call a function.</summary>
    public IReadOnlyList<StackSchedule> Schedules { get; init; } = [];

    /// <summary>Outputs by name; what is not known stands in them by its name, in angle brackets.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>What other stacks may import from this one, by the export's name; only what is known.</summary>
    public IReadOnlyDictionary<string, string> Exports { get; init; } = new Dictionary<string, string>();
}

/// <summary>A function of a template.</summary>
public sealed record StackFunction
{
    /// <summary>Its logical id.</summary>
    public required string LogicalId { get; init; }

    /// <summary>Its name and network; the same object as in the snapshot.</summary>
    public required LambdaFunction Function { get; init; }

    /// <summary>Environment variables whose values are known, <c>Globals</c> included.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables whose values are not, with what is missing.</summary>
    public IReadOnlyDictionary<string, string> UnknownVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>Memory in MB, 128 to 10,240; Lambda's default of 128 where the template does not tell.</summary>
    public int MemoryMb { get; init; } = 128;
}

/// <summary>A schedule that calls a function.</summary>
/// <param name="Function">The function's logical id.</param>
/// <param name="Expression"><c>rate(1 hour)</c>, <c>cron(…)</c>; null when not known.</param>
/// <param name="Input">The event that the function gets; null when EventBridge makes it, or it is not known.</param>
/// <param name="IsEnabled">Whether it runs; null when not known.</param>
public sealed record StackSchedule(string Function, string? Expression, string? Input, bool? IsEnabled);
