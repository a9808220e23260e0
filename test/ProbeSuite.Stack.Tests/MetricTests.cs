using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProbeSuite.Aggregator;
using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Hosting.Tests;
using ProbeSuite.Hosting.Tests.Metrics;

namespace ProbeSuite.Stack.Tests;

/// <summary>What alarms and dashboard ask of CloudWatch is what the aggregator, in that stack's environment, writes.</summary>
public partial class MetricTests
{
    public static TheoryData<string> Variants => DeployedStack.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Alarms_and_dashboard_name_metrics_that_are_written(string parameters)
    {
        var written = Written(DeployedStack.With(parameters).EnvironmentOf("Aggregator"));
        var wanted = OfAlarms(parameters).Concat(parameters.Contains("Dashboard=false", StringComparison.Ordinal) ? [] : OfDashboard(parameters)).ToArray();

        Assert.True(wanted.Length >= 4);
        Assert.All(wanted, metric => Assert.Contains(metric, written));
    }

    // A run with a cell of each kind: one that disagrees, went through every stage and showed a certificate, and one that was not run.
    private static HashSet<string> Written(IReadOnlyDictionary<string, string> environment)
    {
        var settings = AggregatorSettings.Read(name => name == "PROBESUITE_TOPIC_ARN" ? "arn:aws:sns:eu-west-1:123456789012:reports" : environment.GetValueOrDefault(name));
        var now = new DateTimeOffset(2026, 2, 28, 6, 0, 0, TimeSpan.Zero);
        var missing = new Cell { Placement = "no-vpc", Target = "dns", Agreement = Agreement.NotRun, Explanation = "", Predicted = new(PathState.Open, null, [], []) };
        var wrong = missing with
        {
            Target = "web",
            Agreement = Agreement.UnexpectedlyBlocked,
            Observed = new()
            {
                Path = PathState.Blocked,
                Permission = Permission.NotAsked,
                Outcome = "silent",
                Stages = [.. Enum.GetValues<Stage>().Select(stage => new StageRecord(stage, 0, 1, null))],
                Certificate = new("CN=s", "CN=i", [], now, now.AddDays(90), null),
            },
        };
        var report = new Report
        {
            Run = new() { Id = "run-1", StartedAt = now, Trigger = "schedule", SuiteVersion = "0.1.0" },
            Summary = Summary.Of([wrong, missing]),
            Placements = [],
            Targets = [],
            Cells = [wrong, missing],
        };
        using var lines = new LinesOfLog();
        RunMetrics.Write(report, settings, TimeProvider.System, lines.Output);
        return [.. MetricLines.Read(lines.Text).Select(value => $"{value.Namespace} {value.Name} {DimensionValue().Replace(value.Dimensions, match => match.Groups[1].Value == "Service" ? match.Value : match.Groups[1].Value)}")];
    }

    private static IEnumerable<string> OfAlarms(string parameters) => DeployedStack.With(parameters).OfType("AWS::CloudWatch::Alarm").Values
        .SelectMany(alarm => alarm["Metrics"] is JsonArray several ? several.Select(each => each!["MetricStat"]?["Metric"]).OfType<JsonNode>() : [alarm])
        .Where(metric => !((string)metric["Namespace"]!).StartsWith("AWS/", StringComparison.Ordinal))
        .Select(metric => $"{metric["Namespace"]} {metric["MetricName"]} {string.Join(',', metric["Dimensions"]!.AsArray().Select(each => $"{each!["Name"]}={each["Value"]}"))}");

    private static IEnumerable<string> OfDashboard(string parameters) => DashboardTests.Widgets(parameters)
        .SelectMany(widget => (widget["properties"]!["metrics"] as JsonArray ?? []).Select(metric => metric!.AsArray()))
        .SelectMany(metric => metric[0] is JsonObject search ? OfSearch((string)search["expression"]!) : [$"{metric[0]} {metric[1]} {metric[2]}={metric[3]}"]);

    // The dimensions of the schema, of which the search itself gives the service's value.
    private static IEnumerable<string> OfSearch(string expression)
    {
        var search = SearchPattern().Match(expression);
        Assert.True(search.Success, expression);
        var dimensions = search.Groups["dimensions"].Value.Replace("Service", $"Service={search.Groups["service"].Value}", StringComparison.Ordinal);
        return Quoted().Matches(search.Groups["metrics"].Value).Select(name => $"{search.Groups["namespace"].Value} {name.Groups[1].Value} {dimensions}");
    }

    [GeneratedRegex(@"(\w+)=[^,]*")]
    private static partial Regex DimensionValue();

    [GeneratedRegex("""^SEARCH\('\{(?<namespace>\w+),(?<dimensions>[\w,]+)\} Service="(?<service>[^"]+)" MetricName=(?<metrics>"\w+"|\("\w+"( OR "\w+")*\))', '(Maximum|Average)', \d+\)$""")]
    private static partial Regex SearchPattern();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Quoted();
}
