using ProbeSuite.Aggregator.Runs;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Comparison;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>Stores a report, compares it with the runs before, and tells the topic. What fails is told in the report itself.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="store">Keeps reports.</param>
/// <param name="histories">Keeps what the last runs said.</param>
/// <param name="networks">Keeps the network of the last run without a disagreement.</param>
/// <param name="sns">Sends reports.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class PublishingDesk(
    AggregatorSettings settings, ReportStore store, HistoryStore histories, NetworkStore networks, AmazonSimpleNotificationServiceClient sns, TimeProvider clock)
{
    private readonly PageDesk _pages = new(settings, store.Pages, clock);

    private AwsCall Read => ReportCalls.Read(settings.Bucket);

    private AwsCall Write => ReportCalls.Write(settings.Bucket);

    private AwsCall Send => new("sns:Publish", $"topic {settings.TopicArn}", "PROBESUITE_TOPIC_ARN");

    /// <summary>What there is of the runs before.</summary>
    public async Task<Past> ReadPastAsync(Problems problems, CancellationToken cancellation)
    {
        var latest = problems.TryAsync(store.ReadLatestAsync(cancellation), Read);
        var history = problems.TryAsync<StoredHistory>(histories.ReadAsync(cancellation), Read);
        var network = problems.TryAsync<StoredNetwork>(networks.ReadAsync(cancellation), Read);
        var past = new Past(await latest, await history, await network);
        foreach (var problem in past.Problems)
        {
            problems.Add(problem);
        }

        return past;
    }

    /// <summary>Publishes as the question and the policy want.</summary>
    /// <param name="report">The run's report.</param>
    /// <param name="network">The network that it is of.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="past">The runs before.</param>
    /// <param name="problems">Takes what goes wrong.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <returns>The report as it is known now, and where it is stored; null when it is not.</returns>
    public async Task<(Report Report, string? Address)> PublishAsync(
        Report report, Snapshot network, Question question, Past past, Problems problems, CancellationToken cancellation)
    {
        report = past.Tell(report, network, settings.Confirmations, question.IsWhole);
        report = report with { Run = report.Run with { Problems = problems.Sentences } };

        // What a part saw is told to whom it may concern; history, like the latest report, is of whole runs.
        var remembered = question.IsWhole && past.History is { } history
            ? problems.SucceedsAsync(histories.AddAsync(report, history, cancellation), Write)
            : Task.CompletedTask;
        var stored = await problems.SucceedsAsync(store.WriteAsync(report, cancellation), Write);
        await remembered;
        var address = stored ? store.AddressOf(report.Run) : null;
        report = await _pages.PublishAsync(report, past.History?.History ?? History.Empty, problems, cancellation);
        var sends = question.MustSend || PublishRule.Sends(settings.Publish, settings.Heartbeat, report, past.Latest, clock.GetUtcNow());
        var sent = sends && await problems.SucceedsAsync(sns.PublishAsync(ReportMessage.Of(report, settings, address), cancellation), Send);

        // A change that nobody was told of must be one for the next run too; so must a change from what a partial run left out.
        if (question.IsWhole && sent == sends)
        {
            await Task.WhenAll(
                problems.SucceedsAsync(store.WriteLatestAsync(report, sent ? clock.GetUtcNow() : null, past.Latest, cancellation), Write),
                KeepAsync(network, report, problems, cancellation));
        }

        return (report with { Run = report.Run with { Problems = problems.Sentences } }, address);
    }

    private async Task KeepAsync(Snapshot network, Report report, Problems problems, CancellationToken cancellation)
    {
        if (report.Summary.Verdict == RunVerdict.Disagreement || !NetworkChanges.IsKnown(network))
        {
            return;
        }

        var kept = networks.WriteAsync(network, report.Run.StartedAt, cancellation);
        if (await problems.SucceedsAsync(kept, Write) && await kept is { } problem)
        {
            problems.Add(problem);
        }
    }
}
