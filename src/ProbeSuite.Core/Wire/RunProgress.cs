namespace ProbeSuite.Wire;

/// <summary>A part of a run has ended: a line of the aggregator's answer to an event that asks for progress.</summary>
public sealed record RunProgress
{
    /// <summary>
    /// What has ended: <c>question</c>, it is known whom to ask; <c>network</c>, it was read; <c>placement</c>, one has
    /// answered or failed; <c>publication</c>, the report was stored and, where due, sent, or
    /// could not be. Others may come to it.
    /// </summary>
    public required string Ended { get; init; }

    /// <summary>The placement that has ended; null for all else.</summary>
    public string? Placement { get; init; }

    /// <summary>Of the question, the placements that are asked now; null for all else.</summary>
    public IReadOnlyList<string>? Placements { get; init; }

    /// <summary>How many targets the placement has tried; null for all else.</summary>
    public int? Cells { get; init; }

    /// <summary>How long that part took, in milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>Why it failed, a sentence; null when it did not.</summary>
    public string? Error { get; init; }
}
