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

        Assert.Equal("""POST /2021-11-15/functions/net-aggregator/response-streaming-invocations {"trigger":"on-demand","placements":["no-vpc"],"targets":["https://example.com/"],"attempts":3,"publish":false,"progress":true}""", asked);
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
    public async Task What_each_placement_saw_is_told_as_it_ends()
    {
        string[] lines =
        [
            """{"ended":"question","placements":["no-vpc","private-subnet"],"durationMs":1.5}""",
            """{"ended":"network","durationMs":812.3,"error":null}""",
            """{"ended":"placement","placement":"no-vpc","cells":8,"durationMs":1234.5}""",
            """{"ended":"something newer","durationMs":1}""",
            """{"ended":"placement","placement":"private-subnet","cells":0,"durationMs":60000,"error":"the probe ran into its own time-out (probe-private)."}""",
            """{"ended":"publication","durationMs":400}""",
            """{"ended":"publication","durationMs":500,"error":"SNS refused it."}""",
        ];
        var asked = new List<string>();
        await using var aws = new AwsStandIn(request =>
        {
            asked.Add(request);
            return (200, string.Join('\n', [.. lines, Report(RunVerdict.Incomplete)]));
        });

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--json");

        Assert.Equal((2, Report(RunVerdict.Incomplete) + "\n"), (ended.Code, ended.Output));
        Assert.Equal(
            """
            probesuite: probesuite-aggregator runs
            probesuite: The network was read, 0.8 s.
            probesuite: no-vpc answered, 1.2 s: 8 cells.
            probesuite: private-subnet failed, 60.0 s: the probe ran into its own time-out (probe-private).
            probesuite: The report was published, 0.4 s.
            probesuite: Publishing went wrong, 0.5 s: SNS refused it.

            """,
            ended.Errors);
        Assert.Single(asked);
    }

    [Theory]
    [InlineData(200, """{"errorType":"InvalidEventException","errorMessage":"The event has no field progress; known are trigger."}""")]
    [InlineData(404, """{"Message":"no such operation"}""")]
    [InlineData(403, """{"Message":"not in this Region"}""")]
    public async Task Where_nothing_streams_the_report_alone_is_asked_for_without_a_word(int status, string body)
    {
        var asked = new List<string>();
        await using var aws = new AwsStandIn(request =>
        {
            asked.Add(request);
            return request.Contains("streaming", StringComparison.Ordinal) ? (status, body) : (200, Report(RunVerdict.Agreement));
        });

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--json");

        Assert.Equal((0, Report(RunVerdict.Agreement) + "\n", "probesuite: probesuite-aggregator runs\n"), (ended.Code, ended.Output, ended.Errors));
        Assert.Equal(2, asked.Count);
        Assert.Equal("""POST /2015-03-31/functions/probesuite-aggregator/invocations {"trigger":"on-demand"}""", asked[1]);
    }

    [Theory]
    [InlineData("""{"errorType":"InvalidEventException","errorMessage":"The event names the target \"x\"."}""", """ended with an error: The event names the target "x".""")]
    [InlineData("""{"errorType":"Sandbox.Timedout","errorMessage":"Task timed out"}""", "ended with an error: Task timed out")]
    public async Task A_run_that_fails_on_its_way_is_not_asked_for_twice(string error, string sentence)
    {
        var asked = 0;
        await using var aws = new AwsStandIn(_ =>
        {
            asked++;
            return (200, "{\"ended\":\"network\",\"durationMs\":1}\n" + error);
        });

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "run");

        Assert.Equal((1, "", 1), (ended.Code, ended.Output, asked));
        Assert.Contains(sentence, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"progress":false}""", "POST /2015-03-31/functions/probesuite-aggregator/invocations {}")]
    [InlineData("""{"progress":true,}""", """POST /2021-11-15/functions/probesuite-aggregator/response-streaming-invocations {"progress":true}""")]
    [InlineData("""{"source":"mine","detail-type":"Audit"}""", """POST /2015-03-31/functions/probesuite-aggregator/invocations {"source":"mine","detail-type":"Audit"}""")]
    [InlineData("""{"Progress":false}""", "POST /2015-03-31/functions/probesuite-aggregator/invocations {}")]
    [InlineData("""{"targets":["a"],"targets":["b"]}""", """POST /2015-03-31/functions/probesuite-aggregator/invocations {"targets":["a"],"targets":["b"]}""")]
    [InlineData("[", "POST /2015-03-31/functions/probesuite-aggregator/invocations [")]
    public async Task An_event_says_itself_whether_it_wants_progress(string json, string expected)
    {
        string? asked = null;
        await using var aws = new AwsStandIn(request =>
        {
            asked = request;
            return (200, Report(RunVerdict.Agreement));
        });
        using var saved = new SavedNetwork();

        Assert.Equal(0, (await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--event", saved.Write("event.json", json))).Code);

        Assert.Equal(expected, asked);
    }

    [Fact]
    public async Task The_only_suite_of_the_region_is_meant_where_none_is_named()
    {
        await using var aws = new AwsStandIn(request => Suites(request, ("audit-aggregator", null)));

        var (ended, named) = (await ProbeSuiteProgram.RunAsync(aws.Variables, "run"), await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--stack", "net"));

        Assert.Equal((0, "probesuite: probesuite-aggregator runs\nprobesuite: audit-aggregator runs\n"), (ended.Code, ended.Errors));
        Assert.Equal(1, named.Code);
        Assert.EndsWith("there is no function net-aggregator in eu-west-1; the Region has audit-aggregator, of which --function takes one\n", named.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_whose_functions_have_other_names_is_told_by_its_tag()
    {
        await using var aws = new AwsStandIn(request => Suites(request, ("audit-aggregator-1ABC", "audit"), ("net-aggregator-2DEF", "net")));

        var (named, any, other) = (
            await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--stack", "net"),
            await ProbeSuiteProgram.RunAsync(aws.Variables, "run"),
            await ProbeSuiteProgram.RunAsync(aws.Variables, "run", "--stack", "web"));

        Assert.Equal((0, "probesuite: net-aggregator runs\nprobesuite: net-aggregator-2DEF runs\n"), (named.Code, named.Errors));
        Assert.EndsWith("there is no function probesuite-aggregator in eu-west-1; the Region has the suites audit, net, of which --stack takes one\n", any.Errors, StringComparison.Ordinal);
        Assert.EndsWith("there is no function web-aggregator in eu-west-1; the Region has the suites audit, net, of which --stack takes one\n", other.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 1), (any.Code, other.Code));
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

        Assert.EndsWith("""invocations {"publish":false,"progress":true}""", asked, StringComparison.Ordinal);
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

    // A Region with these aggregators, each of which may have its stack's tag, and a function of somebody else's.
    private static (int, string) Suites(string request, params (string Name, string? Stack)[] suites)
    {
        const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:";
        var aggregators = suites.Select(suite => new { FunctionName = suite.Name, FunctionArn = Arn + suite.Name, Environment = new { Variables = new { PROBESUITE_PLACEMENTS = "no-vpc=x" } } });
        return request.Split(' ')[1].Split('/', '?') switch
        {
            [_, _, "functions", ..] when request.StartsWith("GET", StringComparison.Ordinal) => (200, JsonSerializer.Serialize(new { Functions = aggregators.Append<object>(new { FunctionName = "orders" }) })),
            [_, _, "tags", var arn] when suites.First(suite => Uri.UnescapeDataString(arn) == Arn + suite.Name).Stack is { } stack =>
                (200, JsonSerializer.Serialize(new { Tags = new Dictionary<string, string> { ["aws:cloudformation:stack-name"] = stack } })),
            [_, _, "tags", ..] => (403, """{"Message":"not authorized"}"""),
            [_, _, "functions", var name, ..] when suites.Any(suite => suite.Name == name) => (200, Report(RunVerdict.Agreement)),
            _ => (404, """{"Message":"Function not found"}"""),
        };
    }

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
