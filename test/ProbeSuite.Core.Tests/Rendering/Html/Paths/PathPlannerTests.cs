using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Rendering.Html.Paths;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Tests.Rendering.Html.Paths;

/// <summary>What is drawn of real predictions over the standard network. The golden file has each plan in words.</summary>
public class PathPlannerTests
{
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
        ("two subnets alike", "", ["private", "data"], "tcp://10.1.1.10:22"),
        ("IPv6 that the function has not", "", ["private"], "tcp://[2606:2800:220:1::1]:443"),
        ("from no VPC to the internet", "", [], "tcp://93.184.216.34:443"),
        ("from no VPC to what is in one", "", [], "tcp://10.0.4.10:5432"),
        ("from no VPC in through an internet gateway", "", [], "tcp://52.0.0.2:443"),
        ("from no VPC to the resolver", "", [], "dns://example.com"),
        ("a subnet that is not known", "", ["nowhere"], "tcp://93.184.216.34:443"),
    ];

    [Fact]
    public void Plans_are_as_in_the_golden_file() => Golden.Matches("Rendering/Html/Paths/plans.txt", string.Join("\n", Cases.Select(one =>
        $"# {one.Title}\n{Plan(one.Edits, one.Subnets, one.Target).Text}\n")));

    [Fact]
    public void No_steps_no_plan() => Assert.Null(PathPlanner.Plan([], ["private"]));

    [Fact]
    public void Every_frame_has_its_ends_on_the_way_and_holds_what_stands_in_it()
    {
        foreach (var plan in Cases.Select(one => Plan(one.Edits, one.Subnets, one.Target)))
        {
            Assert.All(plan.Frames, frame => Assert.True(frame.First >= 1 && frame.First <= frame.Last && frame.Last < plan.There.Count, plan.Text));
            var layout = new PathLayout(plan);
            Assert.All(layout.BackAt, x => Assert.InRange(x, layout.ThereAt[0], layout.ThereAt[^1]));
            Assert.Equal(layout.BackAt.OrderDescending(), layout.BackAt);
        }
    }

    private static PathPlan Plan(string edits, string[] subnets, string target)
    {
        var placement = subnets.Length == 0 ? Placement.NoVpc : new() { VpcId = "vpc-a", SubnetIds = subnets, SecurityGroupIds = ["sg-fn"] };
        return PathPlanner.Plan(new Predictor(NetworkText.Read(StandardNetwork.Text, edits)).Predict(placement, Target.Parse(target)).Steps, subnets)!;
    }
}
