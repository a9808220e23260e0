using System.Text.Json.Serialization;

namespace ProbeSuite;

/// <summary>
/// Whether packets get there and back. Said of predictions and of observations alike, so that the two can be
/// compared. Ordered: of several gates on one way, the greatest word wins.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<PathState>))]
public enum PathState
{
    /// <summary>Packets cross both ways.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Nobody can tell: the path was not tried, or a part of it is not modelled.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>Packets are lost on the way there or on the way back.</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,
}
