using System.Diagnostics;
using System.Net;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Hosting;
using ProbeSuite.Laws;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Tests;

public class AggregatorFunctionTests(MotoServer moto)
{
    private const string AsPredicted =
        """
        no-vpc → internet: open as predicted
        no-vpc → database: blocked as predicted
        no-vpc → egress: open as predicted
        private-subnet → internet: open as predicted
        private-subnet → database: open as predicted
        private-subnet → egress: open as predicted
        public-subnet → internet: blocked as predicted
        public-subnet → database: open as predicted
        public-subnet → egress: blocked as predicted
        """;

    [Fact]
    public async Task A_whole_run_compares_stores_and_tells()
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        var report = await world.RunAsync("""{"trigger":"schedule"}""");

        Assert.Equal(AsPredicted, Matrix(report));
        Assert.Empty(report.Run.Problems);
        Assert.Equal(("schedule", "eu-west-1", "123456789012", RunVerdict.Agreement), (report.Run.Trigger, report.Run.Region, report.Run.Account, report.Summary.Verdict));
        Assert.Null(report.Summary.ChangedSinceLastRun);
        Assert.Equal("As predicted, HTTP 200 came back. The world saw 203.0.113.9: nat-1 (eipalloc-1).", Cell(report, "private-subnet", "egress").Explanation);
        Assert.EndsWith("The world saw 198.51.100.77: none of yours.", Cell(report, "no-vpc", "egress").Explanation, StringComparison.Ordinal);
        Assert.Contains("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", Cell(report, "public-subnet", "internet").Predicted.Codes);
        Assert.Equal(("vpc-1", "Active"), (report.Placements[1].Vpc, report.Placements[1].State));
        Assert.Equal("resource://orders", report.Targets[1].Url);
        Assert.All(world.Invocations, call => Assert.Contains("tcp://orders.abc.eu-west-1.rds.amazonaws.com:5432", call.Body, StringComparison.Ordinal));

        Assert.Contains(report.Laws, law => law is { Law: "public-subnet-gives-no-internet", Verdict: Judgement.Holds });
        Assert.Contains(report.Laws, law => law is { Law: "nat-egress-address-is-static", Verdict: Judgement.Holds });
        Assert.DoesNotContain(report.Laws, law => law.Verdict == Judgement.Broken);

        Assert.Equal([report.Run.Id], (await world.ReceiveAsync()).Select(told => told.Run.Id));
        Assert.Equal(report.Run.Id, (await world.ReadLatestAsync())?.Run.Id);
        var own = $"reports/{report.Run.StartedAt:yyyy'/'MM'/'dd}/{report.Run.Id}";
        Assert.Equal([$"{own}.html", $"{own}.json", "reports/history.json", "reports/latest.json", "reports/network.json.gz"], (await world.ListAsync()).Order());
        Assert.Equal($"https://eu-west-1.console.aws.amazon.com/s3/object/{world.Settings.Bucket}?region=eu-west-1&prefix={Uri.EscapeDataString($"{own}.html")}", report.Page);
        Assert.Contains(world.Lines.Json, line => line.TryGetProperty("OpenAsPredicted", out var count) && count.GetInt32() == 6);
    }

    [Fact]
    public async Task Only_a_change_is_told_again()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        await world.RunAsync();
        Assert.Single(await world.ReceiveAsync());

        Assert.Empty((await world.RunAsync()).Summary.ChangedSinceLastRun!);
        Assert.Empty(await world.ReceiveAsync());

        world.Seen["private-subnet → database"] = new() { Target = "", Outcome = new Outcome.Silent(Stage.Tcp, 3000) };
        world.Seen["private-subnet → egress"] = world.Seen["private-subnet → egress"] with { EgressAddress = "203.0.113.200" };
        var report = await world.RunAsync();

        string[] changes =
        [
            "private-subnet → database: was open as predicted, is unexpectedly blocked",
            "private-subnet → egress: the world saw 203.0.113.9, now sees 203.0.113.200",
        ];
        Assert.Equal(changes, report.Summary.ChangedSinceLastRun);
        Assert.Equal(changes, Assert.Single(await world.ReceiveAsync()).Summary.ChangedSinceLastRun);
        Assert.EndsWith("The world saw 203.0.113.200: none of yours. The configuration says 203.0.113.9 instead.", Cell(report, "private-subnet", "egress").Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_is_answered_and_leaves_no_trace()
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        var report = await world.RunAsync("""{"placements":["public-subnet"],"targets":["database","tcp://10.0.1.50:5432"],"attempts":3,"patience":"700ms"}""");

        Assert.Equal("public-subnet → database: open as predicted\npublic-subnet → tcp://10.0.1.50:5432: open as predicted", Matrix(report));
        Assert.Empty(await world.ListAsync());
        Assert.Empty(await world.ReceiveAsync());
        Assert.DoesNotContain("CloudWatchMetrics", world.Lines.Text, StringComparison.Ordinal);
        var call = Assert.Single(world.Invocations);
        Assert.Contains("rds.amazonaws.com:5432?attempts=3", call.Body, StringComparison.Ordinal);
        Assert.Contains("\"patienceMs\":700", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_placement_can_be_the_target_of_one_that_is_asked_alone()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Network = _ => Task.FromResult(SomeNetwork.Snapshot with
        {
            NetworkInterfaces = [.. SomeNetwork.Snapshot.NetworkInterfaces, new() { Id = "eni-probe", VpcId = "vpc-1", SubnetId = "subnet-private", InterfaceType = "lambda", SecurityGroupIds = ["sg-probe"], Addresses = [new(IPAddress.Parse("10.0.1.77"))] }],
        });
        world.Seen["public-subnet → resource://private-subnet:443"] = new() { Target = "", Outcome = new Outcome.Silent(Stage.Tcp, 3000) };

        var report = await world.RunAsync("""{"placements":["public-subnet"],"targets":["resource://private-subnet:443"]}""");

        Assert.Equal("public-subnet → resource://private-subnet:443: blocked as predicted", Matrix(report));
        Assert.Contains("tcp://10.0.1.77:443", Assert.Single(world.Invocations).Body, StringComparison.Ordinal);
        Assert.Contains(report.Laws, law => law is { Law: "nobody-reaches-the-function", Verdict: Judgement.Holds });
        Assert.Equal(["public-subnet"], report.Placements.Select(placement => placement.Name));
    }

    [Fact]
    public async Task A_part_that_is_to_be_published_is_told_but_is_not_the_latest()
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        await world.RunAsync("""{"targets":["internet"],"publish":true}""");

        Assert.Single(await world.ReceiveAsync());
        Assert.Equal([".html", ".json"], (await world.ListAsync()).Select(Path.GetExtension).Order());
        Assert.Null(await world.ReadLatestAsync());
    }

    [Fact]
    public async Task A_probe_that_fails_costs_the_others_nothing()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Broken["probe-none"] = _ => Task.FromResult(LambdaAnswer.FunctionError("""{"errorType":"Runtime.ExitError","errorMessage":"exit status 1"}"""));
        world.Broken["probe-public"] = _ => Task.FromResult(LambdaAnswer.Refusal(502, "ENILimitReachedException", "no more"));
        world.Configurations["probe-public"] = new(200,
            """{"FunctionName":"probe-public","State":"Failed","StateReasonCode":"EniLimitExceeded","StateReason":"The limit is reached.","VpcConfig":{"VpcId":"vpc-1","SubnetIds":["subnet-public"],"SecurityGroupIds":["sg-probe"]}}""");

        var report = await world.RunAsync();

        Assert.Equal((6, 3), (report.Summary.NotRun, report.Summary.OpenAsPredicted));
        Assert.StartsWith("Not run: the probe's process ended (probe-none, Runtime.ExitError", Cell(report, "no-vpc", "internet").Explanation, StringComparison.Ordinal);
        Assert.EndsWith("Its state is Failed: EniLimitExceeded The limit is reached.", Cell(report, "public-subnet", "internet").Explanation, StringComparison.Ordinal);
        Assert.Equal(PathState.Blocked, Cell(report, "public-subnet", "internet").Predicted.Path);
        Assert.Null(Cell(report, "public-subnet", "internet").Observed);
    }

    [Fact]
    public async Task A_report_comes_before_the_deadline_whoever_is_late()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Broken["probe-public"] = async end =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
            return new(200, "");
        };
        var started = Stopwatch.GetTimestamp();

        var report = await world.RunAsync(timeout: TimeSpan.FromSeconds(8));

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(8));
        Assert.Equal((3, 5, 1), (report.Summary.NotRun, report.Summary.OpenAsPredicted, report.Summary.BlockedAsPredicted));
        Assert.StartsWith("Not run: probe-public had not answered when the aggregator had to end.", Cell(report, "public-subnet", "egress").Explanation, StringComparison.Ordinal);
        Assert.Single(await world.ReceiveAsync());
    }

    [Fact]
    public async Task A_network_that_cannot_be_read_leaves_the_observations()
    {
        using var world = await SuiteWorld.CreateAsync(moto, """{"internet":"https://example.com/","database":"resource://orders"}""");
        world.Network = _ => throw new Amazon.Runtime.AmazonServiceException("no", null, Amazon.Runtime.ErrorType.Sender, "UnauthorizedOperation", "id", System.Net.HttpStatusCode.Forbidden);

        var report = await world.RunAsync();

        Assert.Equal(["ec2:Describe* on the Region's network was denied; allow it in the aggregator's role."], report.Run.Problems);
        Assert.Equal((Agreement.Unknown, PathState.Blocked), (Cell(report, "public-subnet", "internet").Agreement, Cell(report, "public-subnet", "internet").Observed!.Path));
        Assert.StartsWith("Not run: no resource orders is known, and not all could be read: ec2:Describe* on the Region's network was denied", Cell(report, "no-vpc", "database").Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_in_the_network_is_a_problem_once()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Network = _ => Task.FromResult(SomeNetwork.Snapshot with
        {
            Gaps =
            [
                new(ResourceKind.Vpcs, "ec2:DescribeVpcAttribute was denied", "vpc-1"), new(ResourceKind.Vpcs, "ec2:DescribeVpcAttribute was denied", "vpc-2"),
                new(ResourceKind.DbInstances, "EC2 does not tell of it"),
            ],
        });

        Assert.Equal(["The network is known in part only: ec2:DescribeVpcAttribute was denied."], (await world.RunAsync()).Run.Problems);
    }

    [Fact]
    public async Task A_function_that_may_not_be_read_is_asked_all_the_same()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Configurations["probe-private"] = LambdaAnswer.Refusal(403, "AccessDeniedException", "no");

        var report = await world.RunAsync();

        Assert.Equal(["lambda:GetFunctionConfiguration on function probe-private was denied; allow it in the aggregator's role."], report.Run.Problems);
        Assert.Equal(Agreement.Unknown, Cell(report, "private-subnet", "internet").Agreement);
        Assert.Equal("answered", Cell(report, "private-subnet", "internet").Observed?.Outcome);
        Assert.Null(report.Placements[1].Subnets);
    }

    [Fact]
    public async Task A_placement_under_two_names_is_a_problem()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Configurations["probe-none"] = new(200, """{"FunctionName":"probe-none","Environment":{"Variables":{"PROBESUITE_PLACEMENT":"outside"}}}""");

        Assert.Equal(
            ["PROBESUITE_PLACEMENTS calls probe-none no-vpc, but the function's own PROBESUITE_PLACEMENT says outside; one of them is wrong."],
            (await world.RunAsync()).Run.Problems);
    }

    [Fact]
    public async Task A_topic_that_is_gone_is_told_in_the_answer_and_the_change_waits_for_the_next_run()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        var topic = world.Settings.TopicArn;
        world.Settings = world.Settings with { TopicArn = $"{topic}-gone" };

        var report = await world.RunAsync();

        Assert.Equal([$"There is no topic {topic}-gone; create it, or correct PROBESUITE_TOPIC_ARN."], report.Run.Problems);
        Assert.Equal(9, report.Cells.Count);
        Assert.Null(await world.ReadLatestAsync());
        world.Settings = world.Settings with { TopicArn = topic };
        await world.RunAsync();
        Assert.Single(await world.ReceiveAsync());
    }

    [Fact]
    public async Task A_bucket_that_is_gone_is_told_and_the_message_still_goes_out()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Settings = world.Settings with { Bucket = MotoServer.Unique("gone") };

        var report = await world.RunAsync();

        Assert.All(report.Run.Problems, problem => Assert.Matches("^There is no bucket gone-.*; create it, or correct PROBESUITE_BUCKET\\.$", problem));
        Assert.NotEmpty(report.Run.Problems);
        Assert.Equal(AsPredicted, Matrix(report));
        Assert.Equal(AsPredicted, Matrix(Assert.Single(await world.ReceiveAsync())));
    }

    [Fact]
    public async Task Without_the_parameter_only_URLs_can_be_tried()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Settings = world.Settings with { TargetsParameter = "/gone" };

        var mistake = await Assert.ThrowsAsync<SettingsException>(() => world.RunAsync());
        var report = await world.RunAsync("""{"targets":["https://example.com/"]}""");

        Assert.Equal("There are no targets to try: There is no parameter /gone; create it, or correct PROBESUITE_TARGETS_PARAMETER.", mistake.Message);
        Assert.Equal(3, report.Cells.Count);
    }

    [Theory]
    [InlineData("""{"placements":["privat-subnet"]}""", "The event names the placement \"privat-subnet\", which is not configured; known are no-vpc, private-subnet, public-subnet.")]
    [InlineData("""{"targets":["databse"]}""", "The event names the target \"databse\", which is not configured; known are internet, database, egress.")]
    [InlineData("""{"targets":["tcp://10.0.0.1"]}""", "The event's target \"tcp://10.0.0.1\": it names no port, as in tcp://10.0.0.5:5432.")]
    [InlineData("""{"targets":[]}""", "The event's targets is an empty list; leave it out to ask all.")]
    [InlineData("""{"placements":[]}""", "The event's placements is an empty list; leave it out to ask all.")]
    public async Task A_name_that_is_not_known_is_refused_with_those_that_are(string json, string sentence)
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        Assert.Equal(sentence, (await Assert.ThrowsAsync<InvalidEventException>(() => world.RunAsync(json))).Message);
        Assert.Empty(world.Invocations);
    }

    private static Cell Cell(Report report, string placement, string target) =>
        Assert.Single(report.Cells, cell => cell.Placement == placement && cell.Target == target);

    private static string Matrix(Report report) =>
        string.Join('\n', report.Cells.Select(cell => $"{cell.Placement} → {cell.Target}: {cell.Agreement.Words()}"));
}
