using System.Text;
using System.Text.Json;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Checks;
using ProbeSuite.Hosting.Tests.Metrics;

namespace ProbeSuite.Aggregator.Tests.Publishing;

/// <summary>What a server writes into its certificate, its answer or its banner harms neither message nor log nor metric.</summary>
public class HostileTextTests(MotoServer moto)
{
    public static TheoryData<string, int> Texts => new()
    {
        { "<script>alert(1)</script>", 1 },
        { "\u001b[2J\r\nsubject: forged\0\u202e", 1 },
        { "{\"_aws\":{\"CloudWatchMetrics\":[]}}\n", 1 },
        { "\ud800 lone", 1 },
        { "<\"\u0001漢", 250_000 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_run_is_told_measured_and_logged_all_the_same(string text, int times)
    {
        var hostile = new StringBuilder().Insert(0, text, times).ToString();
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Settings = world.Settings with { Chat = ChatProgram.AmazonQ, CellMetrics = CellMetricsPolicy.All };
        world.Seen["no-vpc → internet"] = new()
        {
            Target = "",
            Outcome = new Outcome.Unexpected(500, hostile),
            Error = hostile,
            Stages = [new(Stage.Tls, 0, 5, hostile)],
            Certificate = new(hostile, hostile, [hostile], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), hostile),
        };
        world.Broken["probe-public"] = _ => Task.FromResult(LambdaAnswer.FunctionError(JsonSerializer.Serialize(new { errorType = hostile, errorMessage = hostile })));

        var report = await world.RunAsync("""{"trigger":"schedule"}""");

        Assert.Equal(9, report.Cells.Count);
        Assert.DoesNotContain(report.Run.Problems, problem => problem.Contains("sns:Publish", StringComparison.Ordinal));
        Assert.Equal(report.Run.Id, Assert.Single(await world.ReceiveAsync()).Run.Id);
        Assert.All(world.Lines.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 2, 256 * 1024);
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind);
            Assert.DoesNotContain(line, char.IsControl);
        });
        var measured = MetricLines.Read(world.Lines.Text);
        Assert.Contains(measured, value => value is { Name: "NotRun", Dimensions: "Service=probesuite", Value: 3 });
        Assert.Contains(measured, value => value is { Name: "TlsDuration", Dimensions: "Service=probesuite,Placement=no-vpc,Target=internet", Value: 5 });
    }
}
