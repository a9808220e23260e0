using System.Net;
using ProbeSuite.Reachability;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>A prediction beside what was seen.</summary>
/// <param name="Question">The flow.</param>
/// <param name="Prediction">What the predictor says.</param>
/// <param name="Seen">Who answered, and under which address it saw the caller; or <c>refused</c>, <c>silence</c>, <c>no route</c>, <c>no such name</c>.</param>
internal sealed record Cell(Question Question, Prediction Prediction, string Seen)
{
    /// <summary>What is seen of a function whose environments, in several subnets, do not fare alike.</summary>
    public const string Differing = "it differs by subnet";

    /// <summary>What is seen of one whose environments all get an answer, each in its own way.</summary>
    public const string Answer = "an answer";

    /// <summary>Follows an answer that the policy of the endpoint on the way refuses.</summary>
    public const string Refusal = ", and is refused";

    // The lab's addresses for functions without a VPC.
    private static readonly IPNetwork AwsOwned = IPNetwork.Parse("198.51.100.64/28");

    /// <summary>Whether the predictor saw the network only in part, so that it may not be able to tell the address.</summary>
    public bool IsVeiled { get; init; }

    public bool IsOpen => Seen is not ("silence" or "no route" or "no such name" or Differing);

    public bool Agrees => Prediction.Path switch
    {
        PathState.Unknown => true,
        PathState.Blocked => !IsOpen && Seen != Differing,
        _ => IsOpen && (Seen == Answer || (SeenUnderThePredictedAddress() && Prediction.Codes.Contains(Policy) == Seen.EndsWith(Refusal, StringComparison.Ordinal))),
    };

    /// <summary>The codes of the gates that block, each once.</summary>
    public string[] BlockingCodes => [.. Prediction.Steps.Where(step => step.Path == PathState.Blocked).Select(step => step.Code!).Distinct()];

    private static string Policy => "PS_ENDPOINT_POLICY_DENIES";

    /// <summary>The disagreement for people.</summary>
    public string Describe() =>
        $"{Question}: predicted {Prediction.Path} from {Prediction.EgressAddress ?? "inside"}, seen {Seen}\n"
        + string.Concat(Prediction.Steps.Select(step => $"    {step.Direction,-8}{step.Path,-8}{step.Gate}: {step.Why} {step.Code}\n"));

    private bool SeenUnderThePredictedAddress() => Seen.Replace(Refusal, "", StringComparison.Ordinal).Split(" from ") is not [var who, var caller]
        || (Prediction.EgressAddress is { } egress
            ? egress == "AWS-owned" ? AwsOwned.Contains(IPAddress.Parse(caller)) : egress.Split(", ").Contains(caller)
            : IsVeiled || Question.Target.Address is null || !who.StartsWith("host-", StringComparison.Ordinal));   // a name may lead out or not
}
