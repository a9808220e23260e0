using System.Net;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Rendering.Html.Paths;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Tests.Rendering.Html.Paths;

/// <summary>What is drawn of real predictions over the standard network. The golden file has each plan in words.</summary>
public class PathPlannerTests
{
    private const string Zones = """
        subnet private  vpc-a 10.0.1.0/24 zone=a name=app-a
        subnet isolated vpc-a 10.0.3.0/24 zone=b name=app-b
        """;

    private static readonly Dictionary<string, IReadOnlyList<IPAddress>> Names = new()
    {
        ["cluster.example.com"] = [IPAddress.Parse("10.0.4.10"), IPAddress.Parse("10.1.1.10"), IPAddress.Parse("93.184.216.34")],
        ["twins.example.com"] = [IPAddress.Parse("93.184.216.34"), IPAddress.Parse("93.184.216.35")],
    };

    private static readonly (string Title, string Edits, string[] Subnets, string Target)[] Cases =
    [
        ("through a NAT gateway", "", ["private"], "tcp://93.184.216.34:443"),
        ("stopped by a security group, as far as the way is known", "group sg-fn vpc-a : out tcp 5432 0.0.0.0/0", ["private"], "tcp://93.184.216.34:443"),
        ("a reply that an ACL stops", "acl acl-nat vpc-a on=private : in 90 deny all 93.0.0.0/8; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0", ["private"], "tcp://93.184.216.34:443"),
        ("a public subnet", "", ["public"], "tcp://93.184.216.34:443"),
        ("no route", "", ["isolated"], "tcp://93.184.216.34:443"),
        ("a NAT gateway that failed", "nat nat-a vpc-a in=public lends=10.0.2.4~52.0.0.1 state=failed", ["private"], "tcp://93.184.216.34:443"),
        ("a gateway endpoint", "", ["private"], "tcp://52.216.0.9:443"),
        ("an interface endpoint", "", ["private"], "tcp://10.0.4.20:443"),
        ("within the VPC", "", ["private"], "tcp://10.0.4.10:5432"),
        ("within the subnet", "", ["private"], "tcp://10.0.1.30:443"),
        ("an address that nobody holds", "", ["private"], "tcp://10.0.4.99:443"),
        ("over a peering connection", "", ["private"], "tcp://10.1.1.10:22"),
        ("over a transit gateway", "", ["private"], "tcp://10.2.1.10:22"),
        ("the resolver", "", ["private"], "dns://example.com"),
        ("a name that is not known", "", ["private"], "https://example.com/"),
        ("two subnets that differ", "", ["private", "isolated"], "tcp://93.184.216.34:443"),
        ("two subnets with the same gates", "", ["isolated", "data"], "tcp://10.1.1.10:22"),
        ("three subnets of which two are alike", "", ["isolated", "private", "data"], "tcp://93.184.216.34:443"),
        ("two subnets in zones", Zones, ["private", "isolated"], "tcp://93.184.216.34:443"),
        ("two addresses that differ", "", ["data"], "https://cluster.example.com/"),
        ("two addresses alike", "", ["data"], "https://twins.example.com/"),
        ("two subnets and two addresses", "", ["data", "private"], "https://cluster.example.com/"),
        ("from no VPC to two addresses", "", [], "https://cluster.example.com/"),
        ("IPv6 that the function has not", "", ["private"], "tcp://[2606:2800:220:1::1]:443"),
        ("from no VPC to the internet", "", [], "tcp://93.184.216.34:443"),
        ("from no VPC to what is in one", "", [], "tcp://10.0.4.10:5432"),
        ("from no VPC in through an internet gateway", "", [], "tcp://52.0.0.2:443"),
        ("from no VPC to the resolver", "", [], "dns://example.com"),
        ("a subnet that is not known", "", ["nowhere"], "tcp://93.184.216.34:443"),
    ];

    [Fact]
    public void Plans_are_as_in_the_golden_file() => Golden.Matches("Rendering/Html/Paths/plans.txt", string.Join("\n", Cases.Select(one =>
        $"# {one.Title}\n{string.Join("\n", Ways(one.Edits, one.Subnets, one.Target).Select(Told))}\n")));

    [Fact]
    public void No_steps_no_plan() => Assert.Null(PathPlanner.Plan(new CellWay([], null, null, null, true)));

    [Fact]
    public void A_drawing_says_where_it_starts()
    {
        var blocked = PathPlanner.Plan(Ways(Zones, ["private", "isolated"], "tcp://93.184.216.34:443")[0])!;

        Assert.StartsWith("From the function in app-b (isolated, eu-west-1b): ", PathDrawing.Words(blocked), StringComparison.Ordinal);
        Assert.Contains(">app-b, eu-west-1b<", PathDrawing.Draw(blocked, new(blocked)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_subnets_the_first_eight_are_named()
    {
        string[] subnets = [.. Enumerable.Range(10, 12).Select(number => $"s-{number}")];
        var edits = string.Join("\n", subnets.Select((id, index) => $"subnet {id} vpc-a 10.0.{index + 20}.0/24"));

        var way = Assert.Single(Ways(edits, subnets, "tcp://10.1.1.10:22"));

        Assert.Equal("all 12 subnets: " + string.Join(", ", subnets.Take(8).Select(id => $"{id} (eu-west-1a)")) + " and 4 more", way.From);
        Assert.Equal("all 12 subnets", way.Box);
    }

    [Fact]
    public void Every_frame_has_its_ends_on_the_way_and_holds_what_stands_in_it()
    {
        foreach (var plan in Cases.SelectMany(one => Ways(one.Edits, one.Subnets, one.Target)).Select(way => PathPlanner.Plan(way)!))
        {
            Assert.All(plan.Frames, frame => Assert.True(
                frame.First >= 1 && frame.First <= frame.Last && frame.Last < plan.There.Count, plan.Text));
            var layout = new PathLayout(plan);
            Assert.All(layout.BackAt, x => Assert.InRange(x, layout.ThereAt[0], layout.ThereAt[^1]));
            Assert.Equal(layout.BackAt.OrderDescending(), layout.BackAt);
        }
    }

    private static string Told(CellWay way) =>
        $"{way.Path}{(way.To is { } to ? $", to {to}" : "")}{(way.Box is { Length: > 0 } box ? $", in a box: {box}" : "")}\n{PathPlanner.Plan(way)!.Text}";

    private static IReadOnlyList<CellWay> Ways(string edits, string[] subnets, string url)
    {
        var placement = subnets.Length == 0
            ? Placement.NoVpc
            : new() { VpcId = "vpc-a", SubnetIds = subnets, SecurityGroupIds = ["sg-fn"] };
        var target = Target.Parse(url);
        var predicted = new Predictor(NetworkText.Read(StandardNetwork.Text, edits), Names).Predict(placement, target);
        return CellWay.Of(Comparer.NotRun("placement", target, predicted, new("any", null)), subnets);
    }
}
