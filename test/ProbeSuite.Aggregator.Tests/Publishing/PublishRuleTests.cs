using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aggregator.Tests.Publishing;

public class PublishRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    //          sends  policy                        changed  verdict                  hours since the last message; -1: never
    [InlineData(true, (int)PublishPolicy.Always, false, RunVerdict.Agreement, 0.1)]
    [InlineData(true, (int)PublishPolicy.OnChange, true, RunVerdict.Agreement, 0.1)]
    [InlineData(false, (int)PublishPolicy.OnChange, false, RunVerdict.Agreement, 0.1)]
    [InlineData(false, (int)PublishPolicy.OnChange, false, RunVerdict.Disagreement, 0.1)]     // told already
    [InlineData(true, (int)PublishPolicy.OnChange, false, RunVerdict.Agreement, 24)]          // the heartbeat
    [InlineData(true, (int)PublishPolicy.OnChange, false, RunVerdict.Agreement, 23.995)]      // a schedule is never exact
    [InlineData(false, (int)PublishPolicy.OnChange, false, RunVerdict.Agreement, 23.9)]
    [InlineData(true, (int)PublishPolicy.OnChange, false, RunVerdict.Agreement, -1)]
    [InlineData(true, (int)PublishPolicy.OnDisagreement, false, RunVerdict.Disagreement, 0.1)]
    [InlineData(false, (int)PublishPolicy.OnDisagreement, true, RunVerdict.Incomplete, 48)]
    public void A_policy_decides(bool sends, int policy, bool changed, RunVerdict verdict, double hours)
    {
        var report = Report(verdict == RunVerdict.Disagreement ? Agreement.UnexpectedlyBlocked : Agreement.OpenAsPredicted);
        report = report with { Summary = report.Summary with { ChangedSinceLastRun = changed ? ["a change"] : [] } };
        var latest = new LatestReport(null, hours < 0 ? null : Now - TimeSpan.FromHours(hours), "etag");

        Assert.Equal(sends, PublishRule.Sends((PublishPolicy)policy, TimeSpan.FromHours(24), report, latest, Now));
    }

    [Fact]
    public void The_first_run_is_news() =>
        Assert.True(PublishRule.Sends(PublishPolicy.OnChange, TimeSpan.FromHours(24), Report(Agreement.OpenAsPredicted), null, Now));

    [Theory]
    [InlineData(true, Agreement.OpenAsPredicted, null, Agreement.UnexpectedlyBlocked)]          // it is over
    [InlineData(false, Agreement.OpenAsPredicted, null, Agreement.BlockedAsPredicted)]          // another change, and never a disagreement
    [InlineData(false, Agreement.UnexpectedlyBlocked, Agreement.OpenAsPredicted, null)]         // not confirmed yet
    [InlineData(true, Agreement.OpenAsPredicted, Agreement.UnexpectedlyBlocked, null)]          // nor its end
    public void Disagreements_are_told_from_their_confirmed_begin_to_their_confirmed_end(bool sends, Agreement seen, Agreement? counted, Agreement? was) =>
        Assert.Equal(sends, PublishRule.Sends(PublishPolicy.OnDisagreement, TimeSpan.FromHours(24), Report(seen, cell => cell with
        {
            Standing = counted is { } agreement ? new(agreement, Now) : null,
            Change = was is { } before ? new(ChangeKind.Over, before, Now, Now, 1) : null,
        }), null, Now));

    [Fact]
    public void A_disagreement_that_flapped_and_rests_is_over() => Assert.True(PublishRule.Sends(
        PublishPolicy.OnDisagreement, TimeSpan.FromHours(24),
        Report(Agreement.OpenAsPredicted, cell => cell with { Change = new(ChangeKind.Steady, Agreement.UnexpectedlyBlocked, Now, Now, 1) }), null, Now));

    private static Report Report(Agreement agreement, Func<Cell, Cell>? change = null)
    {
        var cell = new Cell { Placement = "private", Target = "db", Agreement = agreement, Predicted = new(PathState.Open, null, [], []), Explanation = "" };
        Cell[] cells = [change?.Invoke(cell) ?? cell];
        return new() { Run = new() { Id = "run", StartedAt = Now, Trigger = "schedule", SuiteVersion = "0" }, Summary = Summary.Of(cells), Placements = [], Targets = [], Cells = cells };
    }
}
