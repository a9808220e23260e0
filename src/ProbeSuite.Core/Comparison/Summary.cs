using System.Text.Json.Serialization;

namespace ProbeSuite.Comparison;

/// <summary>A run in numbers.</summary>
public sealed record Summary
{
    /// <summary>Placements times targets.</summary>
    public required int Cells { get; init; }

    /// <summary>Cells that are open and should be.</summary>
    public required int OpenAsPredicted { get; init; }

    /// <summary>Cells that are blocked and should be.</summary>
    public required int BlockedAsPredicted { get; init; }

    /// <summary>Cells that should be open.</summary>
    public required int UnexpectedlyBlocked { get; init; }

    /// <summary>Cells that should be blocked.</summary>
    public required int UnexpectedlyOpen { get; init; }

    /// <summary>Cells where one half does not know.</summary>
    public required int Unknown { get; init; }

    /// <summary>Cells whose probe could not be asked.</summary>
    public required int NotRun { get; init; }

    /// <summary>The run in a word.</summary>
    public required RunVerdict Verdict { get; init; }

    /// <summary>What differs from the run before, a sentence each; empty when nothing does, null when there was none before.</summary>
    public IReadOnlyList<string>? ChangedSinceLastRun { get; init; }

    /// <summary>Counts cells.</summary>
    public static Summary Of(IReadOnlyCollection<Cell> cells)
    {
        var counts = cells.CountBy(cell => cell.Agreement).ToDictionary();
        var disagreements = Count(Agreement.UnexpectedlyBlocked) + Count(Agreement.UnexpectedlyOpen);
        return new()
        {
            Cells = cells.Count,
            OpenAsPredicted = Count(Agreement.OpenAsPredicted),
            BlockedAsPredicted = Count(Agreement.BlockedAsPredicted),
            UnexpectedlyBlocked = Count(Agreement.UnexpectedlyBlocked),
            UnexpectedlyOpen = Count(Agreement.UnexpectedlyOpen),
            Unknown = Count(Agreement.Unknown),
            NotRun = Count(Agreement.NotRun),
            Verdict = disagreements > 0 ? RunVerdict.Disagreement
                : Count(Agreement.Unknown) + Count(Agreement.NotRun) > 0 ? RunVerdict.Incomplete
                : RunVerdict.Agreement,
        };

        int Count(Agreement agreement) => counts.GetValueOrDefault(agreement);
    }
}

/// <summary>A run in a word.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunVerdict>))]
public enum RunVerdict
{
    /// <summary>Every cell is as predicted.</summary>
    [JsonStringEnumMemberName("agreement")]
    Agreement,

    /// <summary>At least one cell is not.</summary>
    [JsonStringEnumMemberName("disagreement")]
    Disagreement,

    /// <summary>None contradicts, but some are unknown or were not run.</summary>
    [JsonStringEnumMemberName("incomplete")]
    Incomplete,
}
