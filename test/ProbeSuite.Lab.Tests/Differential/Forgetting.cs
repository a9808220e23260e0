using ProbeSuite.Reachability;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>A predictor with one rule taken out of it.</summary>
/// <param name="Rule">The rule, in a few words.</param>
/// <param name="Is">Whether a step is that rule's word.</param>
internal sealed record Forgetting(string Rule, Func<Step, bool> Is)
{
    /// <summary>What such a predictor would have said.</summary>
    public Cell Of(Cell cell)
    {
        Step[] left = [.. cell.Prediction.Steps.Where(step => !Is(step))];
        return left.Length == cell.Prediction.Steps.Count ? cell : cell with { Prediction = cell.Prediction with { Steps = left, Path = left.Select(step => step.Path).DefaultIfEmpty().Max() } };
    }
}
