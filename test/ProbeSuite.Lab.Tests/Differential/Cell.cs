using System.Net;
using ProbeSuite.Reachability;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>A prediction beside what was seen.</summary>
/// <param name="Question">The flow.</param>
/// <param name="Prediction">What the predictor says.</param>
/// <param name="Seen">Who answered, and under which address it saw the caller; or <c>refused</c>, <c>silence</c>, <c>no route</c>.</param>
internal sealed record Cell(Question Question, Prediction Prediction, string Seen)
{
    // The lab's addresses for functions without a VPC.
    private static readonly IPNetwork AwsOwned = IPNetwork.Parse("198.51.100.64/28");

    public bool IsOpen => Seen is not ("silence" or "no route");

    public bool Agrees => Prediction.Path switch
    {
        PathState.Unknown => true,
        PathState.Blocked => !IsOpen,
        _ => IsOpen && SeenUnderThePredictedAddress(),
    };

    /// <summary>The disagreement for people.</summary>
    public string Describe() =>
        $"{Question}: predicted {Prediction.Path} from {Prediction.EgressAddress ?? "inside"}, seen {Seen}\n"
        + string.Concat(Prediction.Steps.Select(step => $"    {step.Direction,-8}{step.Path,-8}{step.Gate}: {step.Why} {step.Code}\n"));

    private bool SeenUnderThePredictedAddress() => Seen.Split(" from ") is not [var who, var caller]
        || (Prediction.EgressAddress is { } egress
            ? egress == "AWS-owned" ? AwsOwned.Contains(IPAddress.Parse(caller)) : egress.Split(", ").Contains(caller)
            : !who.StartsWith("host-", StringComparison.Ordinal));
}
