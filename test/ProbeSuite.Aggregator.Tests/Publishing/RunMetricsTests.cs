using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Hosting.Tests;
using ProbeSuite.Hosting.Tests.Metrics;

namespace ProbeSuite.Aggregator.Tests.Publishing;

public sealed class RunMetricsTests : IDisposable
{
    private const string Suite = "Service=probesuite";
    private static readonly DateTimeOffset Now = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero);

    private readonly LinesOfLog _lines = new();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public void A_run_is_nine_values_of_the_suite()
    {
        var measured = Measure(CellMetricsPolicy.None, Open("s3", certificateDays: 40), Open("web", certificateDays: 9), Blocked("db"), NotRun("dns"));

        Assert.Equal(
            [
                $"{Suite} OpenAsPredicted 2", $"{Suite} BlockedAsPredicted 0", $"{Suite} UnexpectedlyBlocked 1", $"{Suite} UnexpectedlyOpen 0",
                $"{Suite} Unknown 0", $"{Suite} NotRun 1", $"{Suite} RunProblems 1", $"{Suite} RunDuration 1234.5", $"{Suite} CertificateDaysLeft 9",
            ],
            measured);
    }

    [Fact]
    public void A_run_without_certificates_says_nothing_of_them() =>
        Assert.DoesNotContain(Measure(CellMetricsPolicy.All, Open("dns")), value => value.Contains("Certificate", StringComparison.Ordinal));

    [Fact]
    public void Cells_that_are_as_predicted_cost_nothing_by_default()
    {
        Assert.Equal(CellMetricsPolicy.Disagreements, Settings.CellMetrics);
        Assert.Equal(
            [$"{Suite},Placement=no-vpc,Target=db Disagreement 1", $"{Suite},Placement=no-vpc,Target=dns NotRun 1"],
            Measure(CellMetricsPolicy.Disagreements, Open("s3", 40), Blocked("db"), NotRun("dns")).Skip(9));
    }

    [Fact]
    public void Every_cell_can_have_its_result_times_and_certificate()
    {
        var cell = $"{Suite},Placement=no-vpc,Target=";

        Assert.Equal(
            [
                $"{cell}s3 Disagreement 0", $"{cell}s3 NotRun 0", $"{cell}s3 DnsDuration 1.5", $"{cell}s3 TcpDuration 20", $"{cell}s3 TcpDuration 30", $"{cell}s3 CertificateDaysLeft 40",
                $"{cell}db Disagreement 1", $"{cell}db NotRun 0", $"{cell}dns Disagreement 0", $"{cell}dns NotRun 1",
            ],
            Measure(CellMetricsPolicy.All, Open("s3", 40, new(Stage.Dns, 0, 1.5, null), new(Stage.Tcp, 1.5, 20, null), new(Stage.Tcp, 25, 30, null)), Blocked("db"), NotRun("dns")).Skip(9));
    }

    [Fact]
    public void A_thousand_cells_are_all_measured()
    {
        var measured = Measure(CellMetricsPolicy.All, [.. Enumerable.Range(0, 1000).Select(number => Blocked($"t{number}"))]);

        Assert.Equal(1000, measured.Count(value => value.EndsWith(" Disagreement 1", StringComparison.Ordinal)));
    }

    private static AggregatorSettings Settings => new() { Placements = [new("no-vpc", "probe")], TargetsParameter = "/t", TopicArn = "arn", Bucket = "suite" };

    private string[] Measure(CellMetricsPolicy policy, params Cell[] cells)
    {
        var report = new Report
        {
            Run = new() { Id = "run-1", StartedAt = Now, Trigger = "schedule", SuiteVersion = "0.1.0", DurationMs = 1234.5, Problems = ["one"] },
            Summary = Summary.Of(cells),
            Placements = [],
            Targets = [],
            Cells = cells,
        };
        RunMetrics.Write(report, Settings with { CellMetrics = policy }, TimeProvider.System, _lines.Output);
        var measured = MetricLines.Read(_lines.Text);
        Assert.All(measured, value => Assert.Equal("ProbeSuite", value.Namespace));
        return [.. measured.Select(value => FormattableString.Invariant($"{value.Dimensions} {value.Name} {value.Value}"))];
    }

    private static Cell Open(string target, double? certificateDays = null, params StageRecord[] stages) => new()
    {
        Placement = "no-vpc",
        Target = target,
        Agreement = Agreement.OpenAsPredicted,
        Explanation = "",
        Predicted = new(PathState.Open, null, [], []),
        Observed = new()
        {
            Path = PathState.Open,
            Permission = Permission.NotAsked,
            Outcome = "answered",
            Stages = stages,
            Certificate = certificateDays is { } days ? new("CN=s", "CN=i", [], Now.AddDays(-1), Now.AddDays(days), null) : null,
        },
    };

    private static Cell Blocked(string target) => Open(target) with { Agreement = Agreement.UnexpectedlyBlocked };

    private static Cell NotRun(string target) => Open(target) with { Agreement = Agreement.NotRun, Observed = null };
}
