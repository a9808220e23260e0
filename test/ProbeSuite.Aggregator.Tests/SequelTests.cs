using ProbeSuite.Aws.Reports;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Tests;

/// <summary>What messages tell of one run after another.</summary>
public class SequelTests(MotoServer moto)
{
    private static readonly Observation Nothing = new() { Target = "", Outcome = new Outcome.Silent(Stage.Tcp, 3000) };

    private static Snapshot WithoutNat => SomeNetwork.Snapshot with
    {
        NatGateways = [SomeNetwork.Snapshot.NatGateways[0] with { State = "deleted" }],
        RouteTables = [.. SomeNetwork.Snapshot.RouteTables.Select(table => table with
        {
            Routes = [.. table.Routes.Select(route => route.Target.Id == "nat-1" ? route with { State = RouteState.Blackhole } : route)],
        })],
    };

    [Fact]
    public async Task A_NAT_gateway_that_goes_and_comes_back_is_two_mails()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        await RunAsync(world, minute: 0);
        Assert.Single(await world.ReceiveAsync());

        world.Network = _ => Task.FromResult(WithoutNat);
        world.Seen["private-subnet → internet"] = Nothing;
        world.Seen["private-subnet → egress"] = Nothing;
        await RunAsync(world, minute: 10);
        var broken = Assert.Single(await world.ReceiveAsync());
        var mail = ReportText.Render(broken);
        Assert.StartsWith("ProbeSuite eu-west-1: 2 newly blocked: private-subnet -> internet", ReportText.Subject(broken), StringComparison.Ordinal);
        Assert.Contains("was open as predicted for 10 min, is blocked as predicted", mail, StringComparison.Ordinal);
        Assert.Contains("nat-1", Assert.Single(broken.Cells, cell => cell is { Placement: "private-subnet", Target: "internet" }).Explanation, StringComparison.Ordinal);
        Assert.Matches("Fix[^\n]*:", mail);
        Assert.Contains("  state of nat-1: available → deleted\n", mail, StringComparison.Ordinal);
        Assert.Contains("  route 0.0.0.0/0 of rtb-private: nat-1 → nat-1 (blackhole)\n", mail, StringComparison.Ordinal);

        await RunAsync(world, minute: 20);
        await RunAsync(world, minute: 30);
        Assert.Empty(await world.ReceiveAsync());

        world.Network = _ => Task.FromResult(SomeNetwork.Snapshot);
        SomeNetwork.SeeAsPredicted(world.Seen);
        await RunAsync(world, minute: 140);
        var mended = Assert.Single(await world.ReceiveAsync());
        Assert.StartsWith("ProbeSuite eu-west-1: 2 open again: private-subnet -> internet", ReportText.Subject(mended), StringComparison.Ordinal);
        Assert.Contains("private-subnet → internet, egress: over, was blocked as predicted for 2 h 10 min (3 runs)\n", ReportText.Render(mended), StringComparison.Ordinal);

        await RunAsync(world, minute: 150);
        Assert.Empty(await world.ReceiveAsync());
        Assert.Equal(6, (await world.ReadHistoryAsync()).History.Runs.Count);
    }

    [Fact]
    public async Task A_disagreement_is_told_with_what_changed_in_the_network_since_all_agreed()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        await RunAsync(world, minute: 0);
        await RunAsync(world, minute: 10);
        world.Network = _ => Task.FromResult(SomeNetwork.Snapshot with
        {
            SecurityGroups = [.. SomeNetwork.Snapshot.SecurityGroups, new() { Id = "sg-new", VpcId = "vpc-1" }],
            Subnets = [.. SomeNetwork.Snapshot.Subnets.Select(subnet => subnet with { AvailableIpAddressCount = 7 })],
        });
        world.Seen["private-subnet → database"] = Nothing;

        await RunAsync(world, minute: 20);
        var late = await RunAsync(world, minute: 30);

        Assert.Equal(["sg-new is new"], late.NetworkChanges);
        Assert.Equal(10, Math.Round((late.Run.StartedAt - late.NetworkComparedWith!.Value).TotalMinutes) - 10);
        Assert.Equal((2, 10), (Cell(late).Runs, Math.Round((late.Run.StartedAt - Cell(late).Since!.Value).TotalMinutes)));
        Assert.Contains("private-subnet → database, since ", ReportText.Render(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_is_wrong_in_one_run_alone_is_no_mail_where_two_of_three_must_agree()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Settings = world.Settings with { Confirmations = new(2, 3) };
        var subjects = new List<string>();
        foreach (var (index, letter) in "ooXooXXXoooo".Index())
        {
            SomeNetwork.SeeAsPredicted(world.Seen);
            world.Seen["private-subnet → database"] = letter == 'X' ? Nothing : world.Seen["private-subnet → database"];
            await RunAsync(world, minute: 10 * index);
            subjects.AddRange((await world.ReceiveAsync()).Select(told => $"{index} {string.Join(", ", told.Summary.ChangedSinceLastRun ?? ["first"])}"));
        }

        Assert.Equal(
            [
                "0 first",
                "6 private-subnet → database: was open as predicted, is unexpectedly blocked",
                "9 private-subnet → database: over, was unexpectedly blocked for 30 min (3 runs)",
            ],
            subjects);
    }

    [Fact]
    public async Task A_change_that_could_not_be_sent_is_told_by_the_next_run_and_dated_from_the_first()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        await RunAsync(world, minute: 0);
        await world.ReceiveAsync();
        var topic = world.Settings.TopicArn;
        world.Seen["private-subnet → database"] = Nothing;
        world.Settings = world.Settings with { TopicArn = $"{topic}-gone" };
        await RunAsync(world, minute: 10);
        world.Settings = world.Settings with { TopicArn = topic };

        var told = await RunAsync(world, minute: 20);

        Assert.Equal(["private-subnet → database: was open as predicted, is unexpectedly blocked"], told.Summary.ChangedSinceLastRun);
        Assert.Equal(2, Cell(told).Runs);
        Assert.Single(await world.ReceiveAsync());
    }

    [Fact]
    public async Task A_part_is_told_since_when_and_is_not_remembered()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Seen["private-subnet → database"] = Nothing;
        await RunAsync(world, minute: 0);
        await RunAsync(world, minute: 10);

        var part = await RunAsync(world, minute: 20, """{"placements":["private-subnet"],"targets":["database"],"publish":true}""");

        Assert.Equal((3, 20), (Cell(part).Runs, Math.Round((part.Run.StartedAt - Cell(part).Since!.Value).TotalMinutes)));
        Assert.Equal(2, (await world.ReadHistoryAsync()).History.Runs.Count);
    }

    [Theory]
    [InlineData(HistoryStore.Key, "reports/history.json is no history of runs: it is broken at line 1, byte 0. It begins anew with this run.")]
    [InlineData(NetworkStore.Key, "reports/network.json.gz is no network: ")]
    public async Task What_a_hand_spoilt_is_a_problem_once_and_costs_the_run_nothing(string key, string problem)
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        await RunAsync(world, minute: 0);
        await world.OverwriteAsync(key, "spoilt by hand");

        var report = await RunAsync(world, minute: 10);

        Assert.StartsWith(problem, Assert.Single(report.Run.Problems), StringComparison.Ordinal);
        Assert.Equal(9, report.Cells.Count);
        Assert.Empty((await RunAsync(world, minute: 20)).Run.Problems);
    }

    [Fact]
    public async Task A_history_that_is_gone_is_a_problem_once_and_the_run_before_still_knows_since_when()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Seen["private-subnet → database"] = Nothing;
        await RunAsync(world, minute: 0);
        await world.DeleteAsync(HistoryStore.Key);

        var report = await RunAsync(world, minute: 10);

        Assert.StartsWith("There is no reports/history.json, although there were runs before", Assert.Single(report.Run.Problems), StringComparison.Ordinal);
        Assert.Equal((10, null), (Math.Round((report.Run.StartedAt - Cell(report).Since!.Value).TotalMinutes), Cell(report).Runs));
        Assert.Empty((await RunAsync(world, minute: 20)).Run.Problems);
    }

    private static Task<Report> RunAsync(SuiteWorld world, int minute, string json = "{}")
    {
        world.Later = TimeSpan.FromMinutes(minute);
        return world.RunAsync(json);
    }

    private static Cell Cell(Report report) => Assert.Single(report.Cells, cell => cell is { Placement: "private-subnet", Target: "database" });
}
