using System.Diagnostics;
using ProbeSuite.Checks;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Checks;

public class SweepTests
{
    [Fact]
    public async Task A_thousand_targets_half_of_them_silent_end_with_patience()
    {
        Target[] targets =
        [
            .. Enumerable.Range(0, 1000).Select(n => Target.Parse(n % 2 == 0 ? $"tcp://10.99.1.{n % 250}:5432" : "tcp://10.99.0.1:5432", $"{n}")),
        ];

        var started = Stopwatch.GetTimestamp();
        var seen = await PrivateNetwork.RunAsync(() =>
        {
            started = Stopwatch.GetTimestamp();
            return Sweep.RunAsync(targets, TimeSpan.FromSeconds(3), World.Context, 1000, CancellationToken.None);
        });
        var took = Stopwatch.GetElapsedTime(started);

        Assert.Equal(targets.Select(target => target.Name), seen.Select(observation => observation.Target));
        Assert.All(seen.Index(), one => Assert.Equal(one.Index % 2 == 0 ? new Outcome.Silent(Stage.Tcp, 3000) : new Outcome.Refused(), one.Item.Outcome));
        Assert.InRange(took.TotalSeconds, 2.9, 5.5);           // two waves would take 6 s; how close to 3 s is for a benchmark
    }

    [Fact]
    public async Task Targets_that_wait_for_a_slot_keep_all_of_their_patience()
    {
        using var full = new FullBacklog();
        var targets = Enumerable.Range(0, 6).Select(n => Target.Parse($"tcp://host.test:{full.Port}", $"{n}")).ToArray();

        var started = Stopwatch.GetTimestamp();
        var seen = await Sweep.RunAsync(targets, TimeSpan.FromMilliseconds(400), World.Context, 2, CancellationToken.None);

        Assert.All(seen, one => Assert.Equal(new Outcome.Silent(Stage.Tcp, 400), one.Outcome));
        Assert.All(seen, one => Assert.InRange(one.DurationMs, 390, 1100));           // with its waiting the last one's would be 1200
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1150, 2400);
    }

    [Fact]
    public async Task The_deadline_ends_a_sweep_and_what_was_seen_is_kept()
    {
        using var full = new FullBacklog();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        Target[] targets =
        [
            Target.Parse($"tcp://host.test:{LoopbackPort.Reserve()}", "refused"),
            Target.Parse($"tcp://host.test:{full.Port}", "silent"),
            Target.Parse($"tcp://host.test:{full.Port}", "waiting"),
        ];

        var started = Stopwatch.GetTimestamp();
        var seen = await Sweep.RunAsync(targets, TimeSpan.FromMinutes(1), World.Context, 1, deadline.Token);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 300, 1500);
        Assert.Equal([new Outcome.Refused(), new Outcome.Unfinished(), new Outcome.Unfinished()], seen.Select(one => one.Outcome));
        Assert.Equal("the deadline came before the check ended", seen[1].Error);
        Assert.Equal("the deadline came before the check began", seen[2].Error);
        Assert.Equal(2, seen[1].Stages.Count);
    }

    [Theory]
    [InlineData(1024, 20, 512, 844)]             // Lambda: 1,024 files, of which lookups and the runtime keep some
    [InlineData(65536, 20, 128, 1024)]           // the smallest function: memory decides
    [InlineData(256, 20, 128, 172)]
    [InlineData(30, 25, 128, 4)]                 // hopeless, and still something is tried
    public void As_many_run_at_once_as_files_and_memory_allow(int files, int open, long megabytes, int checks) =>
        Assert.Equal(checks, SweepBound.ChecksFor(files, open, megabytes * 1024 * 1024));

    [Theory]
    [InlineData("            1024                 524288               files", 1024)]
    [InlineData("            unlimited            unlimited            files", int.MaxValue)]
    [InlineData(null, 1024)]
    public void The_soft_limit_is_read(string? row, int limit) => Assert.Equal(limit, OpenFiles.LimitIn(row));

    [Fact]
    public async Task A_sweep_of_nothing_is_nothing() =>
        Assert.Empty(await Sweep.RunAsync([], World.Patience, World.Context, CancellationToken.None));
}
