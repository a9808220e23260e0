namespace ProbeSuite.Wire;

/// <summary>The aggregator's event: what EventBridge Scheduler sends, or what a person asks on demand. All of it is optional.</summary>
public sealed record AggregatorRequest
{
    /// <summary><c>schedule</c>, <c>on-demand</c> or <c>lab</c>; null means on demand.</summary>
    public string? Trigger { get; init; }

    /// <summary>Placements to ask, by name; null for all.</summary>
    public IReadOnlyList<string>? Placements { get; init; }

    /// <summary>Targets to try: names of the configured ones, or URLs; null for all configured.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>How long each check may take, <c>3s</c>; null for the configured patience.</summary>
    public string? Patience { get; init; }

    /// <summary>Whether to publish, store and compare with the last run; null for yes on a schedule, and when everything was asked.</summary>
    public bool? Publish { get; init; }

    /// <summary>How often to try each target, 1 to 100; null for once.</summary>
    public int? Attempts { get; init; }

    /// <summary>
    /// Whether to answer with JSON lines while the run is under way: a <see cref="RunProgress"/> for each part of it that has
    /// ended, and the report as the last; null for the report alone.
    /// </summary>
    public bool? Progress { get; init; }
}
