using System.Text.Json.Serialization;

namespace ProbeSuite.Laws;

/// <summary>A remark on the snapshot or on a function.</summary>
/// <param name="Rule">What is wrong, by name: <c>blackhole-route</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">The resource, by its id.</param>
/// <param name="Sentence">One sentence for people.</param>
/// <param name="Fix">The smallest change that mends it; null when nothing need be done.</param>
/// <param name="MonthlyCost">US dollars a month that the subject costs, or that the fix saves; null when that is not the point.</param>
public sealed record Finding(
    string Rule, Severity Severity, string Subject, string Sentence, string? Fix, decimal? MonthlyCost);

/// <summary>How bad a finding is, worst first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Something does not work.</summary>
    [JsonStringEnumMemberName("problem")]
    Problem,

    /// <summary>Something works now and may not tomorrow.</summary>
    [JsonStringEnumMemberName("hazard")]
    Hazard,

    /// <summary>Something could be cheaper or simpler.</summary>
    [JsonStringEnumMemberName("advice")]
    Advice,
}
