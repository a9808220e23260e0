using System.Text.Json.Serialization;
using ProbeSuite.Reachability.Fixes;

namespace ProbeSuite.Reachability;

/// <summary>One gate's word on one flow.</summary>
/// <param name="Gate">Which sort of gate: <c>security group</c>, <c>network ACL</c>, <c>route</c>, <c>NAT gateway</c> …</param>
/// <param name="Direction">On the way there, or back.</param>
/// <param name="Path">What it says.</param>
/// <param name="Code">
/// Reachability Analyzer's explanation code, or one of ours with the prefix <c>PS_</c>; null where the gate lets pass.
/// </param>
/// <param name="Resource">The resource that decided, by its id; null when there is none.</param>
/// <param name="Rule">The line of configuration that decided, as AWS prints it; null when there is none.</param>
/// <param name="Why">One sentence for people.</param>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"/>
public sealed record Step(
    string Gate, Direction Direction, PathState Path, string? Code, string? Resource, string? Rule, string Why)
{
    /// <summary>What would make this gate let pass; null when it does, or nothing is known to.</summary>
    internal Change? Remedy { get; init; }
}

/// <summary>Which way a packet goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    /// <summary>From the function to the target.</summary>
    [JsonStringEnumMemberName("forward")]
    Forward,

    /// <summary>From the target back to the function.</summary>
    [JsonStringEnumMemberName("return")]
    Return,
}
