using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Explaining;

/// <summary>All that is known of one flow: what the configuration says, of each subnet too, and what a probe saw.</summary>
/// <param name="Whole">Over all subnets that the function may be given.</param>
/// <param name="Subnets">One for each subnet, where they differ; else empty.</param>
/// <param name="Function">The function that the flow starts at; null when it starts elsewhere.</param>
internal sealed record Explained(FlowAnswer Whole, IReadOnlyList<FlowAnswer> Subnets, LambdaFunction? Function)
{
    /// <summary>What a probe saw that stands where the function stands; null when none was asked.</summary>
    public SeenFlow? Seen { get; init; }

    /// <summary>Explains one flow.</summary>
    public static Explained Of(Snapshot snapshot, Origin origin, Target target)
    {
        var predictor = new Predictor(snapshot);
        var whole = origin.Predict(predictor, target);
        var answer = FlowAnswer.Of("1", origin.Name, target.Url, whole, origin.FixFor(predictor, target));
        var function = snapshot.Functions.FirstOrDefault(function => ReferenceEquals(function.Placement, origin.Placement));
        return new(answer, origin.Placement is { } placement ? BySubnet(predictor, origin.Name, placement, target) : [], function);
    }

    private static IReadOnlyList<FlowAnswer> BySubnet(Predictor predictor, string name, Placement placement, Target target)
    {
        var each = placement.SubnetIds.Distinct().Select(subnet => (Subnet: subnet, Prediction: predictor.Predict(placement, target, subnet))).ToList();
        return each.DistinctBy(one => one.Prediction.Path).Count() < 2 ? []
            : [.. each.Select(one => FlowAnswer.Of(one.Subnet, $"{name} in {one.Subnet}", target.Url, one.Prediction, predictor.FixFor(placement, target, one.Subnet)))];
    }

    /// <summary>The same as programs get it: the contract's fields, and beside them what is known besides.</summary>
    public ExplainAnswer ToAnswer() => new(Whole.Id, Whole.From, Whole.To, Whole.Path, Whole.Codes, Whole.Steps, Whole.EgressAddress, Whole.Fix, Function, Subnets, Seen);
}

/// <summary>What a probe saw of a flow.</summary>
/// <param name="Via">The probe's placement.</param>
/// <param name="Function">The probe's function.</param>
/// <param name="Agreement">How it stands to the prediction.</param>
/// <param name="Observed">What was seen.</param>
/// <param name="Explanation">One sentence for people.</param>
internal sealed record SeenFlow(string Via, string Function, Agreement Agreement, Observed Observed, string Explanation);

/// <summary>What <c>explain --json</c> prints.</summary>
/// <param name="Id">Always 1.</param>
/// <param name="From">As it was asked.</param>
/// <param name="To">The target's URL.</param>
/// <param name="Path">The verdict.</param>
/// <param name="Codes">Reason codes, in the order of the steps.</param>
/// <param name="Steps">Gate by gate, there and back.</param>
/// <param name="EgressAddress">The address that the world should see; null where that is not the question, or not known.</param>
/// <param name="Fix">The smallest change that would open it; null when it is open or none is known.</param>
/// <param name="Function">The function that the flow starts at; null when it starts elsewhere.</param>
/// <param name="Subnets">The same for each subnet, where they differ; else empty.</param>
/// <param name="Observed">What a probe saw; null when none was asked.</param>
internal sealed record ExplainAnswer(
    string Id, string From, string To, PathState Path, IReadOnlyList<string> Codes, IReadOnlyList<Step> Steps, string? EgressAddress, string? Fix,
    LambdaFunction? Function, IReadOnlyList<FlowAnswer> Subnets, SeenFlow? Observed);
