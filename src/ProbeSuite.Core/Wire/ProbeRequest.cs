namespace ProbeSuite.Wire;

/// <summary>What the aggregator, or a person, asks one probe.</summary>
public sealed record ProbeRequest
{
    /// <summary>What to try; names are unique.</summary>
    public required IReadOnlyList<TargetEntry> Targets { get; init; }

    /// <summary>How long each attempt may take in milliseconds, 10 to 900,000; null for 3,000; a target may name its own.</summary>
    public double? PatienceMs { get; init; }

    /// <summary>The run that this belongs to, for the logs; null when a person asks.</summary>
    public string? RunId { get; init; }
}

/// <summary>A target as requests and reports carry it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Url">Where it is.</param>
public sealed record TargetEntry(string Name, string Url);
