using System.Net;
using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Tests.Reachability;

public class WayTests
{
    private static readonly Target Internet = Target.Parse("tcp://93.184.216.34:443", "internet");

    private static readonly Placement TwoZones = new() { VpcId = "vpc-a", SubnetIds = ["private", "isolated"], SecurityGroupIds = ["sg-fn"] };

    private static readonly Snapshot Network = NetworkText.Read(StandardNetwork.Text);

    [Fact]
    public void One_subnet_and_one_address_have_no_ways_to_choose_from()
    {
        var predictor = new Predictor(Network);

        Assert.Null(predictor.Predict(TwoZones with { SubnetIds = ["private"] }, Internet).Ways);
        Assert.Null(predictor.Predict(Placement.NoVpc, Internet).Ways);
    }

    [Fact]
    public void Each_way_has_its_own_gates_and_the_blocked_one_comes_first()
    {
        var ways = new Predictor(Network).Predict(TwoZones, Internet).Ways!;

        Assert.Equal([("isolated", PathState.Blocked), ("private", PathState.Open)], ways.Select(way => (way.Subnets.Single().Id, way.Path)));
        Assert.DoesNotContain(ways[0].Steps, step => step.Resource == "nat-a");
        Assert.Contains(ways[1].Steps, step => step.Resource == "nat-a");
    }

    [Fact]
    public void Where_the_probe_was_seen_in_one_subnet_the_other_ways_are_told_and_not_judged()
    {
        var prediction = new Predictor(Network).Predict(TwoZones, Internet, "private");

        Assert.Equal(PathState.Open, prediction.Path);
        Assert.Equal([("isolated", false), ("private", true)], prediction.Ways!.Select(way => (way.Subnets[0].Id, way.IsJudged)));
    }

    [Fact]
    public void A_subnet_that_is_not_in_the_snapshot_is_a_way_that_is_not_known()
    {
        var ways = new Predictor(Network).Predict(TwoZones with { SubnetIds = ["private", "gone"] }, Internet).Ways!;

        Assert.Equal([("gone", PathState.Unknown), ("private", PathState.Open)], ways.Select(way => (way.Subnets[0].Id, way.Path)));
    }

    [Fact]
    public void What_is_blocked_in_one_subnet_alone_gets_a_fix()
    {
        var predicted = new Predictor(Network).Predict(TwoZones, Internet);
        var cell = new Comparer(Network, null).Compare(
            "orders", Internet, predicted, new() { Target = "internet", Outcome = new Outcome.Silent(Stage.Tcp, 3000) }, () => "Add a route.");

        Assert.Equal(Agreement.Unknown, cell.Agreement);
        Assert.Equal("Add a route.", cell.Fix);
    }

    [Fact]
    public void Ways_keep_their_place_on_the_wire()
    {
        var names = new Dictionary<string, IReadOnlyList<IPAddress>> { ["two.example.com"] = [IPAddress.Parse("10.0.4.10"), IPAddress.Parse("93.184.216.34")] };
        var target = Target.Parse("https://two.example.com/");
        var predicted = new Predictor(Network, names).Predict(TwoZones, target);
        var cell = Comparer.NotRun("orders", target, predicted, new("any", null));

        var json = JsonSerializer.Serialize(cell, WireContext.Default.Cell);
        var back = JsonSerializer.Deserialize(json, WireContext.Default.Cell)!;

        Assert.Contains("""{"subnets":[{"id":"isolated","name":null,"zone":"eu-west-1a"}],"addresses":["93.184.216.34"],"isJudged":true,""", json, StringComparison.Ordinal);
        Assert.Equal(cell.Predicted.Ways!.Select(Told), back.Predicted.Ways!.Select(Told));
    }

    [Fact]
    public void A_report_for_want_of_room_leaves_the_ways_out_with_the_steps()
    {
        var cell = Comparer.NotRun("orders", Internet, new Predictor(Network).Predict(TwoZones, Internet), new("any", null));
        var report = Rendering.SomeReport.Of([], []) with { Cells = [cell] };

        var cut = ReportCut.Fit(report, null, 2_500, one => one, one => JsonSerializer.Serialize(one, WireContext.Default.Report).Length);

        Assert.Null(Assert.Single(cut.Cells).Predicted.Ways);
    }

    private static string Told(Way way) =>
        $"{way.Path} {string.Join(' ', way.Subnets)} {string.Join(' ', way.Addresses)} {way.IsJudged} {string.Join(' ', way.Steps.Select(step => step.Why))}";
}
