using System.Text;
using ProbeSuite.Comparison;

namespace ProbeSuite.Tests.Comparison;

public class HistoryTests
{
    private static readonly DateTimeOffset First = new(2026, 11, 24, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_cell_says_what_each_run_that_asked_it_said()
    {
        var history = Of("private → db: o o X X", "private → web: . o . x");

        Assert.Equal("run-0 o, run-1 o, run-2 X, run-3 X", Said(history, "private", "db"));
        Assert.Equal("run-1 o, run-3 x", Said(history, "private", "web"));
        Assert.Empty(history.Of("nowhere", "db"));
        Assert.Equal((First.AddMinutes(20), 2, true), Streak(history, "private", "db"));
        Assert.Equal((First.AddMinutes(30), 1, true), Streak(history, "private", "web"));
        Assert.Null(history.StreakOf("nowhere", "db"));
    }

    [Fact]
    public void A_streak_passes_runs_that_did_not_ask_and_knows_when_it_may_be_older() =>
        Assert.Equal((First, 2, false), Streak(Of("private → db: o . o .", "private → web: o o o o"), "private", "db"));

    [Fact]
    public void Runs_that_end_in_another_order_stand_in_the_order_of_their_beginnings()
    {
        var (early, late) = (Report(0, ("private", "db", 'o')), Report(1, ("private", "db", 'X')));

        Assert.Equal("run-0 o, run-1 X", Said(History.Empty.With(late).With(early), "private", "db"));
    }

    [Fact]
    public void A_run_is_remembered_once()
    {
        var history = Of("private → db: o X");

        Assert.Same(history, history.With(Report(1, ("private", "db", 'o'))));
    }

    [Fact]
    public void The_oldest_runs_are_forgotten_and_so_are_cells_that_nobody_asks_any_more()
    {
        var history = Enumerable.Range(0, History.MostRuns + 5).Aggregate(History.Empty, (past, index) =>
            past.With(index < 5 ? Report(index, ("private", "db", 'o'), ("private", "old", 'o')) : Report(index, ("private", "db", index % 2 == 0 ? 'o' : 'X'))));

        Assert.Equal((History.MostRuns, "run-5"), (history.Runs.Count, history.Runs[0].Id));
        Assert.Equal(History.MostRuns, history.Of("private", "db").Count());
        Assert.Empty(history.Of("private", "old"));
        Assert.DoesNotContain("old", Encoding.UTF8.GetString(HistoryFile.Write(history)), StringComparison.Ordinal);
    }

    [Fact]
    public void It_agrees_with_a_list_of_all_answers()
    {
        var random = new Random(20_261_125);
        for (var round = 0; round < 200; round++)
        {
            var (history, slow) = (History.Empty, new List<(int At, char Said)>());
            foreach (var index in Enumerable.Range(0, random.Next(1, 40)).OrderBy(_ => random.Next()))
            {
                var letter = "oxX!?-."[random.Next(7)];
                history = history.With(letter == '.' ? Report(index) : Report(index, ("a", "t", letter)));
                slow.Add((index, letter));
            }

            var expected = slow.Where(run => run.Said != '.').OrderBy(run => run.At).Select(run => $"run-{run.At} {run.Said}").ToArray();
            Assert.Equal(string.Join(", ", expected), Said(history, "a", "t"));
            Assert.Equal(string.Join(", ", expected), Said(HistoryFile.Read(HistoryFile.Write(history)), "a", "t"));
            var last = slow.Where(run => run.Said != '.').OrderByDescending(run => run.At).Select(run => run.Said).ToArray();
            Assert.Equal(last.TakeWhile(said => said == last[0]).Count(), history.StreakOf("a", "t")?.Runs ?? 0);
        }
    }

    [Fact]
    public void The_file_names_runs_and_targets_once_and_counts_what_stays() => Assert.Equal(
        """
        {"version":1,"runs":[{"id":"run-0","startedAt":"2026-11-24T22:00:00+00:00"},{"id":"run-1","startedAt":"2026-11-24T22:10:00+00:00"},{"id":"run-2","startedAt":"2026-11-24T22:20:00+00:00"}],"targets":["db","web"],"placements":[{"name":"private","cells":"o2X .x?"},{"name":"public","cells":"-3 .3"}]}
        """,
        Encoding.UTF8.GetString(HistoryFile.Write(Of("private → db: o o X", "private → web: . x ?", "public → db: - - -"))));

    [Theory]
    [InlineData("", "broken at line 1")]
    [InlineData("{\"version\":1,", "broken at line 1")]
    [InlineData("[]", "broken at line 1")]
    [InlineData("null", "lacks runs")]
    [InlineData("{}", "is of version 0")]
    [InlineData("{\"version\":2,\"runs\":[],\"targets\":[],\"placements\":[]}", "is of version 2, and this suite knows version 1")]
    [InlineData("{\"version\":1,\"runs\":[{\"id\":\"a\",\"startedAt\":\"2026-11-24T22:00:00Z\"}],\"targets\":[\"t\"],\"placements\":[{\"name\":\"p\",\"cells\":\"o2\"}]}", "\"o2\", which are no 1 runs")]
    [InlineData("{\"version\":1,\"runs\":[{\"id\":\"a\",\"startedAt\":\"2026-11-24T22:00:00Z\"}],\"targets\":[\"t\"],\"placements\":[{\"name\":\"p\",\"cells\":\"o99999999999\"}]}", "no 1 runs")]
    [InlineData("{\"version\":1,\"runs\":[{\"id\":\"a\",\"startedAt\":\"2026-11-24T22:00:00Z\"}],\"targets\":[\"t\"],\"placements\":[{\"name\":\"p\",\"cells\":\"Z\"}]}", "no 1 runs")]
    [InlineData("{\"version\":1,\"runs\":[],\"targets\":[\"t\"],\"placements\":[{\"name\":\"p\",\"cells\":\"o o\"}]}", "2 cells for 1 targets")]
    [InlineData("{\"version\":1,\"runs\":[],\"targets\":[null],\"placements\":[null]}", "0 cells for 1 targets")]
    [InlineData("{\"version\":1,\"runs\":[{\"id\":\"a\",\"startedAt\":\"2026-11-24T22:00:00Z\"},{\"id\":\"a\",\"startedAt\":\"2026-11-24T22:00:00Z\"}],\"targets\":[],\"placements\":[]}", "not in order")]
    [InlineData("{\"version\":1,\"runs\":[null],\"targets\":[],\"placements\":[]}", "lacks runs")]
    public void A_file_that_is_none_says_in_what_way(string json, string way) =>
        Assert.Contains(way, Assert.Throws<FormatException>(() => HistoryFile.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_hundred_placements_and_a_thousand_targets_keep_all_runs_as_long_as_little_changes()
    {
        var cells = (from placement in Enumerable.Range(0, 100) from target in Enumerable.Range(0, 1000) select ($"placement-{placement}", $"target-{target}", 'o')).ToArray();
        var history = Enumerable.Range(0, 20).Aggregate(History.Empty, (past, index) => past.With(Report(index, cells)));

        var json = HistoryFile.Write(history);
        Assert.InRange(json.Length, 100_000, 600_000);
        Assert.Equal(20, HistoryFile.Read(json).Runs.Count);
    }

    [Fact]
    public void A_history_that_is_too_large_keeps_its_newest_runs()
    {
        var history = Enumerable.Range(0, 100).Aggregate(History.Empty, (past, index) =>
            past.With(Report(index, [.. Enumerable.Range(0, 50).Select(target => ("private", $"t{target}", "oX"[(index + target) % 2]))])));

        var json = HistoryFile.Write(history, mostBytes: 5_000);

        Assert.InRange(json.Length, 1_000, 5_000);
        Assert.Equal(history.Runs.TakeLast(25), HistoryFile.Read(json).Runs);
    }

    // "private → db: o . X": a letter for each run, ten minutes apart; a point where it did not ask.
    private static History Of(params string[] cells)
    {
        var rows = cells.Select(cell => cell.Split([" → ", ": "], StringSplitOptions.None)).Select(parts => (Placement: parts[0], Target: parts[1], Said: parts[2].Split(' '))).ToArray();
        return Enumerable.Range(0, rows[0].Said.Length).Aggregate(History.Empty, (past, index) =>
            past.With(Report(index, [.. rows.Where(row => row.Said[index] != ".").Select(row => (row.Placement, row.Target, row.Said[index][0]))])));
    }

    private static Report Report(int index, params (string Placement, string Target, char Said)[] cells)
    {
        var report = SomeReport.With([.. cells.Select(cell => SomeReport.Cell(cell.Placement, cell.Target, (Agreement)"oxX!?-".IndexOf(cell.Said, StringComparison.Ordinal)))]);
        return report with { Run = report.Run with { Id = $"run-{index}", StartedAt = First.AddMinutes(10 * index) } };
    }

    private static string Said(History history, string placement, string target) =>
        string.Join(", ", history.Of(placement, target).Select(said => $"{said.Run.Id} {"oxX!?-"[(int)said.Agreement]}"));

    private static (DateTimeOffset, int, bool)? Streak(History history, string placement, string target) =>
        history.StreakOf(placement, target) is { } streak ? (streak.Since, streak.Runs, streak.IsWhole) : null;
}
