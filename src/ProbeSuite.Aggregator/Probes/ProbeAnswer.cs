using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Probes;

/// <summary>What came of asking one placement: observations of some targets, and reasons why others have none.</summary>
internal sealed record ProbeAnswer
{
    /// <summary>What the probe said of itself; null when it did not run.</summary>
    public ProbeFacts? Facts { get; private init; }

    /// <summary>What it saw, by the target's name.</summary>
    public required IReadOnlyDictionary<string, Observation> Observations { get; init; }

    /// <summary>Why targets were not tried, by their names.</summary>
    public required IReadOnlyDictionary<string, NotRunReason> NotRun { get; init; }

    /// <summary>A probe that answered. It owes an observation of every target.</summary>
    public static ProbeAnswer Of(IReadOnlyList<TargetEntry> asked, ProbeReply reply)
    {
        // What a probe of another version sends need not keep to the contract.
        var names = asked.Select(target => target.Name).ToHashSet(StringComparer.Ordinal);
        var seen = reply.Observations
            .Where(observation => observation is { Target: { } name, Outcome: not null } && names.Contains(name))
            .DistinctBy(observation => observation.Target)
            .ToDictionary(observation => observation.Target, StringComparer.Ordinal);

        return new()
        {
            Facts = new(reply.ColdStart, reply.DurationMs, reply.Addresses ?? [], reply.AvailabilityZone),
            Observations = seen,
            NotRun = asked.Where(target => !seen.ContainsKey(target.Name))
                .ToDictionary(target => target.Name, _ => NotRunReasons.Missing(reply.Cut), StringComparer.Ordinal),
        };
    }

    /// <summary>A probe that did not answer.</summary>
    public static ProbeAnswer Of(IReadOnlyList<TargetEntry> asked, NotRunReason reason) => new()
    {
        Observations = new Dictionary<string, Observation>(),
        NotRun = asked.ToDictionary(target => target.Name, _ => reason, StringComparer.Ordinal),
    };

    /// <summary>One answer out of those to the parts of a sweep.</summary>
    public static ProbeAnswer Of(IReadOnlyList<ProbeAnswer> parts) => parts is [var only] ? only : new()
    {
        Facts = parts.Select(part => part.Facts).OfType<ProbeFacts>().MaxBy(facts => facts.DurationMs),
        Observations = parts.SelectMany(part => part.Observations).ToDictionary(StringComparer.Ordinal),
        NotRun = parts.SelectMany(part => part.NotRun).ToDictionary(StringComparer.Ordinal),
    };
}
