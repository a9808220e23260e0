using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ProbeSuite.Hosting.Metrics;

/// <summary>One line in CloudWatch's embedded metric format, within its limits: what exceeds them is lost without a word.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html"/>
internal sealed class MetricDocument(
    string @namespace, Dimensions dimensions, IReadOnlyList<Metric> metrics, DateTimeOffset timestamp)
{
    private const int MostMetrics = 100;
    private const int MostValues = 100;

    /// <summary>Bytes of a line: 1 MB now, but 256 KB in older documents and Regions.</summary>
    private const int MostBytes = 256 * 1024;

    /// <summary>Bytes of a character inside JSON, at the most: a control character as \u0000.</summary>
    private const int LongestCharacter = 6;

    /// <summary>The documents that carry all <paramref name="metrics"/>, in as few lines as CloudWatch allows.</summary>
    /// <remarks>A document names a metric once; the second hundred of its values goes into another round of lines.</remarks>
    public static IEnumerable<MetricDocument> Split(
        string @namespace, Dimensions dimensions, IReadOnlyList<Metric> metrics, DateTimeOffset timestamp)
    {
        for (var done = 0; metrics.Any(metric => metric.Values.Count > done); done += MostValues)
        {
            var round = metrics
                .Where(metric => metric.Values.Count > done)
                .Select(metric => metric with { Values = [.. metric.Values.Skip(done).Take(MostValues)] });
            foreach (var part in Parts(round, MostBytes - Size(@namespace, dimensions)))
            {
                yield return new(@namespace, dimensions, part, timestamp);
            }
        }
    }

    private static IEnumerable<List<Metric>> Parts(IEnumerable<Metric> metrics, int room)
    {
        var (part, left) = (new List<Metric>(), room);
        foreach (var metric in metrics)
        {
            if (part.Count == MostMetrics || (part.Count > 0 && Size(metric) > left))
            {
                yield return part;
                (part, left) = ([], room);
            }

            part.Add(metric);
            left -= Size(metric);
        }

        yield return part;
    }

    // Names stand in the directive and at their values; the sum is never too small.
    private static int Size(Metric metric) => 60 + (2 * LongestCharacter * metric.Name.Length) + metric.Values.Sum(value => value.ToString("R", CultureInfo.InvariantCulture).Length + 1);

    private static int Size(string @namespace, Dimensions dimensions) => 200 + (LongestCharacter * @namespace.Length)
        + dimensions.Values.Sum(pair => 12 + (LongestCharacter * ((2 * pair.Key.Length) + pair.Value.Length)));

    /// <summary>The line in UTF-8, with its line feed.</summary>
    public ReadOnlySpan<byte> Render()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            WriteDirective(json);
            foreach (var (name, value) in dimensions.Values)
            {
                json.WriteString(name, value);
            }

            foreach (var metric in metrics)
            {
                WriteValues(json, metric);
            }

            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan;
    }

    private void WriteDirective(Utf8JsonWriter json)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", timestamp.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", @namespace);
        json.WriteStartArray("Dimensions");
        foreach (var set in dimensions.Sets)
        {
            json.WriteStartArray();
            foreach (var name in set)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var metric in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", metric.Name);
            json.WriteString("Unit", metric.Unit.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, Metric metric)
    {
        if (metric.Values is [var only])
        {
            json.WriteNumber(metric.Name, only);
            return;
        }

        json.WriteStartArray(metric.Name);
        foreach (var value in metric.Values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
