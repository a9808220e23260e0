using ProbeSuite.Reachability;
using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

public class RoundsTests
{
    [Theory]
    [InlineData("a b c d", "a b c d")]
    [InlineData("a b c b c b c d", "a b c d")]
    [InlineData("a b b a", "a b a")]
    [InlineData("a b a c a b", "a b a c a b")]
    public void A_circle_is_told_once_around(string walked, string told) =>
        Assert.Equal(told.Split(' '), Rounds.Once([.. walked.Split(' ').Select(Step)]).Select(step => step.Gate));

    private static Step Step(string gate) => new(gate, Direction.Forward, PathState.Open, null, gate, null, "It passes.");
}
