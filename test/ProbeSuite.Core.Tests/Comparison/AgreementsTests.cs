using System.Text.Json;
using ProbeSuite.Comparison;

namespace ProbeSuite.Tests.Comparison;

public class AgreementsTests
{
    [Theory]
    [InlineData(Agreement.OpenAsPredicted, PathState.Open, PathState.Open)]
    [InlineData(Agreement.BlockedAsPredicted, PathState.Blocked, PathState.Blocked)]
    [InlineData(Agreement.UnexpectedlyBlocked, PathState.Open, PathState.Blocked)]
    [InlineData(Agreement.UnexpectedlyOpen, PathState.Blocked, PathState.Open)]
    [InlineData(Agreement.Unknown, PathState.Unknown, PathState.Open)]          // no prediction is no disagreement
    [InlineData(Agreement.Unknown, PathState.Unknown, PathState.Blocked)]
    [InlineData(Agreement.Unknown, PathState.Unknown, PathState.Unknown)]
    [InlineData(Agreement.Unknown, PathState.Open, PathState.Unknown)]
    [InlineData(Agreement.Unknown, PathState.Blocked, PathState.Unknown)]
    [InlineData(Agreement.NotRun, PathState.Open, null)]                        // a function that never ran is no blocked path
    [InlineData(Agreement.NotRun, PathState.Blocked, null)]
    [InlineData(Agreement.NotRun, PathState.Unknown, null)]
    public void Every_pair_has_its_word(Agreement agreement, PathState predicted, PathState? observed) =>
        Assert.Equal(agreement, Agreements.Of(predicted, observed));

    [Fact]
    public void Words_are_those_of_the_wire()
    {
        Assert.All(Enum.GetValues<Agreement>(), agreement => Assert.Equal(JsonSerializer.Serialize(agreement), $"\"{agreement.Words()}\""));
        Assert.All(Enum.GetValues<RunVerdict>(), verdict => Assert.Equal(JsonSerializer.Serialize(verdict), $"\"{verdict.Word()}\""));
    }
}
