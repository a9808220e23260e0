using System.Text.Json.Serialization;
using ProbeSuite.Reachability;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Expectations;

/// <summary>An expectation held against a prediction.</summary>
/// <param name="From">The placement.</param>
/// <param name="To">The target.</param>
/// <param name="MustReach">What is expected.</param>
/// <param name="Path">What the configuration says.</param>
/// <param name="Verdict">Whether that is as expected.</param>
/// <param name="Why">The sentence of the gate that decided, or of the exception; null where all let pass.</param>
internal sealed record Assertion(string From, string To, bool MustReach, PathState Path, AssertionVerdict Verdict, string? Why)
{
    /// <summary>The expectation in words.</summary>
    [JsonIgnore]
    public string Expectation => $"{From} must {(MustReach ? "reach" : "not reach")} {To}";

    /// <summary>Holds expectations against a network.</summary>
    /// <param name="file">The expectations.</param>
    /// <param name="snapshot">The network.</param>
    /// <param name="today">The day that exceptions are counted by.</param>
    public static IReadOnlyList<Assertion> Check(ExpectationFile file, Snapshot snapshot, DateOnly today)
    {
        var predictor = new Predictor(snapshot);
        return [.. file.Expectations.Select(expectation => Judge(expectation, file, expectation.Origin.Predict(predictor, expectation.Target), today))];
    }

    private static Assertion Judge(Expectation expectation, ExpectationFile file, Prediction prediction, DateOnly today)
    {
        var holds = prediction.Path == (expectation.Reaches ? PathState.Open : PathState.Blocked) || (prediction.Path == PathState.Unknown && expectation.AllowUnknown);
        var why = prediction.Path == PathState.Open ? null : prediction.Steps.FirstOrDefault(step => step.Path == prediction.Path)?.Why;
        var exception = file.Exceptions.FirstOrDefault(exception => exception.Fits(expectation));
        var (verdict, reason) = (holds, exception) switch
        {
            (true, null) => (AssertionVerdict.Holds, why),
            (true, { } needless) => (AssertionVerdict.Holds, $"It holds, and the exception until {needless.Until:yyyy-MM-dd} is not needed any more."),
            (false, { } leave) when today <= leave.Until => (AssertionVerdict.Excepted, $"Excepted until {leave.Until:yyyy-MM-dd}{(leave.Because is { } because ? $": {because}" : "")}. {why}".TrimEnd()),
            (false, { } over) => (AssertionVerdict.Broken, $"The exception ended on {over.Until:yyyy-MM-dd}. {why}".TrimEnd()),
            _ => (prediction.Path == PathState.Unknown ? AssertionVerdict.Unknown : AssertionVerdict.Broken, why ?? "Every gate lets it pass."),
        };
        return new(expectation.From, expectation.To, expectation.Reaches, prediction.Path, verdict, reason);
    }
}

/// <summary>How an expectation stands to what the configuration says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssertionVerdict>))]
internal enum AssertionVerdict
{
    /// <summary>It is met.</summary>
    [JsonStringEnumMemberName("holds")]
    Holds,

    /// <summary>It is not met, and need not be yet.</summary>
    [JsonStringEnumMemberName("excepted")]
    Excepted,

    /// <summary>Nobody can tell.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>It is not met.</summary>
    [JsonStringEnumMemberName("broken")]
    Broken,
}

/// <summary>What <c>assert --json</c> prints.</summary>
/// <param name="Holds">Whether none is broken or unknown.</param>
/// <param name="Assertions">In the file's order.</param>
internal sealed record AssertAnswer(bool Holds, IReadOnlyList<Assertion> Assertions);
