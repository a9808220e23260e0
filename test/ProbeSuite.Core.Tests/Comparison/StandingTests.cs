using System.Globalization;
using ProbeSuite.Comparison;

namespace ProbeSuite.Tests.Comparison;

/// <summary>What counts of a cell, run after run: <c>o</c> open, <c>x</c> blocked, <c>X</c> unexpectedly blocked, <c>-</c> not run.</summary>
public class StandingTests
{
    private static readonly DateTimeOffset First = new(2026, 11, 24, 22, 0, 0, TimeSpan.Zero);

    [Theory]
    //          runs             needed  what is told after which run
    [InlineData("oooo", "1/1", "")]
    [InlineData("ooXXo", "1/1", "2 began X; 4 over X 20 min 2")]
    [InlineData("oxo", "1/1", "1 began x; 2 over x 10 min 1")]                       // as predicted, and a path that closed for a while
    [InlineData("oX-Xo", "1/1", "1 began X; 2 began -; 3 began X; 4 over X 10 min 1")]
    [InlineData("ooXo", "2/3", "")]                                                 // one run alone is no news
    [InlineData("ooXoXoo", "2/3", "4 began X; 5 over X 10 min 1")]                  // two of three, and two of three again
    [InlineData("ooXXXXoo", "2/3", "3 began X; 7 over X 40 min 4")]                 // told late, and with its true length
    [InlineData("ooXXXoXoo", "3/3", "4 began X")]
    [InlineData("oX-Xooo", "2/3", "3 began X; 5 over X 30 min 2")]                  // a run without an answer neither confirms nor ends
    [InlineData("oXoXoXoXoXoooooooo", "2/3", "3 began X; 4 over X 10 min 1; 5 flaps o; 15 steady o")]
    public void What_is_told_is_each_confirmed_change_once(string runs, string needed, string told) => Assert.Equal(told, Told(runs, needed));

    [Fact]
    public void Without_confirmations_flapping_is_said_and_every_change_is_told()
    {
        Assert.Equal("1 began X; 2 over X 10 min 1; 3 began X; 4 over X 10 min 1; 5 began X", Told("oXoXoX", "1/1"));
        Assert.True(Follow("oXoXoX", "1/1")[^1].Standing.Flapping);
    }

    [Fact]
    public void Whatever_runs_say_no_state_is_told_twice_in_a_row_and_each_begin_ends_once()
    {
        var random = new Random(20_261_125);
        for (var round = 0; round < 2_000; round++)
        {
            var needed = new[] { "1/1", "2/2", "2/3", "3/4", "3/5" }[random.Next(5)];
            var calm = random.Next(2, 12);
            var letters = new List<char> { 'o' };
            while (letters.Count < 60)
            {
                letters.Add(random.Next(calm) == 0 ? "oxX-"[random.Next(4)] : letters[^1]);
            }

            var runs = string.Concat(letters);
            var steps = Follow(runs, needed);
            var (counts, flapping, begun, ended) = (Agreement.OpenAsPredicted, false, 0, 0);
            foreach (var (standing, change) in steps)
            {
                if (change is null)
                {
                    Assert.Equal(counts, standing.Agreement);
                    continue;
                }

                // What a message says was, an earlier one said is: nothing is told twice, and nothing ends that did not begin.
                Assert.Equal(counts, change.Was);
                Assert.True(change.Kind is not (ChangeKind.Began or ChangeKind.Over) || standing.Agreement != counts, runs);
                Assert.True(change.Kind != ChangeKind.Flaps || !flapping, runs);
                Assert.True(change.Kind != ChangeKind.Steady || flapping, runs);
                Assert.True(change.Kind is not (ChangeKind.Began or ChangeKind.Over) || !flapping, runs);
                flapping = change.Kind == ChangeKind.Flaps || (flapping && change.Kind != ChangeKind.Steady);
                begun += change.Kind == ChangeKind.Flaps ? 1 : 0;
                ended += change.Kind == ChangeKind.Steady ? 1 : 0;
                counts = standing.Agreement;
            }

            Assert.InRange(begun - ended, 0, 1);
            Assert.True(needed != "1/1" || steps[^1].Standing.Agreement == Meaning(runs[^1]), runs);
            Assert.True(needed == "1/1" || flapping == steps[^1].Standing.Flapping, runs);
        }
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2 of 3", 2, 3)]
    [InlineData("20/20", 20, 20)]
    public void Confirmations_are_read(string text, int needed, int last)
    {
        Assert.True(Confirmations.TryParse(text, out var read));
        Assert.Equal(new(needed, last), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("3/2")]
    [InlineData("0/0")]
    [InlineData("1/2")]         // both answers could have it
    [InlineData("2/4")]
    [InlineData("-2/-3")]
    [InlineData("20/21")]
    [InlineData("two of three")]
    public void Others_are_refused(string text) => Assert.False(Confirmations.TryParse(text, out _));

    private static string Told(string runs, string needed) => string.Join("; ", Follow(runs, needed).Index().Where(step => step.Item.Change is not null).Select(step =>
    {
        var change = step.Item.Change!;
        var over = change.Kind == ChangeKind.Over ? string.Create(CultureInfo.InvariantCulture, $" {change.Lasted!.Value.TotalMinutes} min {change.Runs}") : "";
        return $"{step.Index} {change.Kind.ToString().ToLowerInvariant()} {Letter(change.Kind == ChangeKind.Over ? change.Was : step.Item.Standing.Agreement)}{over}";
    }));

    /// <summary>Follows a cell through the runs, ten minutes apart, each told of.</summary>
    private static List<(Standing Standing, CellChange? Change)> Follow(string letters, string needed)
    {
        Assert.True(Confirmations.TryParse(needed, out var confirmations));
        var steps = new List<(Standing, CellChange?)>();
        var (before, history) = ((Report?)null, History.Empty);
        foreach (var (index, letter) in letters.Index())
        {
            var report = SomeReport.With(SomeReport.Cell("private", "db", Meaning(letter)));
            report = report with { Run = report.Run with { Id = $"run-{index}", StartedAt = First.AddMinutes(10 * index) } };
            before = Sequel.Of(report, before, history, confirmations, whole: true);
            history = history.With(report);
            steps.Add((before.Cells[0].Counted, before.Cells[0].Change));
        }

        return steps;
    }

    private static Agreement Meaning(char letter) => letter switch
    {
        'o' => Agreement.OpenAsPredicted,
        'x' => Agreement.BlockedAsPredicted,
        'X' => Agreement.UnexpectedlyBlocked,
        _ => Agreement.NotRun,
    };

    private static char Letter(Agreement agreement) => "oxX!?-"[(int)agreement];
}
