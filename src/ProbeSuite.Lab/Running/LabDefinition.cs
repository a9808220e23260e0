using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Running;

/// <summary>All that a lab is made of, before anything exists.</summary>
public sealed record LabDefinition
{
    /// <summary>The Region that it plays.</summary>
    public required string Region { get; init; }

    /// <summary>The account's twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>The network.</summary>
    public required Snapshot Network { get; init; }

    /// <summary>The functions that run, the aggregator among them.</summary>
    public required IReadOnlyList<LabFunction> Functions { get; init; }

    /// <summary>The aggregator's name.</summary>
    public required string Aggregator { get; init; }

    /// <summary>What will be tried, so that it is there.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>S3 buckets with their policies; null for none.</summary>
    public IReadOnlyDictionary<string, JsonObject?> Buckets { get; init; } = new Dictionary<string, JsonObject?>();

    /// <summary>SNS topics by name. A queue of the same name receives what they deliver.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>SSM parameters with their values.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
