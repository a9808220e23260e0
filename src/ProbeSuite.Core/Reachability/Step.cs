using System.Net;
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
    private readonly object? _rule = Rule;
    private readonly object _why = Why;

    /// <summary>The line of configuration that decided, as AWS prints it; null when there is none.</summary>
    public string? Rule
    {
        get => _rule?.ToString();
        init => _rule = value;
    }

    /// <summary>One sentence for people.</summary>
    public string Why
    {
        get => _why.ToString()!;
        init => _why = value;
    }

    /// <summary>What would make this gate let pass; null when it does, or nothing is known to.</summary>
    internal Change? Remedy => FindRemedy?.Invoke();

    /// <summary>Looks for the remedy; null when there is none to look for.</summary>
    internal Func<Change?>? FindRemedy { get; init; }

    private Step(string gate, Direction direction, PathState path, string? code, string? resource, object? rule, object why)
        : this(gate, direction, path, code, resource, null, "")
    {
        _rule = rule;
        _why = why;
    }

    /// <summary>A step whose texts are put together when they are read.</summary>
    /// <param name="gate">Which sort of gate.</param>
    /// <param name="direction">On the way there, or back.</param>
    /// <param name="path">What it says.</param>
    /// <param name="code">Its code; null where it lets pass.</param>
    /// <param name="resource">The resource that decided; null when there is none.</param>
    /// <param name="rule">What prints as the line that decided; null when there is none.</param>
    /// <param name="why">One sentence for people.</param>
    internal static Step Of(string gate, Direction direction, PathState path, string? code, string? resource, object? rule, Sentence why) =>
        new(gate, direction, path, code, resource, rule, (object)why);

    /// <summary>The same step with one name for another in its sentence.</summary>
    internal Step Renamed(IPAddress from, string to) => new(Gate, Direction, Path, Code, Resource, _rule, (object)new Other(_why, from, to)) { FindRemedy = FindRemedy };

    /// <inheritdoc/>
    public bool Equals(Step? other) =>
        other is not null && Gate == other.Gate && Direction == other.Direction && Path == other.Path && Code == other.Code && Resource == other.Resource
        && IsSame(_rule, other._rule) && IsSame(_why, other._why);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Direction, Path, Gate.Length, Resource);

    /// <summary>Whether two texts are the same. Those that are still to be put together are held against each other piece by piece.</summary>
    private static bool IsSame(object? one, object? other) =>
        one?.GetType() == other?.GetType() ? Equals(one, other) : one?.ToString() == other?.ToString();

    private sealed record Other(object Text, IPAddress From, string To)
    {
        public override string ToString() => Text.ToString()!.Replace($"{From}", To, StringComparison.Ordinal);
    }
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
