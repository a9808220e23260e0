using ProbeSuite.Topology;

namespace ProbeSuite.Templates;

/// <summary>What a template would make: the network, the functions in it, and what they use.</summary>
public sealed record Stack
{
    /// <summary>The stack's name.</summary>
    public required string Name { get; init; }

    /// <summary>The network. Ids are the template's logical ids; what only the deployment knows is a gap.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>The functions in the template's order.</summary>
    public IReadOnlyList<StackFunction> Functions { get; init; } = [];

    /// <summary>SSM parameters.</summary>
    public IReadOnlyList<StackParameter> Parameters { get; init; } = [];

    /// <summary>SNS topics.</summary>
    public IReadOnlyList<StackResource> Topics { get; init; } = [];

    /// <summary>SQS queues.</summary>
    public IReadOnlyList<StackResource> Queues { get; init; } = [];

    /// <summary>S3 buckets.</summary>
    public IReadOnlyList<StackBucket> Buckets { get; init; } = [];

    /// <summary>Schedules of EventBridge that call a function.</summary>
    public IReadOnlyList<StackSchedule> Schedules { get; init; } = [];

    /// <summary>Outputs by name.</summary>
    public IReadOnlyDictionary<string, StackText> Outputs { get; init; } = new Dictionary<string, StackText>();
}

/// <summary>A text of a template.</summary>
/// <param name="Shown">The text; each part that is not known stands in it by its name, in angle brackets.</param>
/// <param name="Unknown">The first thing missing: <c>attribute Database.Endpoint.Address</c>; null when the text is known whole.</param>
public readonly record struct StackText(string Shown, string? Unknown = null)
{
    /// <summary>The text; null when it is not known whole.</summary>
    public string? Known => Unknown is null ? Shown : null;

    /// <inheritdoc/>
    public override string ToString() => Shown;
}

/// <summary>A function of a template.</summary>
public sealed record StackFunction
{
    /// <summary>Its logical id.</summary>
    public required string LogicalId { get; init; }

    /// <summary>Its name and network; the same object as in the snapshot.</summary>
    public required LambdaFunction Function { get; init; }

    /// <summary>Its environment variables, <c>Globals</c> included.</summary>
    public IReadOnlyDictionary<string, StackText> Environment { get; init; } = new Dictionary<string, StackText>();

    /// <summary>Memory in MB, 128 to 10,240; null when not known.</summary>
    public int? MemoryMb { get; init; }
}

/// <summary>A resource that programs call by its name.</summary>
/// <param name="LogicalId">Its logical id.</param>
/// <param name="Name">The name that it is given, or one in the form that CloudFormation makes.</param>
public sealed record StackResource(string LogicalId, StackText Name);

/// <summary>An SSM parameter.</summary>
/// <param name="LogicalId">Its logical id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record StackParameter(string LogicalId, StackText Name, StackText Value);

/// <summary>An S3 bucket.</summary>
/// <param name="LogicalId">Its logical id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Policy">Its bucket policy as JSON; null when it has none.</param>
public sealed record StackBucket(string LogicalId, StackText Name, StackText? Policy);

/// <summary>A schedule that calls a function.</summary>
/// <param name="Function">The function's logical id.</param>
/// <param name="Expression"><c>rate(1 hour)</c>, <c>cron(…)</c>.</param>
/// <param name="Input">The event that the function gets; null when EventBridge makes it.</param>
/// <param name="IsEnabled">Whether it runs; null when not known.</param>
public sealed record StackSchedule(string Function, StackText Expression, StackText? Input, bool? IsEnabled);
