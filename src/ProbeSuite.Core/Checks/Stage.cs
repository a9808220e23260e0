using System.Text.Json.Serialization;

namespace ProbeSuite.Checks;

/// <summary>A step of a check, in the order in which they come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
public enum Stage
{
    /// <summary>A name was resolved.</summary>
    [JsonStringEnumMemberName("dns")]
    Dns,

    /// <summary>A connection was opened.</summary>
    [JsonStringEnumMemberName("tcp")]
    Tcp,

    /// <summary>A datagram was sent and its answer awaited: what <see cref="Tcp"/> is to protocols without connections.</summary>
    [JsonStringEnumMemberName("udp")]
    Udp,

    /// <summary>TLS was negotiated and the certificate judged.</summary>
    [JsonStringEnumMemberName("tls")]
    Tls,

    /// <summary>The protocol itself spoke: HTTP, PostgreSQL, MySQL.</summary>
    [JsonStringEnumMemberName("exchange")]
    Exchange,

    /// <summary>The far end judged the caller's rights.</summary>
    [JsonStringEnumMemberName("permission")]
    Permission,
}

/// <summary>One stage that a check went through, finished or not.</summary>
/// <param name="Stage">Which.</param>
/// <param name="StartMs">Milliseconds from the check's start to the stage's.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Detail">What was learnt: addresses, TLS version, status; null when nothing.</param>
public sealed record StageRecord(Stage Stage, double StartMs, double DurationMs, string? Detail);
