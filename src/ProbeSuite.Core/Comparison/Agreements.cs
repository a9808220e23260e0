namespace ProbeSuite.Comparison;

/// <summary>The rule by which a prediction and an observation are compared.</summary>
public static class Agreements
{
    /// <summary>How the two stand to each other.</summary>
    /// <param name="predicted">What the configuration says.</param>
    /// <param name="observed">What was seen; null when the probe could not be asked.</param>
    public static Agreement Of(PathState predicted, PathState? observed) => (predicted, observed) switch
    {
        (_, null) => Agreement.NotRun,
        (PathState.Unknown, _) or (_, PathState.Unknown) => Agreement.Unknown,
        (PathState.Open, PathState.Open) => Agreement.OpenAsPredicted,
        (PathState.Open, _) => Agreement.UnexpectedlyBlocked,
        (_, PathState.Open) => Agreement.UnexpectedlyOpen,
        _ => Agreement.BlockedAsPredicted,
    };

    /// <summary>Whether both say the same.</summary>
    public static bool IsAsPredicted(this Agreement agreement) => agreement is Agreement.OpenAsPredicted or Agreement.BlockedAsPredicted;

    /// <summary>Whether they contradict each other.</summary>
    public static bool IsDisagreement(this Agreement agreement) => agreement is Agreement.UnexpectedlyBlocked or Agreement.UnexpectedlyOpen;

    /// <summary>The agreement as people and programs read it, <c>open as predicted</c>.</summary>
    public static string Words(this Agreement agreement) => agreement switch
    {
        Agreement.OpenAsPredicted => "open as predicted",
        Agreement.BlockedAsPredicted => "blocked as predicted",
        Agreement.UnexpectedlyBlocked => "unexpectedly blocked",
        Agreement.UnexpectedlyOpen => "unexpectedly open",
        Agreement.Unknown => "unknown",
        _ => "not run",
    };
}

/// <summary>Verdicts in words.</summary>
public static class Verdicts
{
    /// <summary>The verdict as people and programs read it, <c>disagreement</c>.</summary>
    public static string Word(this RunVerdict verdict) => verdict switch
    {
        RunVerdict.Agreement => "agreement",
        RunVerdict.Disagreement => "disagreement",
        _ => "incomplete",
    };
}
