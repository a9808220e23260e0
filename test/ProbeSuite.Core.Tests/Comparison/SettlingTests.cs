using ProbeSuite.Comparison;

namespace ProbeSuite.Tests.Comparison;

public class SettlingTests
{
    [Theory]
    [InlineData(PathState.Blocked, PathState.Open, PathState.Open, PathState.Open, true)]      // closed on paper, packets still pass
    [InlineData(PathState.Open, PathState.Blocked, PathState.Blocked, PathState.Blocked, true)] // opened on paper, packets are still lost
    [InlineData(PathState.Open, PathState.Blocked, PathState.Open, PathState.Open, false)]     // packets are lost, and nobody changed the paper
    [InlineData(PathState.Open, PathState.Open, PathState.Blocked, PathState.Blocked, false)]  // both moved, and agree
    [InlineData(PathState.Open, PathState.Blocked, PathState.Blocked, PathState.Open, false)]  // both moved: not for want of time
    public void A_disagreement_may_settle_where_only_the_configuration_moved(
        PathState predicted, PathState observed, PathState predictedBefore, PathState observedBefore, bool marked)
    {
        var now = Settling.Mark(SomeReport.With(Cell(predictedBefore, observedBefore)), SomeReport.With(Cell(predicted, observed)));

        Assert.Equal(marked ? "A sentence. The network was changed since the run of 2026-02-28 06:00 UTC, and AWS takes a minute or two to apply a change: this may be settling." : "A sentence.", now.Cells[0].Explanation);
        Assert.Equal(marked, now.Cells[0].Cause is not null);
    }

    [Fact]
    public void A_cell_that_is_new_cannot_be_settling() =>
        Assert.Equal("A sentence.", Settling.Mark(SomeReport.With(), SomeReport.With(Cell(PathState.Blocked, PathState.Open))).Cells[0].Explanation);

    private static Cell Cell(PathState predicted, PathState observed)
    {
        var cell = SomeReport.Cell("private", "db", Agreements.Of(predicted, observed));
        return cell with { Predicted = cell.Predicted with { Path = predicted }, Observed = cell.Observed! with { Path = observed } };
    }
}
