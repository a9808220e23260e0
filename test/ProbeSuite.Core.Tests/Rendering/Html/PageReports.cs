using System.Net;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Laws.Findings;
using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;
using static ProbeSuite.Comparison.Agreement;

namespace ProbeSuite.Tests.Rendering.Html;

/// <summary>Reports as the aggregator makes them, over the standard network: what was seen is made up, the rest is the program's own.</summary>
internal static class PageReports
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly (string Name, Placement Placement)[] Placements =
    [
        ("no-vpc", Placement.NoVpc),
        ("private-subnet", new() { VpcId = "vpc-a", SubnetIds = ["private"], SecurityGroupIds = ["sg-fn"] }),
        ("public-subnet", new() { VpcId = "vpc-a", SubnetIds = ["public"], SecurityGroupIds = ["sg-fn"] }),
        ("isolated", new() { VpcId = "vpc-a", SubnetIds = ["isolated"], SecurityGroupIds = ["sg-fn"] }),
    ];

    private static readonly Target[] Targets =
    [
        Target.Parse("tcp://93.184.216.34:443", "internet"),
        Target.Parse("tcp://10.0.4.10:5432", "database"),
        Target.Parse("tcp://10.1.1.10:22", "peered"),
        Target.Parse("tcp://10.2.1.10:22", "spoke"),
        Target.Parse("dns://sqs.eu-west-1.amazonaws.com", "dns"),
    ];

    private static readonly Dictionary<string, IReadOnlyList<IPAddress>> Names = new()
    {
        ["example.com"] = [IPAddress.Parse("93.184.216.34"), IPAddress.Parse("93.184.216.35")],
        ["cluster.example.com"] = [IPAddress.Parse("10.0.4.10"), IPAddress.Parse("10.1.1.10")],
    };

    /// <summary>All as predicted, nothing changed.</summary>
    public static Report Agreement { get; } = Of(Placements, Targets, "", []) is var report
        ? report with { Summary = report.Summary with { ChangedSinceLastRun = [] } }
        : throw new InvalidOperationException();

    /// <summary>One of everything that can be wrong.</summary>
    public static Report Disagreement { get; } = Wrong();

    /// <summary>The runs before <see cref="Disagreement"/>.</summary>
    public static History Before { get; } = Enumerable.Range(1, 6).Reverse().Aggregate(History.Empty, (past, hours) => past.With(Disagreement with
    {
        Run = Disagreement.Run with { Id = $"run-{hours}", StartedAt = Now.AddHours(-hours) },
        Cells =
        [
            .. Disagreement.Cells.Where(cell => hours < 5 || cell.Target != "dns")
                .Select(cell => hours > 3 && cell.Since is not null ? cell with { Agreement = OpenAsPredicted } : cell),
        ],
    }));

    /// <summary>Nothing was asked.</summary>
    public static Report Nothing { get; } = SomeReport.Of([], []) is var report
        ? report with { Run = report.Run with { Problems = ["The parameter /probesuite/targets names no target."] } }
        : throw new InvalidOperationException();

    /// <summary>A function in two zones, one of which has no route out; a name with addresses that fare differently.</summary>
    public static Report Zones { get; } = TwoZones();

    /// <summary>A NAT gateway that failed, which several cells need, over IPv6 too.</summary>
    public static Report NatFailed { get; } = Of(
        Placements[..2],
        [.. Targets, Target.Parse("https://example.com/", "shop"), Target.Parse("tcp://[2606:2800:220:1::1]:443", "internet6")],
        "nat nat-a vpc-a in=public lends=10.0.2.4~52.0.0.1 state=failed",
        []);

    /// <summary>
    /// 100 placements, 50 targets, everything as long as real networks have it: two zones with a NAT gateway each, ways
    /// there and back, four stages, a certificate. Of five cells one is not as predicted.
    /// </summary>
    public static Report Large()
    {
        (string Name, Placement Placement)[] placements =
        [
            .. Enumerable.Range(0, 100).Select(number => ($"team-{number:00}-orders-processing-private-subnets", new Placement
            {
                VpcId = "vpc-0a1b2c3d4e5f60718",
                SubnetIds = [HeavyNetwork.Subnet('a'), HeavyNetwork.Subnet('b')],
                SecurityGroupIds = [HeavyNetwork.Group],
            })),
        ];
        Target[] targets =
        [
            .. Enumerable.Range(0, 50).Select(number => Target.Parse($"https://service-{number:00}.payments.internal.example.com/health/ready?family=ipv4&patience=3s&status=200-399")),
        ];
        var cells = HeavyNetwork.Cells(placements, targets, Now).ToArray();
        return Agreement with
        {
            Placements = [.. placements.Select(placement => Facts(placement.Name, placement.Placement))],
            Targets = [.. targets.Select(target => new TargetEntry(target.Name, target.Url))],
            Cells = cells,
            Summary = Summary.Of(cells),
        };
    }

    /// <summary>Thirty runs before a report, in each of which other cells were open.</summary>
    public static History Restless(Report report) => Enumerable.Range(1, 30).Reverse().Aggregate(History.Empty, (past, run) => past.With(report with
    {
        Run = report.Run with { Id = $"run-{run}", StartedAt = Now.AddMinutes(-5 * run) },
        Cells = [.. report.Cells.Select((cell, index) => (index + run) % 7 > 0 ? cell : cell with { Agreement = OpenAsPredicted })],
    }));

    /// <summary>Every text that may come from the network or from people is this one.</summary>
    public static Report Hostile(string text)
    {
        var step = new Step(text, Direction.Forward, PathState.Blocked, text, text, text, text);
        Step[] steps = [step, step with { Gate = "route table" }, step with { Gate = "network ACL inbound", Direction = Direction.Return }];
        var cell = Disagreement.Cells.First(cell => cell.Agreement == UnexpectedlyBlocked) with
        {
            Placement = text,
            Target = text,
            Explanation = text,
            Fix = text,
            Predicted = new(PathState.Blocked, text, [text], steps, [new([new(text, text, text)], [text], false, steps), new([new("other", text, text)], [text], true, steps)]),
            Observed = new()
            {
                Path = PathState.Open,
                Permission = Permission.NotAsked,
                Outcome = text,
                Address = text,
                Error = text,
                RemoteAddress = text,
                ServedVia = text,
                Stages = [new(Stage.Tls, 0, 1, text)],
                Certificate = new(text, text, [text], Now, Now, text),
            },
        };
        return Disagreement with
        {
            Run = Disagreement.Run with { Id = text, Trigger = text, Region = text, Account = text, SuiteVersion = text, Problems = [text] },
            Placements =
            [
                new() { Name = text, Function = text, Vpc = text, Subnets = [text], SecurityGroups = [text], State = text, Probe = new(true, 1, [text], text) },
            ],
            Targets = [new(text, text)],
            Cells = [cell],
            Summary = Summary.Of([cell]) with { ChangedSinceLastRun = [text] },
            Laws = [new(text, text, Judgement.Broken, [text])],
            Findings = [new(text, Severity.Problem, text, text, text, 1)],
            Cut = text,
        };
    }

    private static Report Wrong()
    {
        const string Fix =
            "Let sg-db take tcp 5432 from sg-fn.\n  aws ec2 authorize-security-group-ingress --group-id sg-db --protocol tcp --port 5432 --source-group sg-fn";
        const string Cut =
            "acl acl-cut vpc-a on=isolated : in 90 deny tcp 1024-65535 10.0.4.0/24; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0";
        var report = Of(Placements, Targets, Cut, new()
        {
            ["private-subnet → database"] = new Outcome.Silent(Stage.Tcp, 3000),
            ["isolated → internet"] = new Outcome.Connected(),
            ["public-subnet → dns"] = new Outcome.ResolverFailed("SERVFAIL"),
        });
        Cell[] cells =
        [
            .. report.Cells.Select(cell => cell is { Placement: "no-vpc", Target: "dns" }
                ? Comparer.NotRun("no-vpc", Targets[4], new() { Path = PathState.Open }, new("probesuite-no-vpc is Inactive.", "Invoke it again in a minute."))
                : cell.Agreement == UnexpectedlyBlocked ? cell with { Since = Now.AddHours(-3), Fix = Fix } : cell),
        ];
        return report with
        {
            Run = report.Run with { Problems = ["ec2:DescribeDhcpOptions was denied: UnauthorizedOperation."] },
            Cells = cells,
            Summary = Summary.Of(cells) with { ChangedSinceLastRun = ["private-subnet → database: was open as predicted, is unexpectedly blocked"] },
            Laws = [.. report.Laws.Select((law, index) => index == 3 ? law with { Verdict = Judgement.Broken } : law)],
        };
    }

    private static Report TwoZones()
    {
        const string Named = """
            subnet private  vpc-a 10.0.1.0/24 zone=a name=orders-a
            subnet isolated vpc-a 10.0.3.0/24 zone=b name=orders-b
            """;
        (string, Placement)[] placements =
        [
            ("orders", new() { VpcId = "vpc-a", SubnetIds = ["private", "isolated"], SecurityGroupIds = ["sg-fn"] }),
            ("no-vpc", Placement.NoVpc),
        ];
        Target[] targets =
        [
            Target.Parse("https://example.com/", "internet"),
            Target.Parse("tcp://10.0.4.10:5432", "database"),
            Target.Parse("tcp://10.1.1.10:22", "peered"),
            Target.Parse("https://cluster.example.com/", "cluster"),
        ];
        return Of(placements, targets, Named, new() { ["orders → internet"] = new Outcome.Silent(Stage.Tcp, 3000) });
    }

    /// <summary>A report over the standard network.</summary>
    /// <param name="placements">The rows.</param>
    /// <param name="targets">The columns.</param>
    /// <param name="edits">What is different in the network.</param>
    /// <param name="seen">What was seen, by <c>placement → target</c>, where it is not what the configuration lets expect.</param>
    public static Report Of(
        (string Name, Placement Placement)[] placements, Target[] targets, string edits, Dictionary<string, Outcome> seen)
    {
        var snapshot = NetworkText.Read(StandardNetwork.Text, edits);
        var (predictor, comparer) = (new Predictor(snapshot, Names), new Comparer(snapshot, null));
        Cell[] cells =
        [
            .. from placement in placements
               from target in targets
               let predicted = predictor.Predict(placement.Placement, target)
               let outcome = seen.GetValueOrDefault($"{placement.Name} → {target.Name}")
                   ?? (predicted.Path == PathState.Open ? new Outcome.Connected() : new Outcome.Silent(Stage.Tcp, 3000))
               select comparer.Compare(
                   placement.Name, target, predicted, Seen(target, outcome), () => predictor.FixFor(placement.Placement, target, BlockedSubnet(predicted))),
        ];
        var report = SomeReport.Of([], []) with
        {
            Placements = [.. placements.Select(placement => Facts(placement.Name, placement.Placement))],
            Targets = [.. targets.Select(target => new TargetEntry(target.Name, target.Url))],
            Cells = cells,
            Summary = Summary.Of(cells),
            Findings = Audit.Of(snapshot),
        };
        return report with { Laws = LawBook.Judge(report, snapshot) };
    }

    private static string? BlockedSubnet(Prediction predicted) =>
        predicted is { Path: PathState.Unknown, Ways: [{ Path: PathState.Blocked, Subnets: [var first, ..] }, ..] } ? first.Id : null;

    private static PlacementFacts Facts(string name, Placement placement) => new()
    {
        Name = name,
        Function = $"probesuite-{name}",
        Vpc = placement.VpcId,
        Subnets = placement.SubnetIds,
        SecurityGroups = placement.SecurityGroupIds,
        State = "Active",
        Probe = new(true, 57.4, ["169.254.100.3"], placement.InVpc ? "euw1-az1" : null),
    };

    private static Observation Seen(Target target, Outcome outcome) => new()
    {
        Target = target.Name,
        Outcome = outcome,
        RemoteAddress = Names.TryGetValue(target.Host, out var addresses) ? $"{addresses[0]}:443" : target.Url[6..],
        Stages =
        [
            new(Stage.Dns, 0, 1.2, "10.0.4.10 (private)"),
            new(Stage.Tcp, 1.3, outcome is Outcome.Silent ? 3000 : 0.7, outcome is Outcome.Silent ? null : "from 169.254.100.3:52402"),
        ],
    };
}
