using System.Text.Json.Serialization;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;

namespace ProbeSuite.Cli.Diffing;

/// <summary>A way that one network has and the other has not.</summary>
/// <param name="From">The function, and how many more stand as it does in both.</param>
/// <param name="To">The target's name.</param>
/// <param name="Before">What the older configuration says.</param>
/// <param name="After">What the newer says.</param>
/// <param name="Why">The sentence of the gate that stops it in the one or the other; null when none does.</param>
/// <param name="Causes">The differences in what that gate is, and in how the function stands.</param>
internal sealed record Flip(string From, string To, PathState Before, PathState After, string? Why, IReadOnlyList<Difference> Causes)
{
    private static readonly string[] UsualServices = ["s3", "dynamodb"];

    /// <summary>Whether it was a way and is none for certain any more.</summary>
    [JsonIgnore]
    public bool IsLoss => After > Before;

    /// <summary>What became reachable and unreachable for the functions of both networks.</summary>
    /// <param name="before">The older network.</param>
    /// <param name="after">The newer.</param>
    /// <param name="targets">What is tried.</param>
    /// <param name="differences">All that differs.</param>
    public static IReadOnlyList<Flip> Between(Snapshot before, Snapshot after, IReadOnlyList<Target> targets, IReadOnlyList<Difference> differences)
    {
        var (old, now) = (new Predictor(before), new Predictor(after));
        var past = before.Functions.ToDictionary(function => function.Name);
        var stayed = after.Functions.Where(function => past.ContainsKey(function.Name))
            .GroupBy(function => (Words.Key(past[function.Name].Placement), Words.Key(function.Placement)));
        return
        [
            .. from @group in stayed
               let functions = @group.ToArray()
               from target in targets
               let was = old.Predict(past[functions[0].Name].Placement, target)
               let stands = now.Predict(functions[0].Placement, target)
               where was.Path != stands.Path
               let decider = Decider(was.Path > stands.Path ? was : stands)
               select new Flip(Words.Of(functions), target.Name, was.Path, stands.Path, decider?.Why, [.. differences.Where(difference => difference.Id == decider?.Resource || difference.Id == functions[0].Name)]),
        ];
    }

    /// <summary>What is worth trying where nobody names a target: the internet, S3, DynamoDB, and what both networks have a name for.</summary>
    public static IReadOnlyList<Target> UsualTargets(Snapshot before, Snapshot after) =>
    [
        Target.Parse("https://example.com/", "internet"),
        .. UsualServices.Concat(Services(before).Intersect(Services(after))).Distinct().Select(service => Target.Parse($"aws://{service}", service)),
        .. before.DbInstances.Select(db => db.Id).Intersect(after.DbInstances.Select(db => db.Id)).Select(id => Target.Parse($"resource://{id}", id)),
    ];

    private static Step? Decider(Prediction prediction) => prediction.Steps.FirstOrDefault(step => step.Path == prediction.Path);

    private static IEnumerable<string> Services(Snapshot snapshot) => snapshot.VpcEndpoints
        .Where(endpoint => endpoint.Type == VpcEndpointType.Interface && endpoint.ServiceName.StartsWith("com.amazonaws.", StringComparison.Ordinal) && !endpoint.ServiceName.Contains(".vpce.", StringComparison.Ordinal))
        .Select(endpoint => endpoint.ServiceName.Split('.', 4)[^1]);
}

/// <summary>What <c>diff --json</c> prints.</summary>
/// <param name="Differences">By resource and field.</param>
/// <param name="Flips">What became reachable and unreachable.</param>
internal sealed record DiffAnswer(IReadOnlyList<Difference> Differences, IReadOnlyList<Flip> Flips);
