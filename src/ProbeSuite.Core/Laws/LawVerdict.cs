using System.Text.Json.Serialization;

namespace ProbeSuite.Laws;

/// <summary>One law, judged from a run's cells and snapshot.</summary>
/// <param name="Law">Its name, <c>no-vpc-reaches-internet</c>.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Verdict">Whether it held.</param>
/// <param name="Evidence">The cells and resources that show it, or what is missing to show it; a phrase each.</param>
public sealed record LawVerdict(string Law, string Statement, Judgement Verdict, IReadOnlyList<string> Evidence);

/// <summary>Whether a law held in a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Judgement>))]
public enum Judgement
{
    /// <summary>What was seen is as it says.</summary>
    [JsonStringEnumMemberName("holds")]
    Holds,

    /// <summary>Something that was seen contradicts it.</summary>
    [JsonStringEnumMemberName("broken")]
    Broken,

    /// <summary>Nothing in this run puts it to the test.</summary>
    [JsonStringEnumMemberName("not exercised")]
    NotExercised,
}
