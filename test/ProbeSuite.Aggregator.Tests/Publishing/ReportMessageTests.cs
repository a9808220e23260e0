using System.Text.Json;
using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Tests.Publishing;

public class ReportMessageTests(MotoServer moto)
{
    private const string Address = "s3://suite/reports/2026/02/28/run-1.json";

    [Fact]
    public void Programs_get_JSON_and_people_get_text()
    {
        var report = Report(3);

        var message = Message(report);

        using var bodies = JsonDocument.Parse(message.Message);
        Assert.Equal("json", message.MessageStructure);
        Assert.Equal(["default", "email", "sms"], bodies.RootElement.EnumerateObject().Select(body => body.Name));
        var carried = JsonSerializer.Deserialize(bodies.RootElement.GetProperty("default").GetString()!, WireContext.Default.Report)!;
        Assert.Equal((3, null, "run-1"), (carried.Cells.Count, carried.Cut, carried.Run.Id));
        Assert.Equal(ProbeSuite.Rendering.ReportText.Render(report, Address), bodies.RootElement.GetProperty("email").GetString());
    }

    [Fact]
    public void A_mail_says_where_the_whole_report_is()
    {
        Assert.EndsWith($"\n\nThe whole report: {Address}\n", Mail(Report(1)), StringComparison.Ordinal);
        Assert.EndsWith("\n\nThe whole report: https://page.example/\n", Mail(Report(1) with { Page = "https://page.example/" }), StringComparison.Ordinal);

        Assert.Single(Mail(Report(200)).Split("The whole report").Skip(1));

        var cut = Mail(Report(200) with { Page = "https://page.example/" });
        Assert.Contains($"The whole report is {Address}\n\nThe whole report: https://page.example/\n", string.Join(' ', cut.Split("\n  ")).Replace("is\ns3", "is s3", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Five_attributes_serve_filter_policies()
    {
        var report = Report(2) with { Summary = Report(2).Summary with { ChangedSinceLastRun = [] } };

        Assert.Equal(
            ["changed String no", "problems Number 1", "region String eu-west-1", "trigger String schedule", "verdict String disagreement"],
            Message(report).MessageAttributes.Select(pair => $"{pair.Key} {pair.Value.DataType} {pair.Value.StringValue}").Order());
    }

    [Theory]
    [InlineData(Agreement.UnexpectedlyOpen, "1")]
    [InlineData(Agreement.NotRun, "1")]
    [InlineData(Agreement.Unknown, "0")]
    public void What_needs_a_person_is_counted_and_a_first_run_is_a_change(Agreement agreement, string problems)
    {
        var report = Report(1);
        var attributes = Message(report with { Summary = Summary.Of([report.Cells[0] with { Agreement = agreement }]) }).MessageAttributes;

        Assert.Equal((problems, "yes"), (attributes["problems"].StringValue, attributes["changed"].StringValue));
    }

    [Fact]
    public void Attributes_count_among_the_bytes_that_SNS_takes() => Assert.Equal(
        "body".Length + "subject".Length + "nameStringvalue".Length,
        ReportMessage.SizeOf(new() { TopicArn = "arn", Message = "body", Subject = "subject", MessageAttributes = new() { ["name"] = new() { DataType = "String", StringValue = "value" } } }));

    [Fact]
    public void A_subject_is_one_line_of_a_hundred_ASCII_characters() =>
        Assert.Matches("^[ -~]{1,100}$", Message(Report(1)).Subject);

    [Theory]
    [InlineData(200, "the gates' steps and the checks' stages. ")]
    [InlineData(3000, "the gates' steps and the checks' stages; cells that are as predicted and have not changed. ")]
    public async Task A_report_that_is_too_large_is_cut_to_what_SNS_takes(int cells, string leftOut)
    {
        var topic = await moto.CreateTopicAsync();
        var queue = await moto.SubscribeQueueAsync(topic);
        using var sns = moto.Sns;

        var message = ReportMessage.Of(Report(cells), Settings(topic), Address);
        await sns.PublishAsync(message, TestContext.Current.CancellationToken);

        Assert.InRange(ReportMessage.SizeOf(message), 1000, ReportMessage.MostBytes);
        var carried = JsonSerializer.Deserialize(Assert.Single(await moto.ReceiveAsync(queue)), WireContext.Default.Report)!;
        Assert.Equal($"Left out for want of room: {leftOut}The whole report is {Address}", carried.Cut);
        Assert.Equal(cells, carried.Summary.Cells);
        Assert.Contains(carried.Cells, cell => cell.Agreement == Agreement.UnexpectedlyBlocked);
    }

    [Fact]
    public void A_chat_has_a_form_of_its_own_and_queues_keep_theirs()
    {
        var message = ReportMessage.Of(Report(3000), Settings("arn") with { Chat = ChatProgram.AmazonQ }, Address);

        using var bodies = JsonDocument.Parse(message.Message);
        Assert.Equal(["default", "email", "sms", "https"], bodies.RootElement.EnumerateObject().Select(body => body.Name));
        Assert.Equal("custom", JsonDocument.Parse(bodies.RootElement.GetProperty("https").GetString()!).RootElement.GetProperty("source").GetString());
        Assert.NotNull(JsonSerializer.Deserialize(bodies.RootElement.GetProperty("default").GetString()!, WireContext.Default.Report)!.Cut);
        Assert.InRange(ReportMessage.SizeOf(message), 1000, ReportMessage.MostBytes);
    }

    private static string Mail(Report report)
    {
        using var bodies = JsonDocument.Parse(Message(report).Message);
        return bodies.RootElement.GetProperty("email").GetString()!;
    }

    private static PublishRequest Message(Report report) => ReportMessage.Of(report, Settings("arn:aws:sns:eu-west-1:123456789012:reports"), Address);

    private static AggregatorSettings Settings(string topic) => new() { Placements = [], TargetsParameter = "/targets", TopicArn = topic, Bucket = "suite" };

    private static Report Report(int count)
    {
        var cells = Enumerable.Range(0, count).Select(Cell).ToArray();
        return new()
        {
            Run = new() { Id = "run-1", StartedAt = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero), Trigger = "schedule", Region = "eu-west-1", SuiteVersion = "0.1.0" },
            Summary = Summary.Of(cells),
            Placements = [new() { Name = "private-subnet", Function = "probe" }],
            Targets = [new("t0", "https://example.com/")],
            Cells = cells,
        };
    }

    private static Cell Cell(int number) => new()
    {
        Placement = "private-subnet",
        Target = $"t{number}",
        Agreement = number == 0 ? Agreement.UnexpectedlyBlocked : Agreement.OpenAsPredicted,
        Observed = new()
        {
            Path = PathState.Open,
            Permission = Permission.NotAsked,
            Outcome = "answered",
            Stages = [.. Enumerable.Range(0, 4).Select(stage => new StageRecord(Stage.Tcp, stage, 1.25, "\"10.0.0.1:443\""))],
        },
        Predicted = new(PathState.Open, null, [], [.. Enumerable.Range(0, 6).Select(_ =>
            new Step("route", Direction.Forward, PathState.Open, null, "rtb-0123456789", "0.0.0.0/0 → nat-0123456789", "A route leads there, over a gateway."))]),
        Explanation = "As predicted, HTTP 200 came back from 93.184.216.34:443.",
    };
}
