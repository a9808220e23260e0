using System.Text.Json;
using ProbeSuite.Comparison;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite run</c> against a Lambda API on loopback.</summary>
public class RunCommandTests
{
    [Theory]
    [InlineData(RunVerdict.Agreement, 0)]
    [InlineData(RunVerdict.Disagreement, 2)]
    [InlineData(RunVerdict.Incomplete, 2)]
    public async Task The_verdict_is_the_exit_code(RunVerdict verdict, int code)
    {
        await using var aws = new AwsStandIn(_ => (200, Report(verdict)));

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--json");

        Assert.Equal((code, Report(verdict) + "\n"), (ended.Code, ended.Output));
        Assert.Equal("probesuite: probesuite-aggregator runs in eu-west-1\n", ended.Errors);
    }

    [Fact]
    public async Task What_was_asked_is_sent_and_nothing_else()
    {
        string? asked = null;
        await using var aws = new AwsStandIn(request =>
        {
            asked = request;
            return (200, Report(RunVerdict.Agreement));
        });

        await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--stack", "net", "--placement", "no-vpc", "--target", "https://example.com/", "--attempts", "3", "--no-publish");

        Assert.Equal("""POST /2015-03-31/functions/net-aggregator/invocations {"trigger":"on-demand","placements":["no-vpc"],"targets":["https://example.com/"],"attempts":3,"publish":false}""", asked);
    }

    [Fact]
    public async Task People_get_the_matrix()
    {
        await using var aws = new AwsStandIn(_ => (200, Report(RunVerdict.Agreement)));

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--function", "aggregator");

        Assert.Equal(0, ended.Code);
        Assert.Contains("nothing to compare", ended.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(404, """{"Message":"Function not found"}""", "there is no function probesuite-aggregator in eu-west-1")]
    [InlineData(200, """{"cells":1}""", "answered something that is no report")]
    [InlineData(403, """{"Message":"not authorized"}""", "could not be invoked: not authorized")]
    public async Task What_is_no_report_is_refused(int status, string body, string saying)
    {
        await using var aws = new AwsStandIn(_ => (status, body));

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "run");

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(saying, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    private static string Report(RunVerdict verdict) => JsonSerializer.Serialize(
        new Report
        {
            Run = new() { Id = "run-1", StartedAt = DateTimeOffset.UnixEpoch, Trigger = "on-demand", SuiteVersion = "1" },
            Summary = Summary.Of([]) with { Verdict = verdict },
            Placements = [],
            Targets = [],
            Cells = [],
        },
        WireContext.Default.Report);
}
