using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Laws.Findings;
using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

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

    /// <summary>All as predicted, nothing changed.</summary>
    public static Report Agreement { get; } = Of(4, 5, "", []) is var report
        ? report with { Summary = report.Summary with { ChangedSinceLastRun = [] } }
        : throw new InvalidOperationException();

    /// <summary>One of everything that can be wrong.</summary>
    public static Report Disagreement { get; } = Wrong();

    /// <summary>The runs before <see cref="Disagreement"/>.</summary>
    public static History Before { get; } = new(
    [
        .. Enumerable.Range(1, 6).Reverse().Select(hours => new PastRun($"run-{hours}", Now.AddHours(-hours),
            [.. Disagreement.Cells.Where(cell => hours < 5 || cell.Target != "dns").Select(cell => new PastCell(cell.Placement, cell.Target, hours > 3 && cell.Since is not null ? ProbeSuite.Comparison.Agreement.OpenAsPredicted : cell.Agreement))])),
    ]);

    /// <summary>Nothing was asked.</summary>
    public static Report Nothing { get; } = SomeReport.Of([], []) with { Run = SomeReport.Of([], []).Run with { Problems = ["The parameter /probesuite/targets names no target."] } };

    /// <summary>100 placements, 50 targets, names as long as people make them, one cell in fifty wrong.</summary>
    public static Report Large()
    {
        var small = Of(4, 5, "", []);
        string[] names = [.. Enumerable.Range(0, 50).Select(number => $"https://service-{number:00}.internal.example.com/health")];
        var placements = Enumerable.Range(0, 100).Select(number => small.Placements[number % 4] with { Name = $"team-{number:00}-{small.Placements[number % 4].Name}", Subnets = number % 4 == 0 ? [] : [$"subnet-{number:00}"] }).ToArray();
        Cell[] cells =
        [
            .. placements.SelectMany((placement, row) => names.Select((name, column) =>
            {
                var cell = small.Cells[(row % 4 * 5) + (column % 5)] with { Placement = placement.Name, Target = name };
                return ((row * 50) + column) % 50 == row % 7 ? cell with { Agreement = ProbeSuite.Comparison.Agreement.UnexpectedlyBlocked, Since = Now.AddHours(-2) } : cell;
            })),
        ];
        return small with { Placements = placements, Targets = [.. names.Select(name => new ProbeSuite.Wire.TargetEntry(name, name))], Cells = cells, Summary = Summary.Of(cells) };
    }

    /// <summary>Every text that may come from the network or from people is this one.</summary>
    public static Report Hostile(string text)
    {
        var step = new Step(text, Direction.Forward, PathState.Blocked, text, text, text, text);
        var cell = Disagreement.Cells.First(cell => cell.Agreement == ProbeSuite.Comparison.Agreement.UnexpectedlyBlocked) with
        {
            Placement = text,
            Target = text,
            Explanation = text,
            Fix = text,
            Predicted = new(PathState.Blocked, text, [text], [step, step with { Gate = "route table" }, step with { Gate = "network ACL inbound", Direction = Direction.Return }]),
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
            Placements = [new() { Name = text, Function = text, Vpc = text, Subnets = [text], SecurityGroups = [text], State = text, Probe = new(true, 1, [text], text) }],
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
        var report = Of(4, 5, "acl acl-cut vpc-a on=isolated : in 90 deny tcp 1024-65535 10.0.4.0/24; in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0",
            new()
            {
                ["private-subnet → database"] = Seen("database", new Outcome.Silent(Stage.Tcp, 3000)),
                ["isolated → internet"] = Seen("internet", new Outcome.Connected()),
                ["public-subnet → dns"] = Seen("dns", new Outcome.ResolverFailed("SERVFAIL")),
            });
        Cell[] cells =
        [
            .. report.Cells.Select(cell => cell.Placement == "no-vpc" && cell.Target == "dns"
                ? Comparer.NotRun("no-vpc", Targets[4], new() { Path = PathState.Open }, new("probesuite-no-vpc is Inactive.", "Invoke it again in a minute."))
                : cell.Agreement == ProbeSuite.Comparison.Agreement.UnexpectedlyBlocked ? cell with { Since = Now.AddHours(-3), Fix = "Let sg-db take tcp 5432 from sg-fn.\n  aws ec2 authorize-security-group-ingress --group-id sg-db --protocol tcp --port 5432 --source-group sg-fn" } : cell),
        ];
        return report with
        {
            Run = report.Run with { Problems = ["ec2:DescribeDhcpOptions was denied: UnauthorizedOperation."] },
            Cells = cells,
            Summary = Summary.Of(cells) with { ChangedSinceLastRun = ["private-subnet → database: was open as predicted, is unexpectedly blocked"] },
            Laws = [.. report.Laws.Select((law, index) => index == 3 ? law with { Verdict = Judgement.Broken } : law)],
        };
    }

    private static Report Of(int placements, int targets, string edits, Dictionary<string, Observation> seen)
    {
        var snapshot = NetworkText.Read(StandardNetwork.Text, edits);
        var (predictor, comparer) = (new Predictor(snapshot), new Comparer(snapshot, null));
        Cell[] cells =
        [
            .. from placement in Placements.Take(placements)
               from target in Targets.Take(targets)
               let predicted = predictor.Predict(placement.Placement, target)
               select comparer.Compare(placement.Name, target, predicted,
                   seen.GetValueOrDefault($"{placement.Name} → {target.Name}") ?? Seen(target.Name, predicted.Path == PathState.Open ? new Outcome.Connected() : new Outcome.Silent(Stage.Tcp, 3000)),
                   () => predictor.FixFor(placement.Placement, target)),
        ];
        var report = SomeReport.Of([], []) with
        {
            Placements = [.. Placements.Take(placements).Select(placement => Facts(placement.Name, placement.Placement))],
            Targets = [.. Targets.Take(targets).Select(target => new ProbeSuite.Wire.TargetEntry(target.Name, target.Url))],
            Cells = cells,
            Summary = Summary.Of(cells),
            Findings = Audit.Of(snapshot),
        };
        return report with { Laws = LawBook.Judge(report, snapshot) };
    }

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

    private static Observation Seen(string target, Outcome outcome) => new()
    {
        Target = target,
        Outcome = outcome,
        RemoteAddress = Targets.First(other => other.Name == target).Url[6..],
        Stages = [new(Stage.Dns, 0, 1.2, "10.0.4.10 (private)"), new(Stage.Tcp, 1.3, outcome is Outcome.Silent ? 3000 : 0.7, outcome is Outcome.Silent ? null : "from 169.254.100.3:52402")],
    };
}
