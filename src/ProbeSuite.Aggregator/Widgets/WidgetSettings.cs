namespace ProbeSuite.Aggregator.Widgets;

/// <summary>What the environment of the widget's function says.</summary>
/// <param name="Aggregator">The aggregator's name or ARN, which probes on demand.</param>
/// <param name="Bucket">The bucket that keeps the reports.</param>
internal sealed record WidgetSettings(string Aggregator, string Bucket)
{
    /// <summary>Reads the environment; null when it is not that of a widget.</summary>
    /// <exception cref="SettingsException">The bucket is missing.</exception>
    public static WidgetSettings? Read(Func<string, string?> variable) =>
        variable("PROBESUITE_AGGREGATOR") is not { Length: > 0 } aggregator ? null
        : variable("PROBESUITE_BUCKET") is { Length: > 0 } bucket ? new(aggregator, bucket)
        : throw new SettingsException("The environment variable PROBESUITE_BUCKET is not set; it must hold the name of the bucket that keeps the reports.");
}
