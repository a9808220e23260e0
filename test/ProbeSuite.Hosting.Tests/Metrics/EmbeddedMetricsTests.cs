using Microsoft.Extensions.Time.Testing;
using ProbeSuite.Hosting.Metrics;

namespace ProbeSuite.Hosting.Tests.Metrics;

public sealed class EmbeddedMetricsTests : IDisposable
{
    private readonly LinesOfLog _lines = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(1_574_109_732_004));

    public void Dispose() => _lines.Dispose();

    [Fact]
    public void A_line_is_a_directive_and_its_values()
    {
        var metrics = Of(("placement", "no-vpc"), ("region", "eu-west-1"));
        metrics.Add("open", 3, MetricUnit.Count);
        metrics.Add("latency", 1.5, MetricUnit.Milliseconds);
        metrics.Add("latency", 2, MetricUnit.Milliseconds);
        metrics.Flush();
        metrics.Flush();

        Assert.Equal(
            """
            {"_aws":{"Timestamp":1574109732004,"CloudWatchMetrics":[{"Namespace":"ProbeSuite","Dimensions":[["placement","region"]],"Metrics":[{"Name":"open","Unit":"Count"},{"Name":"latency","Unit":"Milliseconds"}]}]},"placement":"no-vpc","region":"eu-west-1","open":3,"latency":[1.5,2]}

            """,
            _lines.Text);
    }

    [Fact]
    public void Nothing_added_is_nothing_written()
    {
        Of().Flush();
        Assert.Empty(_lines.Text);
    }

    [Theory]
    [InlineData(100, 100, 1)]
    [InlineData(101, 1, 2)]
    [InlineData(1, 101, 2)]
    [InlineData(250, 1, 3)]
    [InlineData(150, 250, 6)]
    public void What_is_too_much_for_one_line_goes_into_several_and_none_is_lost(int names, int values, int lines)
    {
        var metrics = Of(("placement", "no-vpc"));
        for (var name = 0; name < names; name++)
        {
            for (var value = 0; value < values; value++)
            {
                metrics.Add($"m{name}", (name * 1000) + value, MetricUnit.Count);
            }
        }

        metrics.Flush();

        Assert.Equal(lines, _lines.Json.Count);
        Assert.Equal(
            from name in Enumerable.Range(0, names) from value in Enumerable.Range(0, values) select ($"m{name}", (name * 1000.0) + value),
            MetricLines.Read(_lines.Text).OrderBy(measured => measured.Value).Select(measured => (measured.Name, measured.Value)));
    }

    [Fact]
    public void A_line_keeps_to_the_bytes_of_a_log_event_whatever_the_names_are()
    {
        var metrics = Of([.. Enumerable.Range(0, 20).Select(number => ($"dimension{number}", new string('"', 1024)))]);
        var names = Enumerable.Range(0, 100).Select(number => $"{number}{new string('\u0001', 200)}").ToArray();
        foreach (var name in names)
        {
            for (var value = 0; value < 100; value++)
            {
                metrics.Add(name, -1.2345678901234567E+100 - value, MetricUnit.Count);
            }
        }

        metrics.Flush();

        var measured = MetricLines.Read(_lines.Text);
        Assert.Equal(10_000, measured.Count);
        Assert.Equal(names.Order(StringComparer.Ordinal), measured.Select(value => value.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.True(_lines.Json.Count > 1);
    }

    [Fact]
    public void More_than_thirty_dimensions_are_several_sets()
    {
        var metrics = Of([.. Enumerable.Range(0, 45).Select(number => ($"d{number}", $"v{number}"))]);
        metrics.Add("open", 1, MetricUnit.Count);
        metrics.Flush();

        var line = Assert.Single(_lines.Json);
        var sets = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Dimensions");
        Assert.Equal([30, 15], sets.EnumerateArray().Select(set => set.GetArrayLength()));
        Assert.All(sets.EnumerateArray().SelectMany(set => set.EnumerateArray()), name =>
            Assert.Equal(name.GetString()!.Replace('d', 'v'), line.GetProperty(name.GetString()!).GetString()));
    }

    [Fact]
    public void No_dimension_is_one_empty_set()
    {
        var metrics = Of();
        metrics.Add("open", 1, MetricUnit.Count);
        metrics.Flush();
        Assert.Contains("\"Dimensions\":[[]]", _lines.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dimensions_that_CloudWatch_refuses_are_mended()
    {
        var metrics = Of((":name", " "), ("größe", new string('x', 2000)), ("twice", "a"), ("twice", "b"));
        metrics.Add("open", 1, MetricUnit.Count);
        metrics.Flush();

        var line = Assert.Single(_lines.Json);
        Assert.Equal("-", line.GetProperty("name").GetString());
        Assert.Equal(1024, line.GetProperty("gr??e").GetString()!.Length);
        Assert.Equal("b", line.GetProperty("twice").GetString());
    }

    [Fact]
    public void What_CloudWatch_could_not_take_is_refused_with_the_name_of_the_metric()
    {
        var metrics = Of(("placement", "no-vpc"));
        metrics.Add("open", 1, MetricUnit.Count);

        Assert.Contains("'nan' cannot be NaN", Assert.Throws<ArgumentException>(() => metrics.Add("nan", double.NaN, MetricUnit.None)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => metrics.Add("huge", Math.ScaleB(1, 361), MetricUnit.None));
        Assert.Contains("'placement'", Assert.Throws<ArgumentException>(() => metrics.Add("placement", 1, MetricUnit.None)).Message, StringComparison.Ordinal);
        Assert.Contains("'open' is measured in Count", Assert.Throws<ArgumentException>(() => metrics.Add("open", 1, MetricUnit.Bytes)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => metrics.Add("", 1, MetricUnit.None));
    }

    private EmbeddedMetrics Of(params (string, string)[] dimensions) => new("ProbeSuite", dimensions, _clock, _lines.Output);
}
