namespace ProbeSuite.Reachability;

/// <summary>What should happen to a flow, with every decision that leads there.</summary>
public sealed record Prediction
{
    /// <summary>Blocked if any gate says so, else unknown if any gate does not know, else open.</summary>
    public required PathState Path { get; init; }

    /// <summary>The gates in the packet's order, there and back. A blocked prediction lists every gate that would block.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>
    /// The address that the world should see: one or more public addresses parted by commas, or <c>AWS-owned</c>; null
    /// where the flow does not leave AWS's network, is not open, or it cannot be told.
    /// </summary>
    public string? EgressAddress { get; init; }

    /// <summary>Codes of all steps that have one, in order, each once: what does not let pass, and what to know of what does.</summary>
    public IReadOnlyList<string> Codes =>
        [.. Steps.Where(step => step.Code is not null).Select(step => step.Code!).Distinct()];

    /// <summary>
    /// Every way that the flow may take, each once, those that do not let pass first; null where there is but one subnet
    /// and one address, or where the flow starts at a given interface: all is in <see cref="Steps"/> then.
    /// </summary>
    public IReadOnlyList<Way>? Ways => FindWays?.Value;

    /// <summary>Looks for the ways; null when there are none to look for.</summary>
    internal Lazy<IReadOnlyList<Way>?>? FindWays { get; init; }

    /// <summary>A prediction that nothing can be said.</summary>
    public static Prediction Unknown(string code, string why, string? resource = null) => new()
    {
        Path = PathState.Unknown,
        Steps = [new("model", Direction.Forward, PathState.Unknown, code, resource, null, why)],
    };
}
