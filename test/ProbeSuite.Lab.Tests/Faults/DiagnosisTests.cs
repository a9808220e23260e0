using ProbeSuite.Comparison;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Laws;

namespace ProbeSuite.Lab.Tests.Faults;

public sealed class DiagnosisTests
{
    private static readonly Fault Nat = new("nat", "the NAT gateway drops packets", "nat-1", """
        private web s3: unexpectedly blocked, silent
        law nat-works: broken
        problem was denied
        """);

    [Fact]
    public void All_that_is_due_and_nothing_else_is_a_detection()
    {
        var diagnosis = Diagnosis.Of(Nat, Healthy, Broken);

        Assert.Empty(diagnosis.Missing);
        Assert.Empty(diagnosis.Excess);
        Assert.True(diagnosis.IsDetected);
        Assert.True(diagnosis.IsNamed);
    }

    [Fact]
    public void What_is_not_seen_is_missing()
    {
        var diagnosis = Diagnosis.Of(Nat, Healthy, Healthy);

        Assert.Equal(["private web s3: unexpectedly blocked, silent", "law nat-works: broken", "problem was denied"], diagnosis.Missing);
        Assert.False(diagnosis.IsDetected);
    }

    [Fact]
    public void What_changes_besides_is_excess()
    {
        var more = Broken with { Findings = [new("idle", Severity.Advice, "eip-1", "It is idle.", null, 3)] };

        Assert.Equal(["finding idle eip-1"], Diagnosis.Of(Nat, Healthy, more).Excess);
    }

    [Fact]
    public void A_cell_that_is_gone_is_excess()
    {
        var less = Broken with { Cells = [.. Broken.Cells.SkipLast(1)] };

        Assert.Equal(["no cell private db"], Diagnosis.Of(Nat, Healthy, less).Excess);
    }

    [Fact]
    public void A_cell_that_does_not_tell_the_cause_is_listed()
    {
        var vague = Broken with { Cells = [Broken.Cells[0] with { Explanation = "Silence." }, .. Broken.Cells.Skip(1)] };
        var diagnosis = Diagnosis.Of(Nat, Healthy, vague);

        Assert.Equal(["private web"], diagnosis.Unnamed);
        Assert.True(diagnosis.IsDetected);
    }

    [Fact]
    public void A_run_without_a_report_is_judged_by_what_it_said()
    {
        var fault = new Fault("ssm", "the parameter is gone", "/targets", "no report: There is no parameter");

        Assert.True(Diagnosis.OfFailure(fault, "failed: There is no parameter /targets.") is { IsDetected: true, IsNamed: true });
        Assert.True(Diagnosis.OfFailure(fault, "failed: no memory") is { IsDetected: false, IsNamed: false });
    }

    private static Report Healthy { get; } = Of(Judgement.Holds, [], Agreement.OpenAsPredicted, "answered", "Fine.");

    private static Report Broken { get; } = Of(Judgement.Broken, ["sns:Publish was denied near nat-1."], Agreement.UnexpectedlyBlocked, "silent", "Look at nat-1.");

    private static Report Of(Judgement law, string[] problems, Agreement agreement, string outcome, string explanation) => new()
    {
        Run = new() { Id = "1", StartedAt = DateTimeOffset.UnixEpoch, Trigger = "lab", SuiteVersion = "1", Problems = problems },
        Summary = Summary.Of([]),
        Placements = [],
        Targets = [],
        Cells = [Cell("web", agreement, outcome, explanation), Cell("s3", agreement, outcome, explanation), Cell("db", Agreement.OpenAsPredicted, "answered", "Fine.")],
        Laws = [new("nat-works", "It works.", law, [])],
    };

    private static Cell Cell(string target, Agreement agreement, string outcome, string explanation) => new()
    {
        Placement = "private",
        Target = target,
        Agreement = agreement,
        Observed = new() { Path = PathState.Open, Permission = Permission.NotAsked, Outcome = outcome },
        Predicted = new(PathState.Open, null, [], []),
        Explanation = explanation,
    };
}
