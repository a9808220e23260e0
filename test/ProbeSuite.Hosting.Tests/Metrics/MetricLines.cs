using System.Text;
using System.Text.Json;

namespace ProbeSuite.Hosting.Tests.Metrics;

/// <summary>One value as CloudWatch would store it.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Dimensions">Name and value of each dimension, <c>Service=probesuite,Target=s3</c>, in the order of the set.</param>
/// <param name="Name">The metric.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The value.</param>
public sealed record Measured(string Namespace, string Dimensions, string Name, string Unit, double Value);

/// <summary>
/// Reads log lines as the published specification of the embedded metric format demands, and refuses what CloudWatch would
/// lose in silence.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html"/>
public static class MetricLines
{
    private const int MostBytes = 256 * 1024;
    private static readonly double Largest = Math.ScaleB(1, 360);

    private static readonly string[] Units =
    [
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits",
        "Megabits", "Gigabits", "Terabits", "Percent", "Count", "None", "Bytes/Second", "Kilobytes/Second", "Megabytes/Second",
        "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second",
    ];

    /// <summary>All values of all lines that carry metrics.</summary>
    public static IReadOnlyList<Measured> Read(string text)
    {
        var measured = new List<Measured>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line, new() { AllowDuplicateProperties = false });
            if (json.RootElement.TryGetProperty("_aws", out var metadata))
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(line) + 1, 1, MostBytes);
                measured.AddRange(Read(json.RootElement, metadata));
            }
        }

        return measured;
    }

    private static Measured[] Read(JsonElement root, JsonElement metadata)
    {
        Assert.Equal(["CloudWatchMetrics", "Timestamp"], Names(metadata));
        Assert.True(metadata.GetProperty("Timestamp").TryGetInt64(out var timestamp) && timestamp > 0);
        return [.. metadata.GetProperty("CloudWatchMetrics").EnumerateArray().SelectMany(directive => Directive(root, directive))];
    }

    private static IEnumerable<Measured> Directive(JsonElement root, JsonElement directive)
    {
        Assert.Equal(["Dimensions", "Metrics", "Namespace"], Names(directive));
        var name = directive.GetProperty("Namespace").GetString()!;
        Assert.InRange(name.Length, 1, 255);
        var sets = directive.GetProperty("Dimensions").EnumerateArray().Select(set => Set(root, set)).ToArray();
        Assert.NotEmpty(sets);
        var metrics = directive.GetProperty("Metrics").EnumerateArray().ToArray();
        Assert.InRange(metrics.Length, 1, 100);
        Assert.Distinct(metrics.Select(metric => metric.GetProperty("Name").GetString()));
        return from set in sets from metric in metrics from value in Values(root, metric) select value with { Namespace = name, Dimensions = set };
    }

    private static string Set(JsonElement root, JsonElement set)
    {
        var names = set.EnumerateArray().Select(name => name.GetString()!).ToArray();
        Assert.InRange(names.Length, 0, 30);
        Assert.Distinct(names);
        return string.Join(',', names.Select(name =>
        {
            var value = root.GetProperty(name).GetString()!;
            Assert.Matches("^(?!:)[ -~]{1,250}$", name);
            Assert.Matches("^[ -~]{1,1024}$", value);
            Assert.False(string.IsNullOrWhiteSpace(value));
            return $"{name}={value}";
        }));
    }

    private static IEnumerable<Measured> Values(JsonElement root, JsonElement metric)
    {
        Assert.Equal(["Name", "Unit"], Names(metric));
        var (name, unit) = (metric.GetProperty("Name").GetString()!, metric.GetProperty("Unit").GetString()!);
        Assert.InRange(name.Length, 1, 255);
        Assert.Contains(unit, Units);
        var target = root.GetProperty(name);
        var values = target.ValueKind == JsonValueKind.Array ? target.EnumerateArray().ToArray() : [target];
        Assert.InRange(values.Length, 1, 100);
        Assert.All(values, value => Assert.InRange(value.GetDouble(), -Largest, Largest));
        return values.Select(value => new Measured("", "", name, unit, value.GetDouble()));
    }

    private static IEnumerable<string> Names(JsonElement map) => map.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
}
