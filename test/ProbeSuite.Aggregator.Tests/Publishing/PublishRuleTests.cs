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
        var summary = Summary.Of([]) with { Verdict = verdict, ChangedSinceLastRun = changed ? ["a change"] : [] };
        var latest = new LatestReport(null, hours < 0 ? null : Now - TimeSpan.FromHours(hours), "etag");

        Assert.Equal(sends, PublishRule.Sends((PublishPolicy)policy, TimeSpan.FromHours(24), summary, latest, Now));
    }

    [Fact]
    public void The_first_run_is_news() =>
        Assert.True(PublishRule.Sends(PublishPolicy.OnChange, TimeSpan.FromHours(24), Summary.Of([]), null, Now));
}
