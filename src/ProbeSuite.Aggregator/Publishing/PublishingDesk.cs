using ProbeSuite.Aggregator.Runs;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>Stores a report, compares it with the run before, and tells the topic. What fails is told in the report itself.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="store">Keeps reports.</param>
/// <param name="sns">Sends them.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class PublishingDesk(AggregatorSettings settings, ReportStore store, AmazonSimpleNotificationServiceClient sns, TimeProvider clock)
{
    // Without s3:ListBucket, S3 denies what does not exist instead of saying so.
    private AwsCall Read => new("s3:GetObject (and s3:ListBucket)", $"bucket {settings.Bucket}, reports/latest.json", "PROBESUITE_BUCKET");

    private AwsCall Write => new("s3:PutObject", $"bucket {settings.Bucket}, reports/", "PROBESUITE_BUCKET");

    private AwsCall Send => new("sns:Publish", $"topic {settings.TopicArn}", "PROBESUITE_TOPIC_ARN");

    /// <summary>The run before; null when there was none, or it cannot be read.</summary>
    public Task<LatestReport?> ReadLatestAsync(Problems problems, CancellationToken cancellation) =>
        problems.TryAsync(store.ReadLatestAsync(cancellation), Read);

    /// <summary>Publishes as the question and the policy want.</summary>
    /// <param name="report">The run's report.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="latest">The run before.</param>
    /// <param name="problems">Takes what goes wrong.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <returns>The report as it is known now, and where it is stored; null when it is not.</returns>
    public async Task<(Report Report, string? Address)> PublishAsync(
        Report report, Question question, LatestReport? latest, Problems problems, CancellationToken cancellation)
    {
        report = (latest?.Report is { } last ? Settling.Mark(last, report) : report) with
        {
            Run = report.Run with { Problems = problems.Sentences },
            Summary = report.Summary with
            {
                ChangedSinceLastRun = latest?.Report is { } before ? Changes.Between(before, report, question.IsWhole) : null,
            },
        };
        var stored = await problems.SucceedsAsync(store.WriteAsync(report, cancellation), Write);
        var address = stored ? store.AddressOf(report.Run) : null;
        var sends = question.MustSend || PublishRule.Sends(settings.Publish, settings.Heartbeat, report.Summary, latest, clock.GetUtcNow());
        var sent = sends && await problems.SucceedsAsync(sns.PublishAsync(ReportMessage.Of(report, settings, address), cancellation), Send);

        // A change that nobody was told of must be one for the next run too; so must a change from what a partial run left out.
        if (question.IsWhole && sent == sends)
        {
            await problems.SucceedsAsync(store.WriteLatestAsync(report, sent ? clock.GetUtcNow() : null, latest, cancellation), Write);
        }

        return (report with { Run = report.Run with { Problems = problems.Sentences } }, address);
    }
}
