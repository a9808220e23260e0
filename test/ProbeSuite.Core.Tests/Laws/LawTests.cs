namespace ProbeSuite.Laws;

/// <summary>Every law, held, broken and not exercised. Three can only be shown to hold, never to be broken.</summary>
public class LawTests
{
    private static readonly string[] NeverBroken = ["results-need-no-network", "eni-is-shared", "no-vpc-is-cheapest-when-enough"];

    public static TheoryData<string, string, string> Runs { get; } = new()
    {
        { "holds",         "no-vpc-reaches-internet", "cell no-vpc https://example.com connected" },
        { "holds",         "no-vpc-reaches-internet", "cell no-vpc https://example.com connected\ncell no-vpc https://one-host-is-down.com silent" },
        { "broken",        "no-vpc-reaches-internet", "cell no-vpc https://example.com silent" },
        { "not exercised", "no-vpc-reaches-internet", "cell private https://example.com connected" },

        { "holds",         "no-vpc-reaches-aws-services", "cell no-vpc aws://sqs connected" },
        { "broken",        "no-vpc-reaches-aws-services", "cell no-vpc aws://sqs silent" },
        { "not exercised", "no-vpc-reaches-aws-services", "cell no-vpc https://example.com connected" },

        { "holds",         "no-vpc-cannot-reach-vpc", "cell no-vpc tcp://10.0.4.10:5432 silent" },
        { "broken",        "no-vpc-cannot-reach-vpc", "cell no-vpc tcp://10.0.4.10:5432 connected" },
        { "not exercised", "no-vpc-cannot-reach-vpc", "cell private tcp://10.0.4.10:5432 connected" },

        { "holds",         "no-vpc-egress-address-is-not-yours", "cell no-vpc egress://checkip.amazonaws.com connected seen=3.9.9.9" },
        { "broken",        "no-vpc-egress-address-is-not-yours", "cell no-vpc egress://checkip.amazonaws.com connected seen=52.0.0.1" },
        { "not exercised", "no-vpc-egress-address-is-not-yours", "cell no-vpc egress://checkip.amazonaws.com silent" },

        { "holds",         "no-vpc-uses-no-endpoints", "cell no-vpc s3://bucket/key answered permission=denied" },
        { "broken",        "no-vpc-uses-no-endpoints", "cell no-vpc s3://bucket/key answered permission=granted served=yes" },
        { "not exercised", "no-vpc-uses-no-endpoints", "cell no-vpc s3://bucket/key answered permission=granted" },

        { "holds",         "connectivity-and-permission", "cell no-vpc s3://bucket/key answered permission=denied" },
        { "broken",        "connectivity-and-permission", "cell no-vpc s3://bucket/key silent permission=denied" },
        { "not exercised", "connectivity-and-permission", "cell no-vpc https://example.com connected" },

        { "holds",         "attaching-removes-internet", "cell cut https://example.com silent" },
        { "broken",        "attaching-removes-internet", "cell cut https://example.com connected" },
        { "not exercised", "attaching-removes-internet", "cell private https://example.com connected" },

        { "holds",         "eni-has-private-address-only", "" },
        { "broken",        "eni-has-private-address-only", "eni eni-fn private 10.0.1.10~52.0.0.9 sg-fn type=lambda" },
        { "broken",        "eni-has-private-address-only", "eni eni-fn private 10.0.77.10 sg-fn type=lambda" },
        { "not exercised", "eni-has-private-address-only", "- eni eni-fn\n- eni eni-out\n- eni eni-cut" },

        { "holds",         "eni-is-shared", "function second in=private groups=sg-fn" },
        { "holds",         "eni-is-shared", "- function cut\n- function endpoint\n- function public\nfunction one in=private groups=sg-fn,sg-open\nfunction two in=private groups=sg-open,sg-fn\neni eni-both private 10.0.1.12 sg-open,sg-fn type=lambda" },
        { "not exercised", "eni-is-shared", "- function cut\n- function endpoint\n- function public" },
        { "not exercised", "eni-is-shared", "- function cut\n- function endpoint\n- function public\nfunction second in=private groups=sg-open\neni eni-second private 10.0.1.12 sg-open type=lambda" },
        { "not exercised", "eni-is-shared", "- function cut\n- function endpoint\n- function public\nfunction second in=private groups=sg-fn\neni eni-fn2 private 10.0.1.11 sg-fn type=lambda" },

        { "holds",         "vpc-reaches-vpc", "cell private tcp://10.0.4.10:5432 connected" },
        { "broken",        "vpc-reaches-vpc", "cell private tcp://10.0.4.10:5432 silent" },
        { "not exercised", "vpc-reaches-vpc", "cell private tcp://10.0.4.10:5433 silent" },

        { "holds",         "private-subnet-with-nat-reaches-internet", "cell private https://example.com connected" },
        { "broken",        "private-subnet-with-nat-reaches-internet", "cell private https://example.com silent" },
        { "not exercised", "private-subnet-with-nat-reaches-internet", "cell cut https://example.com silent" },

        { "holds",         "nat-egress-address-is-static", "cell private egress://checkip.amazonaws.com connected seen=52.0.0.1" },
        { "broken",        "nat-egress-address-is-static", "cell private egress://checkip.amazonaws.com connected seen=52.0.0.2" },
        { "not exercised", "nat-egress-address-is-static", "cell private https://example.com connected" },

        { "holds",         "public-subnet-gives-no-internet", "cell public https://example.com silent" },
        { "broken",        "public-subnet-gives-no-internet", "cell public https://example.com connected" },
        { "not exercised", "public-subnet-gives-no-internet", "cell private https://example.com connected" },

        { "holds",         "gateway-endpoint-needs-no-internet", "cell private s3://bucket/key answered permission=granted served=yes" },
        { "broken",        "gateway-endpoint-needs-no-internet", "cell private s3://bucket/key silent" },
        { "not exercised", "gateway-endpoint-needs-no-internet", "cell private s3://bucket/key answered permission=granted" },

        { "holds",         "interface-endpoint-needs-no-internet", "cell cut aws://sqs connected" },
        { "broken",        "interface-endpoint-needs-no-internet", "cell cut aws://sqs silent" },
        { "not exercised", "interface-endpoint-needs-no-internet", "cell no-vpc aws://sqs connected" },

        { "holds",         "results-need-no-network", "cell cut https://example.com silent" },
        { "not exercised", "results-need-no-network", "cell private https://example.com connected" },
        { "not exercised", "results-need-no-network", "cell cut https://example.com silent\ncell cut aws://sqs connected" },

        { "holds",         "nobody-reaches-the-function", "cell private resource://cut:443 silent" },
        { "broken",        "nobody-reaches-the-function", "cell private resource://cut:443 connected" },
        { "not exercised", "nobody-reaches-the-function", "cell private https://example.com connected" },

        { "holds",         "role-can-manage-interfaces", "state fn Active" },
        { "broken",        "role-can-manage-interfaces", "state fn Failed InsufficientRolePermissions" },
        { "not exercised", "role-can-manage-interfaces", "" },

        { "holds",         "no-vpc-is-cheapest-when-enough", "cell private https://example.com connected" },
        { "not exercised", "no-vpc-is-cheapest-when-enough", "" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_law_is_judged_from_the_run(string verdict, string law, string run)
    {
        var judged = RunText.Judge(law, run);
        Assert.True(verdict == Word(judged.Verdict), $"{law} {Word(judged.Verdict)}: {string.Join("; ", judged.Evidence)}");
        Assert.NotEmpty(judged.Evidence);
    }

    [Fact]
    public void Every_law_is_shown_to_hold_to_be_broken_and_not_to_be_exercised()
    {
        var shown = Runs.Select(row => row.Data).Select(row => (row.Item2, row.Item1)).ToHashSet();
        var laws = LawBook.Judge(RunText.Empty, new Topology.Snapshot()).Select(verdict => verdict.Law);

        Assert.Empty(laws.SelectMany(law => new[] { (law, "holds"), (law, "broken"), (law, "not exercised") })
            .Where(pair => !(pair.Item2 == "broken" && NeverBroken.Contains(pair.law))).Except(shown));
    }

    [Fact]
    public void A_placement_that_pays_for_nothing_is_advised_of_it()
    {
        var evidence = RunText.Judge("no-vpc-is-cheapest-when-enough", "cell private https://example.com connected").Evidence;
        Assert.Contains("without VPC it would reach the same", evidence[0], StringComparison.Ordinal);

        evidence = RunText.Judge("no-vpc-is-cheapest-when-enough", "cell private https://example.com connected\ncell private tcp://10.0.4.10:5432 connected").Evidence;
        Assert.Contains("also uses its VPC", evidence[0], StringComparison.Ordinal);
    }

    private static string Word(Judgement verdict) => verdict switch
    {
        Judgement.Holds => "holds",
        Judgement.Broken => "broken",
        _ => "not exercised",
    };
}
