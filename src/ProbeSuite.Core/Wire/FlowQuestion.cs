using ProbeSuite.Reachability;

namespace ProbeSuite.Wire;

/// <summary>One line of a file of flows to explain.</summary>
/// <param name="Id">Comes back with the answer.</param>
/// <param name="From">Where the flow starts.</param>
/// <param name="To">The target's URL.</param>
public sealed record FlowQuestion(string? Id, string? From, string? To);

/// <summary>What the configuration says of one flow.</summary>
/// <param name="Id">The question's.</param>
/// <param name="From">The question's.</param>
/// <param name="To">The question's.</param>
/// <param name="Path">The verdict.</param>
/// <param name="Codes">Reason codes, in the order of the steps.</param>
/// <param name="Steps">Gate by gate, there and back.</param>
/// <param name="EgressAddress">The address that the world should see; null where that is not the question, or not known.</param>
/// <param name="Fix">The smallest change that would open it; null when it is open or none is known.</param>
public sealed record FlowAnswer(
    string Id, string From, string To, PathState Path, IReadOnlyList<string> Codes, IReadOnlyList<Step> Steps, string? EgressAddress, string? Fix)
{
    /// <summary>An answer from a prediction.</summary>
    public static FlowAnswer Of(string id, string from, string to, Prediction prediction, string? fix = null) =>
        new(id, from, to, prediction.Path, prediction.Codes, prediction.Steps, prediction.EgressAddress, fix);
}
