using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;

namespace ProbeSuite.Tests.Comparison;

public class SuspectsTests
{
    private static readonly PlacementFacts[] Placements = [new() { Name = "private", Function = "probe", Vpc = "vpc-1" }];
    private static readonly string[] ThroughNat = ["security group outbound sg-1", "route table rtb-1", "NAT gateway nat-1", "internet gateway igw-1"];

    [Fact]
    public void What_no_cell_got_through_is_suspected_in_the_packets_order() => Assert.Equal(
        "Silence. Nothing in this run got through the NAT gateway nat-1 or the internet gateway igw-1: look there first.",
        Explanation(Lost(ThroughNat), Open("security group outbound sg-1", "interface eni-db")));

    [Fact]
    public void Who_is_suspected_is_the_cause_and_takes_the_place_of_general_advice()
    {
        var lost = Lost(ThroughNat) with { Explanation = "Silence. Look at what the configuration does not show: a firewall on the target itself, an appliance on the way, a change of the last two minutes." };
        var named = Suspects.Name([lost], Placements)[0];

        Assert.Equal("Nothing in this run got through the NAT gateway nat-1 or the internet gateway igw-1: look there first.", named.Cause);
        Assert.Equal($"Silence. {named.Cause}", named.Explanation);
    }

    [Fact]
    public void What_another_cell_got_through_is_cleared() => Assert.Equal(
        "Silence. Nothing in this run got through the NAT gateway nat-1: look there first.",
        Explanation(Lost(ThroughNat), Open("NAT gateway nat-2", "internet gateway igw-1")));

    [Fact]
    public void Nothing_is_said_where_everything_is_cleared() =>
        Assert.Equal("Silence.", Explanation(Lost(ThroughNat), Open(ThroughNat)));

    [Fact]
    public void Who_got_no_answer_from_DNS_never_came_to_the_gateways()
    {
        var lost = Lost("NAT gateway nat-1");
        var unnamed = lost with { Observed = lost.Observed! with { Outcome = "resolver silent" } };

        Assert.Equal("Silence. Nothing in this run got through the name servers of vpc-1: look at those that its DHCP options name, and at DNS Firewall.", Explanation(unnamed));
        Assert.Equal("Silence.", Explanation(unnamed, Open("resolver vpc-1")));

        var named = Open();
        Assert.Equal("Silence.", Explanation(unnamed, named with { Observed = named.Observed! with { Stages = [new(Stage.Dns, 0, 1, null), new(Stage.Tcp, 1, 1, null)] } }));
    }

    [Fact]
    public void Cells_that_are_as_predicted_stay_as_they_are()
    {
        var blocked = Lost(ThroughNat) with { Agreement = Agreement.BlockedAsPredicted };

        Assert.Same(blocked, Suspects.Name([blocked], Placements)[0]);
    }

    private static string Explanation(params Cell[] cells) => Suspects.Name(cells, Placements)[0].Explanation;

    private static Cell Open(params string[] steps) => Cell(Agreement.OpenAsPredicted, PathState.Open, "answered", steps);

    private static Cell Lost(params string[] steps) => Cell(Agreement.UnexpectedlyBlocked, PathState.Blocked, "silent", steps);

    private static Cell Cell(Agreement agreement, PathState seen, string outcome, string[] steps) => new()
    {
        Placement = "private",
        Target = "web",
        Agreement = agreement,
        Observed = new() { Path = seen, Outcome = outcome, Permission = Permission.NotAsked },
        Predicted = new(PathState.Open, null, [], [.. steps.Select(Step)]),
        Explanation = "Silence.",
    };

    private static Step Step(string text)
    {
        var at = text.LastIndexOf(' ');
        return new(text[..at], Direction.Forward, PathState.Open, null, text[(at + 1)..], null, "It passes.");
    }
}
