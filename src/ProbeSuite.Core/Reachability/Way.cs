namespace ProbeSuite.Reachability;

/// <summary>
/// One of the ways that a flow may take: an execution environment is given any of the function's subnets, and a name may
/// lead to several addresses. Ways through the same gates with the same words are one.
/// </summary>
/// <param name="Subnets">The subnets that it starts in; empty for a function in no VPC.</param>
/// <param name="Addresses">The target's addresses that it leads to; empty where the target has one alone.</param>
/// <param name="IsJudged">Whether the prediction is of it; false where the probe was seen in another subnet.</param>
/// <param name="Steps">Gate by gate, there and back.</param>
public sealed record Way(
    IReadOnlyList<WaySubnet> Subnets, IReadOnlyList<string> Addresses, bool IsJudged, IReadOnlyList<Step> Steps)
{
    /// <summary>The worst word of any gate.</summary>
    public PathState Path => Combination.PathOf(Steps);

    /// <summary>What is the same for ways that are one.</summary>
    private string Gates => string.Join('\n', Steps.Select(step => $"{step.Gate}|{step.Direction}|{step.Path}|{step.Resource}"));

    /// <summary>Each way once, those that do not let pass first: of one subnet all its addresses, then of the same addresses all subnets.</summary>
    internal static IReadOnlyList<Way> Folded(IEnumerable<Way> ways) =>
    [
        .. ways
            .GroupBy(way => (way.Subnets is [var first, ..] ? first : null, way.Gates), (_, same) => Joined([.. same]))
            .GroupBy(way => (string.Join(' ', way.Addresses), way.Gates), (_, same) => Joined([.. same]))
            .OrderByDescending(way => way.Path),
    ];

    private static Way Joined(IReadOnlyList<Way> same) => same[0] with
    {
        Subnets = [.. same.SelectMany(way => way.Subnets).Distinct()],
        Addresses = [.. same.SelectMany(way => way.Addresses).Distinct()],
        IsJudged = same.Any(way => way.IsJudged),
    };
}

/// <summary>A subnet as people know it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its Name tag; null when it has none, or it is not known.</param>
/// <param name="Zone">Its Availability Zone; null when not known.</param>
public sealed record WaySubnet(string Id, string? Name, string? Zone);
