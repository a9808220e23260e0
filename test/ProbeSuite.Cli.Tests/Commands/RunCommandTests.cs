using System.Text.Json;
using ProbeSuite.Cli.Tests;
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
        Assert.Equal("probesuite: probesuite-aggregator runs\n", ended.Errors);
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

    [Fact]
    public async Task The_only_suite_of_the_region_is_meant_where_none_is_named()
    {
        await using var aws = new AwsStandIn(request =>
            request.StartsWith("GET", StringComparison.Ordinal) ? (200, """{"Functions":[{"FunctionName":"orders"},{"FunctionName":"audit-aggregator","Environment":{"Variables":{"PROBESUITE_PLACEMENTS":"no-vpc=x"}}}]}""")
            : request.Contains("audit-aggregator", StringComparison.Ordinal) ? (200, Report(RunVerdict.Agreement))
            : (404, """{"Message":"Function not found"}"""));

        var (ended, named) = (await ProbeSuiteProgram.RunAsync(aws.Variables, "run"), await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--stack", "net"));

        Assert.Equal((0, "probesuite: probesuite-aggregator runs\nprobesuite: audit-aggregator runs\n"), (ended.Code, ended.Errors));
        Assert.Equal(1, named.Code);
        Assert.EndsWith("there is no function net-aggregator in eu-west-1; the Region has audit-aggregator, of which --function takes one\n", named.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_goes_to_files_too()
    {
        await using var aws = new AwsStandIn(_ => (200, Report(RunVerdict.Disagreement, Agreement.UnexpectedlyBlocked)));
        using var saved = new SavedNetwork();
        var (junit, markdown, html) = (Path.Combine(saved.Folder, "run.xml"), Path.Combine(saved.Folder, "run.md"), Path.Combine(saved.Folder, "run.html"));

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--junit", junit, "--markdown", markdown, "--html", html);

        Assert.Equal(2, ended.Code);
        Assert.Equal("1", System.Xml.Linq.XDocument.Load(junit).Descendants("testsuite").Single().Attribute("failures")!.Value);
        Assert.All([markdown, html], file => Assert.Contains("internet", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_file_is_asked_as_it_stands()
    {
        string? asked = null;
        await using var aws = new AwsStandIn(request =>
        {
            asked = request;
            return (200, Report(RunVerdict.Agreement));
        });
        using var saved = new SavedNetwork();

        await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--event", saved.Write("quiet.json", """{"publish":false}"""));

        Assert.EndsWith("""/invocations {"publish":false}""", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_prints_the_first_report_and_then_what_changes()
    {
        var runs = 0;
        await using var aws = new AwsStandIn(_ => (200, Report(RunVerdict.Disagreement, ++runs < 3 ? Agreement.UnexpectedlyBlocked : Agreement.OpenAsPredicted, runs)));
        using var cli = new RunningCli(aws.Variables, "run", "--watch", "1s");

        for (var line = 0; line < 4; line++)
        {
            await cli.WaitForAsync("runs");
        }

        cli.Interrupt();
        var (code, output) = await cli.EndAsync();

        Assert.Equal(2, code);
        var lines = output.Split('\n');
        Assert.Single(lines, line => line == "Not as predicted");
        Assert.Contains("00:02:00  nothing changed", lines);
        Assert.Contains(lines, line => line.StartsWith("00:03:00  no-vpc → internet: over, was unexpectedly blocked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interval_that_is_none_is_refused() =>
        (await ProbeSuiteProgram.RunAsync(new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1" }, "run", "--watch", "soon")).IsRefusal("--watch soon: write a time of a second or more");

    private static string Report(RunVerdict verdict, Agreement cell, int minute = 1) => JsonSerializer.Serialize(
        JsonSerializer.Deserialize(Report(verdict), WireContext.Default.Report)! with
        {
            Run = new() { Id = $"run-{minute}", StartedAt = DateTimeOffset.UnixEpoch.AddMinutes(minute), Trigger = "on-demand", SuiteVersion = "1" },
            Placements = [new() { Name = "no-vpc", Function = "probe" }],
            Targets = [new("internet", "https://example.com/")],
            Cells = [new() { Placement = "no-vpc", Target = "internet", Agreement = cell, Predicted = new(PathState.Open, null, [], []), Explanation = "So it is." }],
        },
        WireContext.Default.Report);

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
