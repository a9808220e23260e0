using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProbeSuite.Aggregator.Widgets;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Hosting;
using ProbeSuite.Tests.Rendering.Html.Widgets;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Tests.Widgets;

/// <summary>The widget's function with a real bucket, and with the aggregator itself behind Lambda's API.</summary>
public sealed class WidgetFunctionTests(MotoServer moto)
{
    private const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:probesuite-widget";

    [Fact]
    public async Task The_console_gets_its_documentation_as_markdown()
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        var answer = await AskAsync(world, """{"describe":true}""");

        Assert.StartsWith("## ProbeSuite", answer, StringComparison.Ordinal);
        Assert.Contains("| **show** |", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_report_is_shown_in_the_dashboards_theme()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        await world.RunAsync();

        var dark = await AskAsync(world, """{"widgetContext":{"theme":"dark"}}""");
        var light = await AskAsync(world, """{"widgetContext":{"theme":"light"}}""");

        var cells = WidgetRules.Check(dark).Descendants("td").Select(cell => JsonNode.Parse(cell.Element("cwdb-action")!.Value)!);
        Assert.Equal(9, cells.Count());
        Assert.NotEqual(WidgetRules.Check(dark).Element("style")!.Value, WidgetRules.Check(light).Element("style")!.Value);
        Assert.Contains("All 9 cells are as predicted.", light, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_probes_that_cell_and_no_other_and_leaves_no_trace()
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        var html = await AskAsync(world, """{"action":"probe","placement":"public-subnet","target":"internet","widgetContext":{"theme":"dark"}}""");

        Assert.Contains("public-subnet → internet: ·blocked as predicted", WidgetRules.Check(html).Value, StringComparison.Ordinal);
        Assert.Contains("<b>internet gateway</b>", html, StringComparison.Ordinal);
        Assert.Equal("probe-public", Assert.Single(world.Invocations).Name);
        Assert.Empty(await world.ListAsync());
        Assert.Empty(await world.ReceiveAsync());
    }

    [Fact]
    public async Task The_form_has_any_placement_try_any_target()
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        var html = await AskAsync(world, """{"action":"probe","widgetContext":{"forms":{"all":{"placement":"private-subnet","target":"tcp://10.0.1.50:5432"}}}}""");

        Assert.Contains("private-subnet → tcp://10.0.1.50:5432: ✓open as predicted", WidgetRules.Check(html).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_runs_the_whole_suite_and_shows_it()
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        var html = await AskAsync(world, """{"action":"run","widgetContext":{}}""");

        WidgetRules.Check(html);
        Assert.Equal(3, world.Invocations.Count());
        Assert.NotNull(await world.ReadLatestAsync());
    }

    [Theory]
    [InlineData("""{"widgetContext":{}}""", "There is no report yet: the suite has not run.")]
    [InlineData("""{"action":"probe","widgetContext":{}}""", "Choose a placement and write a target")]
    [InlineData("""{"action":"probe","placement":"nowhere","target":"internet","widgetContext":{}}""", "The event names the placement \"nowhere\", which is not configured")]
    [InlineData("""{"action":"probe","placement":"no-vpc","target":"http://127.0.0.1/","widgetContext":{}}""", "The event's target \"http://127.0.0.1/\"")]
    public async Task What_cannot_be_shown_is_said_in_its_place(string json, string sentence)
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        Assert.Contains(sentence, WidgetRules.Check(await AskAsync(world, json)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_or_an_aggregator_that_is_gone_is_named()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Settings = world.Settings with { Bucket = MotoServer.Unique("gone") };

        var latest = WidgetRules.Check(await AskAsync(world, "{}")).Value;
        var probed = WidgetRules.Check(await AskAsync(world, """{"action":"run"}""", LambdaAnswer.Refusal(403, "AccessDeniedException", "no"))).Value;

        Assert.Contains($"There is no bucket {world.Settings.Bucket}", latest, StringComparison.Ordinal);
        Assert.Contains("lambda:InvokeFunction on function aggregator was denied; allow it in the widget's role.", probed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task An_answer_that_is_no_report_is_no_failure_of_the_dashboard(string answer)
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        WidgetRules.Check(await AskAsync(world, """{"action":"run"}""", new LambdaAnswer(200, answer)));
        WidgetRules.Check(await AskAsync(world, """{"action":"run"}""", LambdaAnswer.FunctionError(answer)));
    }

    private async Task<string> AskAsync(SuiteWorld world, string json, LambdaAnswer? refusal = null)
    {
        using var server = new LambdaServer(async (call, _) => refusal ?? await RunAsync(world, call));
        using var lambda = server.Client;
        using var s3 = moto.S3;
        var function = new WidgetFunction(new("aggregator", world.Settings.Bucket), new ReportStore(s3, world.Settings.Bucket), new(lambda, "aggregator"));
        var context = new LambdaContext
        {
            AwsRequestId = Guid.NewGuid().ToString(),
            Deadline = TimeProvider.System.GetUtcNow().AddMinutes(1),
            InvokedFunctionArn = Arn,
            Logger = world.Lines.Log(TimeProvider.System),
        };
        var answer = await function.HandleAsync(Encoding.UTF8.GetBytes(json), context, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<string>(answer.Span)!;
    }

    // As Lambda does: the function's answer, or what it failed with.
    private static async Task<LambdaAnswer> RunAsync(SuiteWorld world, LambdaCall call)
    {
        try
        {
            return new(200, JsonSerializer.Serialize(await world.RunAsync(call.Body), WireContext.Default.Report));
        }
        catch (InvalidEventException e)
        {
            return LambdaAnswer.FunctionError(JsonSerializer.Serialize(new { errorType = nameof(InvalidEventException), errorMessage = e.Message }));
        }
    }
}
