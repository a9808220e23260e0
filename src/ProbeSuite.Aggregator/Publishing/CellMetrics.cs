using ProbeSuite.Comparison;
using ProbeSuite.Hosting.Logging;
using ProbeSuite.Hosting.Metrics;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>One cell in CloudWatch metrics, under the dimensions Service, Placement and Target.</summary>
/// <remarks>CloudWatch bills each metric by the hour in which it gets a value: a cell that is not written costs nothing.</remarks>
/// <seealso href="https://aws.amazon.com/cloudwatch/pricing/"/>
internal static class CellMetrics
{
    /// <summary>The metric of days until a certificate ends.</summary>
    public const string CertificateName = "CertificateDaysLeft";

    /// <summary>Whether a cell is measured.</summary>
    public static bool AreWanted(Cell cell, CellMetricsPolicy policy) => policy switch
    {
        CellMetricsPolicy.All => true,
        CellMetricsPolicy.Disagreements => cell.Agreement.IsDisagreement() || cell.Agreement == Agreement.NotRun,
        _ => false,
    };

    /// <summary>
    /// Writes that the cell disagrees or that its probe did not run. Where all cells are measured, also that it does not (0),
    /// how long each stage took, and how many days its certificate has left.
    /// </summary>
    public static void Write(Cell cell, DateTimeOffset now, AggregatorSettings settings, TimeProvider clock, LineOutput? output)
    {
        var metrics = new EmbeddedMetrics(
            settings.MetricsNamespace, [("Service", settings.Service), ("Placement", cell.Placement), ("Target", cell.Target)], clock, output);
        if (settings.CellMetrics == CellMetricsPolicy.All)
        {
            metrics.Add("Disagreement", cell.Agreement.IsDisagreement() ? 1 : 0, MetricUnit.Count);
            metrics.Add("NotRun", cell.Agreement == Agreement.NotRun ? 1 : 0, MetricUnit.Count);
            AddMeasures(cell, now, metrics);
        }
        else
        {
            metrics.Add(cell.Agreement.IsDisagreement() ? "Disagreement" : "NotRun", 1, MetricUnit.Count);
        }

        metrics.Flush();
    }

    private static void AddMeasures(Cell cell, DateTimeOffset now, EmbeddedMetrics metrics)
    {
        foreach (var stage in cell.Observed?.Stages ?? [])
        {
            metrics.Add($"{stage.Stage}Duration", stage.DurationMs, MetricUnit.Milliseconds);
        }

        if (CertificateDaysLeft(cell, now) is { } days)
        {
            metrics.Add(CertificateName, days, MetricUnit.Count);
        }
    }

    /// <summary>Days until the certificate that the cell's server showed ends, below zero afterwards; null when it showed none.</summary>
    public static double? CertificateDaysLeft(Cell cell, DateTimeOffset now) => (cell.Observed?.Certificate?.NotAfter - now)?.TotalDays;
}
