using System.Text.Json.Serialization;

namespace ProbeSuite;

/// <summary>What the far end said of the caller's rights. Meaningful only on an open path.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Permission>))]
public enum Permission
{
    /// <summary>The question was not put, or no answer came back.</summary>
    [JsonStringEnumMemberName("not asked")]
    NotAsked,

    /// <summary>The request was served.</summary>
    [JsonStringEnumMemberName("granted")]
    Granted,

    /// <summary>The request was refused: the path is open, the right is missing.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,
}
