using System.Net;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Tests.Comparison;

public class ComparerTests
{
    private static readonly Prediction Open = new()
    {
        Path = PathState.Open,
        Steps = [new("route", Direction.Forward, PathState.Open, null, "rtb-1", null, "A route leads there.")],
    };

    private static readonly Prediction Blocked = new()
    {
        Path = PathState.Blocked,
        Steps =
        [
            new("route", Direction.Forward, PathState.Open, null, "rtb-1", null, "A route leads there."),
            new("security group", Direction.Forward, PathState.Blocked, "ENI_SG_RULES_MISMATCH", "sg-1", null, "No rule of sg-1 lets tcp 5432 out."),
            new("network ACL", Direction.Return, PathState.Blocked, "SUBNET_ACL_RESTRICTION", "acl-1", null, "Nor does acl-1."),
        ],
    };

    private static readonly Prediction Unknown = Prediction.Unknown("UNKNOWN_RESOURCE", "The transit gateway tgw-1 could not be read.");
    private static readonly Outcome Silence = new Outcome.Silent(Stage.Tcp, 3000);
    private static readonly Outcome NoName = new Outcome.NameNotFound();

    public static TheoryData<Prediction, Outcome, string> Sentences => new()
    {
        { Open, new Outcome.Connected(), "As predicted, the connection was made." },
        { Blocked, Silence, "As predicted, nothing came back within 3 s. No rule of sg-1 lets tcp 5432 out." },
        { Open, Silence, "Nothing came back within 3 s, although the configuration lets it pass. Look at what the configuration does not show: a firewall on the target itself, an appliance on the way, a change of the last two minutes." },
        { Open, new Outcome.ResolverSilent(1000), "No DNS resolver answered within 1 s, although the configuration lets it pass. Look at the DNS servers that the VPC's DHCP options name, and at DNS Firewall." },
        { Open, new Outcome.Unroutable(), "There was no route, although the configuration lets it pass. Look for a router or appliance on the way that rejects it, and for an address family that the function has not." },
        { Blocked, new Outcome.Connected(), "The connection was made, although the configuration blocks it. No rule of sg-1 lets tcp 5432 out. Traffic takes a way that the configuration does not show, or it has just changed." },
        { Unknown, new Outcome.Connected(), "The connection was made. Whether it should be so cannot be told. The transit gateway tgw-1 could not be read." },
        { Unknown, Silence, "Nothing came back within 3 s. Whether it should be so cannot be told. The transit gateway tgw-1 could not be read." },
        { Open, NoName, "The name does not exist, which says nothing of the path. The configuration lets it pass." },
        { Blocked, NoName, "The name does not exist, which says nothing of the path. The configuration blocks it. No rule of sg-1 lets tcp 5432 out." },
        { Unknown, NoName, "The name does not exist, which says nothing of the path. Nor does the configuration. The transit gateway tgw-1 could not be read." },
    };

    [Theory]
    [InlineData("The route table of subnet-1 is not known: ec2:DescribeRouteTables was denied.", "ec2:DescribeRouteTables was denied.")]
    [InlineData("The routes of tgw-rtb-1 are not known: no output in the folder.", "no output in the folder.")]
    [InlineData("It depends on the subnet.", "It depends on the subnet.")]
    public void What_keeps_the_configuration_from_telling_is_the_cause_whatever_gate_it_struck(string why, string cause) =>
        Assert.Equal(cause, Explanation.NotKnownFor(Prediction.Unknown("UNKNOWN_RESOURCE", why)));

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Every_combination_is_explained(Prediction predicted, Outcome seen, string sentence) =>
        Assert.Equal(sentence, Compare("tcp://db.internal:5432", predicted, new() { Target = "t", Outcome = seen }).Explanation);

    [Fact]
    public void A_blocked_cell_brings_the_fix_and_an_open_one_none()
    {
        Assert.Equal("Add a rule.", Compare("tcp://db.internal:5432", Blocked, new() { Target = "t", Outcome = Silence }).Fix);
        Assert.Null(Compare("tcp://db.internal:5432", Open, new() { Target = "t", Outcome = new Outcome.Connected() }).Fix);
    }

    [Fact]
    public void A_refused_permission_proves_the_path()
    {
        var cell = Compare("s3://data/a", Open, new() { Target = "t", Outcome = new Outcome.Denied("service", "AccessDenied") });

        Assert.Equal((Agreement.OpenAsPredicted, Permission.Denied), (cell.Agreement, cell.Observed?.Permission));
        Assert.Equal("As predicted, the request arrived, and the service denied it (AccessDenied). The path is open; what is missing is permission.", cell.Explanation);
        Assert.Contains("s3:GetObject on data/a", cell.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vpc endpoint", "s3://suite/via-endpoint/proof", true)]
    [InlineData(null, "s3://suite/other/proof", true)]              // not guarded by the bucket's policy
    [InlineData(null, "s3://another/via-endpoint/proof", true)]     // not the suite's own bucket
    [InlineData(null, "s3://suite/via-endpoint/proof", false)]      // denied: it came another way
    public void Only_a_guarded_object_that_was_served_proves_the_endpoint(string? servedVia, string url, bool served)
    {
        Outcome outcome = served ? new Outcome.Answered(200) : new Outcome.Denied("bucket policy", "AccessDenied");

        Assert.Equal(servedVia, Compare(url, Open, new() { Target = "t", Outcome = outcome }).Observed?.ServedVia);
    }

    [Fact]
    public void A_guarded_object_that_is_denied_came_not_through_the_endpoint()
    {
        var cell = Compare("s3://suite/via-endpoint/proof", Open, new() { Target = "t", Outcome = new Outcome.Denied("bucket policy", "AccessDenied") });

        Assert.EndsWith("The path is open, but does not lead through the VPC endpoint: the bucket serves this object to requests that come through it alone.", cell.Explanation, StringComparison.Ordinal);
        Assert.Null(cell.Fix);
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9", "The world saw 203.0.113.9: nat-1 (eipalloc-1).")]
    [InlineData("203.0.113.9", "203.0.113.8, 203.0.113.9", "The world saw 203.0.113.9: nat-1 (eipalloc-1).")]     // a gateway may hold several
    [InlineData("203.0.113.7", "203.0.113.9", "The world saw 203.0.113.7: the Elastic IP eipalloc-2 (eni-2). The configuration says 203.0.113.9 instead.")]
    [InlineData("198.51.100.1", "AWS-owned", "The world saw 198.51.100.1: none of yours.")]
    [InlineData("203.0.113.9", "AWS-owned", "The world saw 203.0.113.9: nat-1 (eipalloc-1). The configuration says that it is an address of AWS instead.")]
    [InlineData("198.51.100.1", null, "The world saw 198.51.100.1: none of yours.")]
    public void A_public_address_is_attributed_and_held_against_the_prediction(string seen, string? expected, string sentence)
    {
        var cell = Compare("egress://", Open with { EgressAddress = expected }, new() { Target = "t", Outcome = new Outcome.Answered(200), EgressAddress = seen });

        Assert.EndsWith(sentence, cell.Explanation, StringComparison.Ordinal);
        Assert.Equal((seen, Agreement.OpenAsPredicted), (cell.Observed?.Address, cell.Agreement));
    }

    [Fact]
    public void A_probe_that_could_not_run_leaves_the_observed_half_empty()
    {
        var cell = Comparer.NotRun("private", Target.Parse("tcp://10.0.0.1:80"), Blocked, new("there is no such function.", "Deploy it."));

        Assert.Equal((Agreement.NotRun, null, "Not run: there is no such function.", "Deploy it."), (cell.Agreement, cell.Observed, cell.Explanation, cell.Fix));
        Assert.Equal(PathState.Blocked, cell.Predicted.Path);
    }

    private static Cell Compare(string url, Prediction predicted, Observation seen) =>
        new Comparer(Network, "suite").Compare("private", Target.Parse(url), predicted, seen, () => "Add a rule.");

    private static Snapshot Network { get; } = new()
    {
        NatGateways = [new() { Id = "nat-1", Addresses = [new() { PublicIp = IPAddress.Parse("203.0.113.9"), AllocationId = "eipalloc-1" }] }],
        ElasticIps = [new(IPAddress.Parse("203.0.113.9"), "eipalloc-1", "eni-1"), new(IPAddress.Parse("203.0.113.7"), "eipalloc-2", "eni-2")],
    };
}
