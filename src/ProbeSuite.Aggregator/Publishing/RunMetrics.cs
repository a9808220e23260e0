using ProbeSuite.Comparison;
using ProbeSuite.Hosting.Logging;
using ProbeSuite.Hosting.Metrics;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>A run in CloudWatch metrics: nine of the suite, and those of cells that the configuration wants.</summary>
internal static class RunMetrics
{
    /// <summary>Writes what a run found.</summary>
    /// <param name="report">The run.</param>
    /// <param name="settings">Names namespace and service, and says which cells are measured.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="output">Where lines go; null for standard output.</param>
    public static void Write(Report report, AggregatorSettings settings, TimeProvider clock, LineOutput? output)
    {
        var metrics = new EmbeddedMetrics(settings.MetricsNamespace, [("Service", settings.Service)], clock, output);
        var summary = report.Summary;
        metrics.Add("OpenAsPredicted", summary.OpenAsPredicted, MetricUnit.Count);
        metrics.Add("BlockedAsPredicted", summary.BlockedAsPredicted, MetricUnit.Count);
        metrics.Add("UnexpectedlyBlocked", summary.UnexpectedlyBlocked, MetricUnit.Count);
        metrics.Add("UnexpectedlyOpen", summary.UnexpectedlyOpen, MetricUnit.Count);
        metrics.Add("Unknown", summary.Unknown, MetricUnit.Count);
        metrics.Add("NotRun", summary.NotRun, MetricUnit.Count);
        metrics.Add("RunProblems", report.Run.Problems.Count, MetricUnit.Count);
        metrics.Add("RunDuration", report.Run.DurationMs, MetricUnit.Milliseconds);
        if (report.Cells.Min(cell => CellMetrics.CertificateDaysLeft(cell, report.Run.StartedAt)) is { } days)
        {
            metrics.Add(CellMetrics.CertificateName, days, MetricUnit.Count);
        }

        metrics.Flush();
        foreach (var cell in report.Cells.Where(cell => CellMetrics.AreWanted(cell, settings.CellMetrics)))
        {
            CellMetrics.Write(cell, report.Run.StartedAt, settings, clock, output);
        }
    }
}
