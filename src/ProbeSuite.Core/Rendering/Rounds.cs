using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering;

/// <summary>A way that leads in a circle, told once around.</summary>
internal static class Rounds
{
    /// <summary>The steps without those that only repeat the ones before them.</summary>
    public static IReadOnlyList<Step> Once(IReadOnlyList<Step> steps)
    {
        for (var length = 1; length <= steps.Count / 2; length++)
        {
            for (var start = 0; start + (2 * length) <= steps.Count; start++)
            {
                if (Enumerable.Range(start, length).All(at => steps[at] == steps[at + length]))
                {
                    return Once([.. steps.Take(start), .. steps.Skip(start + length)]);
                }
            }
        }

        return steps;
    }
}
