using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

/// <summary>The report as people read it. The golden files are the specification.</summary>
public class ReportTextTests
{
    private static readonly LawVerdict[] Laws =
    [
        new("no-vpc-reaches-internet", "A function attached to no VPC reaches the public internet.", Judgement.Holds, ["no-vpc → internet"]),
        new("nat-egress-address-is-static", "The address that the world sees is the NAT gateway's Elastic IP.", Judgement.Holds, ["private-subnet → egress-address"]),
        new("interface-endpoint-needs-no-internet", "An interface endpoint reaches its service without any internet route.", Judgement.NotExercised, ["no interface endpoint"]),
    ];

    public static TheoryData<string> Names => [.. Reports.Keys];

    private static Dictionary<string, Report> Reports => new()
    {
        ["agreement"] = Agreement,
        ["disagreement"] = Disagreement,
        ["incomplete"] = Incomplete,
        ["nothing-to-compare"] = Nothing,
        ["large"] = Large,
        ["long-names"] = LongNames,
        ["partial"] = Partial,
        ["cut"] = Disagreement with { Cells = [], NetworkChanges = null, Cut = "Left out for want of room: all cells. The whole report is s3://reports/7f3a.json" },
        ["first-run"] = StoriedRun.First,
        ["calm"] = StoriedRun.Calm,
        ["new"] = StoriedRun.New,
        ["old"] = StoriedRun.Old,
        ["closed"] = StoriedRun.Closed,
        ["over"] = StoriedRun.Over,
        ["flapping"] = StoriedRun.Flapping,
        ["unconfirmed"] = StoriedRun.Unconfirmed,
        ["laws-broken"] = StoriedRun.Calm with { Laws = [.. Laws, new("no-vpc-cannot-reach-vpc", "It reaches nothing that is only inside a VPC.", Judgement.Broken, ["no-vpc → database is open"])] },
    };

    private static Report Partial
    {
        get
        {
            var report = SomeReport.Of("""
                                tcp://10.20.3.17:5432
                private-subnet            o
                """);
            return report with { Run = report.Run with { Trigger = "on-demand" } };
        }
    }

    private static Report Agreement => SomeReport.Of("""
                        internet egress-address s3 s3-read sqs database dns
        no-vpc             o           o         d    o     o     x      o
        private-subnet     o           o         d    o     o     o      o
        public-subnet      x           x         x    x     x     o      o
        endpoint           x           x         o    o     x     o      o
        """)
        .Leaves("no-vpc", "3.250.12.34", "AWS-owned", null)
        .Leaves("private-subnet", "203.0.113.7", "203.0.113.7", "nat-0a1b2c3d")
        .With("endpoint", "s3", cell => cell with { Observed = cell.Observed! with { Permission = Permission.Granted, ServedVia = "vpc endpoint" } })
        with
    { Laws = Laws };

    private static Report Disagreement
    {
        get
        {
            var report = SomeReport.Of("""
                                internet egress-address s3 database
                no-vpc             o           o         d    !
                private-subnet     X           o         d    X
                endpoint           x           x         o    ?
                """)
                .With("private-subnet", "database", cell => cell with
                {
                    Explanation = "Nothing came back from 10.20.3.17:5432 within 3 s, although the configuration lets it pass. Look at what the configuration does not show: a firewall on the target itself, an appliance on the way, a change of the last two minutes.",
                    Fix = """
                        Let sg-0d take tcp 5432 from sg-0a.
                        Type: AWS::EC2::SecurityGroupIngress
                        Properties:
                          GroupId: sg-0d
                        """,
                })
                .Leaves("no-vpc", "3.250.12.34", "AWS-owned", null)
                .Leaves("private-subnet", "198.51.100.9", "203.0.113.7", "nat-0a1b2c3d");
            return report with
            {
                Summary = report.Summary with { ChangedSinceLastRun = ["private-subnet → internet: was open as predicted, is unexpectedly blocked"] },
                Laws = [.. Laws, new("no-vpc-cannot-reach-vpc", "It reaches nothing that is only inside a VPC.", Judgement.Broken, ["no-vpc → database is open"])],
                Findings =
                [
                    new("blackhole-route", Severity.Problem, "rtb-0c", "The route to 10.9.0.0/16 leads to pcx-0e, which is gone.", "aws ec2 delete-route --route-table-id rtb-0c --destination-cidr-block 10.9.0.0/16", null),
                    new("nat-for-s3-alone", Severity.Advice, "nat-0a1b2c3d", "A gateway endpoint would do.", null, 32.85m),
                ],
            };
        }
    }

    private static Report Incomplete
    {
        get
        {
            var report = SomeReport.Of("""
                                internet database
                no-vpc             o        x
                private-subnet     ?        ?
                endpoint           -        -
                """);
            return report with
            {
                Run = report.Run with { Problems = ["ec2:DescribeRouteTables was denied: UnauthorizedOperation."] },
                Summary = report.Summary with { ChangedSinceLastRun = [] },
            };
        }
    }

    private static Report Nothing
    {
        get
        {
            var report = SomeReport.Of([], []);
            return report with { Run = report.Run with { Region = null, Account = null, Problems = ["The parameter /probesuite/targets names no target."] } };
        }
    }

    private static Report Large => SomeReport.Of(
        [.. Enumerable.Range(1, 14).Select(number => $"https://service-{number}.internal.example.com/health")],
        Enumerable.Range(1, 9).ToDictionary(number => $"placement-{number}", number => string.Concat("ooxdoxooxdoXo?"[..^(number % 2)], number % 2 == 1 ? "-" : "")));

    private static Report LongNames => SomeReport.Of(
        ["the-payments-service-of-the-northern-region-behind-the-broker", "the-payments-service-of-the-southern-region-behind-the-broker", "dns"],
        new() { ["a-placement-with-a-name-of-sixty-characters-for-the-first-a"] = "oxd", ["a-placement-with-a-name-of-sixty-characters-for-the-other-a"] = "xXo" });

    [Theory]
    [MemberData(nameof(Names))]
    public void Report_reads_like_its_golden_file(string name) => Golden.Matches($"Rendering/{name}.txt",
        $"Subject: {ReportText.Subject(Reports[name])}\n\n{ReportText.Render(Reports[name], name == "disagreement" ? "s3://reports/reports/2026/01/02/7f3a.json" : null)}");

    [Theory]
    [MemberData(nameof(Names))]
    public void Subject_is_one_short_line_of_ascii(string name) => Assert.Matches(@"\A[ -~]{10,100}\z", ReportText.Subject(Reports[name]));

    [Fact]
    public void What_is_wrong_comes_before_the_matrix_and_agreement_in_one_line()
    {
        var text = ReportText.Render(Disagreement);
        Assert.True(text.IndexOf("Not as predicted", StringComparison.Ordinal) < text.IndexOf('✓', StringComparison.Ordinal));
        Assert.DoesNotContain("As predicted, ", ReportText.Render(Agreement), StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_path_with_something_wrong_at_its_end_is_told_once()
    {
        var report = SomeReport.Of("""
                            internet
            no-vpc             o
            private-subnet     o
            """);
        foreach (var placement in new[] { "no-vpc", "private-subnet" })
        {
            report = report.With(placement, "internet", cell => cell with
            {
                Observed = cell.Observed! with { Outcome = "tls failed" },
                Explanation = "As predicted, the server was reached, but TLS failed (the certificate is expired).",
            });
        }

        Assert.Contains(
            "Reached, and something is wrong there no-vpc, private-subnet → internet: The server was reached, but TLS failed (the certificate is expired). ",
            System.Text.RegularExpressions.Regex.Replace(ReportText.Render(report), @"\s+", " "), StringComparison.Ordinal);
        Assert.Equal("ProbeSuite eu-west-1: all 2 cells are as predicted; 2 open paths end in an error", ReportText.Subject(report));
        Assert.StartsWith("⚠️ **All 2 cells are as predicted; ", ReportMarkdown.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_one_cause_is_told_once_though_each_tried_another_address_for_another_time()
    {
        var report = SomeReport.Of("""
                            internet s3 sqs
            no-vpc             o     o   o
            private-subnet     X     X   X
            """);
        report = report with
        {
            Cells = [.. report.Cells.Select((cell, index) => !cell.Agreement.IsDisagreement() ? cell : cell with
            {
                Observed = cell.Observed! with { RemoteAddress = $"203.0.113.{index}:443" },
                Explanation = $"Nothing came back from 203.0.113.{index}:443.",
                Change = cell.Target == "sqs" ? new(ChangeKind.Began, ProbeSuite.Comparison.Agreement.OpenAsPredicted, null, null, null) : null,
            })],
        };

        Assert.Contains(
            "\n  private-subnet → sqs, new; private-subnet → internet, s3: Nothing came back from 203.0.113.5:443,\n    203.0.113.3:443 and 203.0.113.4:443.\n\n",
            ReportText.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_names_its_subject_once()
    {
        var report = Agreement with { Findings = [new("r", Severity.Problem, "nat-1", "nat-1 is down.", null, null), new("r", Severity.Problem, "rtb-1", "A route is lost.", null, null)] };

        Assert.Contains("\n  nat-1 is down.\n  rtb-1: A route is lost.\n", ReportText.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_from_the_network_commands_no_terminal()
    {
        var report = SomeReport.Of("""
                            internet
            no-vpc             X
            """).With("no-vpc", "internet", cell => cell with { Explanation = "banner \u001b[2Jgone\r\nSubject: \u202eforged\u0007", Fix = "one\u001b[31m\ntwo" });
        var text = ReportText.Render(report);

        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain('\u202e', text);
        Assert.Contains("banner �[2Jgone Subject: �forged�", text, StringComparison.Ordinal);
        Assert.Contains("    Fix: one�[31m\n         two\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_lists_the_first_thirty_and_counts_the_rest()
    {
        var report = SomeReport.Of([.. Enumerable.Range(1, 40).Select(number => $"t{number}")], new() { ["no-vpc"] = new('X', 40) });
        report = report with { Cells = [.. report.Cells.Select(cell => cell with { Explanation = $"{cell.Target} did not answer." })] };
        var text = ReportText.Render(report);

        Assert.Contains("no-vpc → t30:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("no-vpc → t31:", text, StringComparison.Ordinal);
        Assert.Contains("  and 10 more\n", text, StringComparison.Ordinal);
        Assert.Equal("ProbeSuite eu-west-1: 40 of 40 cells not as predicted: no-vpc -> t1, no-vpc -> t2 and 38 more", ReportText.Subject(report));
    }

    [Fact]
    public void What_one_change_mends_and_what_has_one_cause_is_told_once()
    {
        var report = SomeReport.Of("""
                            internet s3 sqs
            no-vpc             o     o   o
            private-subnet     X     X   X
            endpoint           X     o   X
            """);
        report = report with { Cells = [.. report.Cells.Select(cell => cell with { Fix = cell.Agreement.IsDisagreement() ? "Mend it." : null })] };
        var text = ReportText.Render(report);

        Assert.Contains("private-subnet → all targets; endpoint → internet, sqs: Nothing came back within 3 s", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), line => line == "    Fix: Mend it.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_is_wider_than_a_mail_shows_it_unless_a_name_alone_is(string name) => Assert.All(
        ReportText.Render(Reports[name]).Split('\n'), line => Assert.True(line.Length <= 100 || !line.Trim().Contains(' ', StringComparison.Ordinal), line));

    [Fact]
    public void A_cut_report_says_so_and_keeps_its_numbers()
    {
        var report = Disagreement with { Cells = [], Cut = "Left out for want of room: all cells. The whole report is s3://reports/7f3a.json" };
        var text = ReportText.Render(report);

        Assert.StartsWith("3 of 12 cells are not as predicted, 1 not known; 1 law is broken.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("all cells. The whole report is s3://reports/7f3a.json\n", text, StringComparison.Ordinal);
    }
}
