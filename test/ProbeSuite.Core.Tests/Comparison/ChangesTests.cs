using ProbeSuite.Comparison;

namespace ProbeSuite.Tests.Comparison;

public class ChangesTests
{
    [Fact]
    public void The_same_cells_are_no_change() =>
        Assert.Empty(Between(
            [SomeReport.Cell("private", "db", Agreement.OpenAsPredicted), SomeReport.Cell("public", "db", Agreement.NotRun)],
            [SomeReport.Cell("public", "db", Agreement.NotRun), SomeReport.Cell("private", "db", Agreement.OpenAsPredicted)]));

    [Fact]
    public void Another_agreement_is_told_with_both_words() =>
        Assert.Equal(
            ["private → db: was open as predicted, is unexpectedly blocked"],
            Between([SomeReport.Cell("private", "db", Agreement.OpenAsPredicted)], [SomeReport.Cell("private", "db", Agreement.UnexpectedlyBlocked)]));

    [Theory]
    [InlineData("203.0.113.1", true)]
    [InlineData("AWS-owned", false)]        // lent by AWS, and another one tomorrow
    [InlineData(null, false)]
    public void An_address_that_should_stay_is_news_when_it_changes(string? expected, bool told)
    {
        var changes = Between(
            [SomeReport.Cell("private", "egress", Agreement.OpenAsPredicted, "203.0.113.1", expected)],
            [SomeReport.Cell("private", "egress", Agreement.OpenAsPredicted, "203.0.113.2", expected)]);

        Assert.Equal(told ? ["private → egress: the world saw 203.0.113.1, now sees 203.0.113.2"] : [], changes);
    }

    [Fact]
    public void A_permission_that_was_taken_is_told() =>
        Assert.Equal(
            ["private → s3: permission was granted, is denied"],
            Between(
                [SomeReport.Cell("private", "s3", Agreement.OpenAsPredicted, permission: Permission.Granted)],
                [SomeReport.Cell("private", "s3", Agreement.OpenAsPredicted, permission: Permission.Denied)]));

    [Fact]
    public void What_is_new_is_told_once_and_what_is_gone_only_of_a_whole_run()
    {
        Cell[] before = [SomeReport.Cell("a", "db", Agreement.Unknown), SomeReport.Cell("b", "db", Agreement.Unknown)];
        Cell[] now = [SomeReport.Cell("a", "db", Agreement.Unknown), SomeReport.Cell("a", "web", Agreement.Unknown)];

        Assert.Equal(["target web is new", "placement b is no longer asked"], Between(before, now));
        Assert.Equal(["target web is new"], Between(before, now, whole: false));
    }

    [Fact]
    public void What_is_over_is_told_with_how_long_it_lasted()
    {
        Report? report = null;
        var history = History.Empty;
        foreach (var (index, agreement) in new[] { Agreement.OpenAsPredicted, Agreement.UnexpectedlyBlocked, Agreement.UnexpectedlyBlocked, Agreement.UnexpectedlyBlocked, Agreement.OpenAsPredicted }.Index())
        {
            var run = SomeReport.With(SomeReport.Cell("private-subnet", "internet", agreement));
            run = run with { Run = run.Run with { Id = $"run-{index}", StartedAt = run.Run.StartedAt.AddMinutes(index * 130 / 3.0) } };
            report = Sequel.Of(run, report, history, Confirmations.Off, whole: true);
            history = history.With(run);
        }

        Assert.Equal(["private-subnet → internet: over, was unexpectedly blocked for 2 h 10 min (3 runs)"], report!.Summary.ChangedSinceLastRun);
    }

    private static IReadOnlyList<string> Between(Cell[] before, Cell[] now, bool whole = true)
    {
        var (past, present) = (SomeReport.With(before), SomeReport.With(now));
        present = present with { Run = present.Run with { Id = "run-2", StartedAt = past.Run.StartedAt.AddMinutes(10) } };
        return Sequel.Of(present, past, History.Empty.With(past), Confirmations.Off, whole).Summary.ChangedSinceLastRun!;
    }
}
