using System.Text.Json.Serialization;

namespace ProbeSuite.Comparison;

/// <summary>How a prediction and an observation stand to each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Agreement>))]
public enum Agreement
{
    /// <summary>Both say open.</summary>
    [JsonStringEnumMemberName("open as predicted")]
    OpenAsPredicted,

    /// <summary>Both say blocked.</summary>
    [JsonStringEnumMemberName("blocked as predicted")]
    BlockedAsPredicted,

    /// <summary>Should be open, and is not.</summary>
    [JsonStringEnumMemberName("unexpectedly blocked")]
    UnexpectedlyBlocked,

    /// <summary>Should be blocked, and is not.</summary>
    [JsonStringEnumMemberName("unexpectedly open")]
    UnexpectedlyOpen,

    /// <summary>One of the two does not know.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>The probe could not be asked.</summary>
    [JsonStringEnumMemberName("not run")]
    NotRun,
}
