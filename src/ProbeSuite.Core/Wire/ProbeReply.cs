using ProbeSuite.Checks;

namespace ProbeSuite.Wire;

/// <summary>What a probe answers.</summary>
public sealed record ProbeReply
{
    /// <summary>The probe's placement, as it was deployed.</summary>
    public required string Placement { get; init; }

    /// <summary>One observation for each target, in the request's order.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>Whether this was the execution environment's first invocation.</summary>
    public bool ColdStart { get; init; }

    /// <summary>The sweep's length in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>Addresses of the execution environment itself, loopback left out.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The zone id, <c>euw1-az1</c>, where Lambda tells it; else null.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>
    /// Why observations are missing or shortened, such as Lambda's limit on a response; null when the reply is whole.
    /// </summary>
    public string? Cut { get; init; }
}
