using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>What a run finds of those before it.</summary>
/// <param name="Latest">The latest report; null when there is none, or it cannot be read.</param>
/// <param name="History">What the last runs said; null when it may not be read.</param>
/// <param name="Network">The network of the last run without a disagreement; null when it may not be read.</param>
internal sealed record Past(LatestReport? Latest, StoredHistory? History, StoredNetwork? Network)
{
    /// <summary>What is wrong with what was found, a sentence each.</summary>
    public IEnumerable<string> Problems => new[]
    {
        History?.Problem,
        Network?.Problem,
        Latest?.Report is not null && History is { ETag: null }
            ? $"There is no {HistoryStore.Key}, although there were runs before: since when cells are as they are is told from this run on."
            : null,
    }.OfType<string>();

    /// <summary>A run in the light of the past.</summary>
    /// <param name="report">The run.</param>
    /// <param name="network">Its network.</param>
    /// <param name="needed">How many runs must agree on a change.</param>
    /// <param name="whole">Whether it asked everything.</param>
    public Report Tell(Report report, Snapshot network, Confirmations needed, bool whole)
    {
        report = Sequel.Of(report, Latest?.Report, History?.History ?? Comparison.History.Empty, needed, whole);
        if (Network?.Network is not { } before)
        {
            return report;
        }

        var concerned = report.Cells.Where(cell => cell.Agreement.IsDisagreement() || cell.Change is not null)
            .SelectMany(cell => cell.Predicted.Steps).Select(step => step.Resource).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // Only the probes of all functions were read: none that is missing is gone.
        var known = network with { Gaps = [.. network.Gaps, new(ResourceKind.Functions, "only the probes were read")] };
        return NetworkChanges.Between(before, known, concerned) is { } changes
            ? report with { NetworkChanges = changes, NetworkComparedWith = before.TakenAt }
            : report;
    }
}
