using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting.Metrics;

/// <summary>
/// Collects measurements and writes them as log lines out of which CloudWatch makes metrics, so that a function needs
/// neither a network nor a permission to be measured. Not for several threads.
/// </summary>
/// <param name="namespace">The CloudWatch namespace, 1 to 255 characters.</param>
/// <param name="dimensions">
/// What all the measurements are of, at most a name and value each. What CloudWatch would refuse is mended: it takes
/// ASCII alone, 250 characters of a name and 1024 of a value, and neither may be blank.
/// </param>
/// <param name="clock">Tells when the measurements were taken: at the flush.</param>
/// <param name="output">Where lines go; null for standard output.</param>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html"/>
public sealed class EmbeddedMetrics(
    string @namespace, IReadOnlyList<(string Name, string Value)> dimensions, TimeProvider clock, LineOutput? output = null)
{
    private static readonly double Largest = Math.ScaleB(1, 360);

    private readonly Dimensions _dimensions = new(dimensions);
    private readonly OrderedDictionary<string, Metric> _metrics = [];

    /// <summary>Adds a measurement.</summary>
    /// <param name="name">The metric, 1 to 255 characters, not the name of a dimension. Given again, it has one value more.</param>
    /// <param name="value">A number from -2^360 to 2^360.</param>
    /// <param name="unit">What the value counts; the same each time.</param>
    /// <exception cref="ArgumentException">CloudWatch could not take it.</exception>
    public void Add(string name, double value, MetricUnit unit)
    {
        if (name.Length is 0 or > 255 || _dimensions.Contains(name) || name == "_aws")
        {
            throw new ArgumentException($"'{name}' cannot name a metric: it needs 1 to 255 characters and must not be the name of a dimension.");
        }

        if (!(Math.Abs(value) <= Largest))
        {
            throw new ArgumentException($"Metric '{name}' cannot be {value}: CloudWatch takes numbers from -2^360 to 2^360.");
        }

        if (!_metrics.TryGetValue(name, out var metric))
        {
            _metrics.Add(name, metric = new(name, unit, []));
        }

        if (metric.Unit != unit)
        {
            throw new ArgumentException($"Metric '{name}' is measured in {metric.Unit}, and cannot be in {unit} as well.");
        }

        metric.Values.Add(value);
    }

    /// <summary>Writes all that was added since the last flush; nothing when nothing was.</summary>
    public void Flush()
    {
        foreach (var line in MetricDocument.Split(@namespace, _dimensions, [.. _metrics.Values], clock.GetUtcNow()))
        {
            (output ?? LineOutput.Standard).Write(line.Render());
        }

        _metrics.Clear();
    }
}

/// <summary>A metric and the values that it took.</summary>
internal sealed record Metric(string Name, MetricUnit Unit, List<double> Values);
