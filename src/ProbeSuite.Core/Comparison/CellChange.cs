using System.Text.Json.Serialization;

namespace ProbeSuite.Comparison;

/// <summary>What changed of a cell with one run, as far as it counts.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Was">What counted before.</param>
/// <param name="Since">Since which run that was so, in UTC; null when not known.</param>
/// <param name="Until">The run that first said otherwise, in UTC; null when not known.</param>
/// <param name="Runs">How many runs said so in between; null when the history does not reach so far.</param>
public sealed record CellChange(ChangeKind Kind, Agreement Was, DateTimeOffset? Since, DateTimeOffset? Until, int? Runs)
{
    /// <summary>How long it was so; null when not known.</summary>
    [JsonIgnore]
    public TimeSpan? Lasted => Until - Since;

    /// <summary>The change from what counted to what counts; null when it is the same.</summary>
    /// <param name="was">What counted before the run.</param>
    /// <param name="now">What counts after it.</param>
    /// <param name="runs">What all known runs said of the cell, oldest first.</param>
    /// <param name="needed">How many runs must agree.</param>
    public static CellChange? Of(Standing was, Standing now, IEnumerable<(PastRun Run, Agreement Agreement)> runs, Confirmations needed)
    {
        var damped = needed != Confirmations.Off;
        if (damped && was.Flapping != now.Flapping)
        {
            return new(now.Flapping ? ChangeKind.Flaps : ChangeKind.Steady, was.Agreement, was.Since, null, null);
        }

        if (was.Agreement == now.Agreement)
        {
            return null;
        }

        var known = runs.ToArray();
        var earlier = known.LastOrDefault(run => run.Run.StartedAt < was.Since && run.Agreement != was.Agreement);
        var over = now.Agreement.IsAsPredicted() && (!was.Agreement.IsAsPredicted() || (earlier.Run is not null && earlier.Agreement == now.Agreement));
        return new(over ? ChangeKind.Over : ChangeKind.Began, was.Agreement, was.Since, now.Since,
            known.Length > 0 && known[0].Run.StartedAt <= was.Since
                ? known.Count(run => run.Run.StartedAt >= was.Since && run.Run.StartedAt < now.Since && run.Agreement == was.Agreement)
                : null);
    }
}

/// <summary>In which way a cell changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>It is now what it was not before.</summary>
    [JsonStringEnumMemberName("began")]
    Began,

    /// <summary>It is again what it was before, or as predicted at last.</summary>
    [JsonStringEnumMemberName("over")]
    Over,

    /// <summary>It began to go to and fro, and counts as what it was until it rests.</summary>
    [JsonStringEnumMemberName("flaps")]
    Flaps,

    /// <summary>It has come to rest.</summary>
    [JsonStringEnumMemberName("steady")]
    Steady,
}
