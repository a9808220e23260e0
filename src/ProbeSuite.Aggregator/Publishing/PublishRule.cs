using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>Decides whether a report is worth a message.</summary>
internal static class PublishRule
{
    // A schedule never ticks to the second: a daily heartbeat must not slip to the next run for want of one.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>Whether to send.</summary>
    /// <param name="policy">What the configuration wants.</param>
    /// <param name="heartbeat">After how long without a message one is sent all the same.</param>
    /// <param name="report">The run, with its changes; null changes mean that there is nothing to compare with.</param>
    /// <param name="latest">The run before; null for none.</param>
    /// <param name="now">The present.</param>
    public static bool Sends(PublishPolicy policy, TimeSpan heartbeat, Report report, LatestReport? latest, DateTimeOffset now) => policy switch
    {
        PublishPolicy.Always => true,
        PublishPolicy.OnDisagreement => report.Cells.Any(cell => cell.Counted.Agreement.IsDisagreement() || cell.Change is { Kind: ChangeKind.Over or ChangeKind.Steady } over && over.Was.IsDisagreement()),
        _ => report.Summary.ChangedSinceLastRun is not [] || latest?.PublishedAt is not { } last || now - last >= heartbeat - Slack,
    };
}
