using System.Net;
using System.Net.Sockets;
using ProbeSuite.Checks;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Checks;

public class AttemptsTests
{
    [Fact]
    public async Task Attempts_that_agree_are_one_observation_with_every_outcome_listed()
    {
        using var accepted = new SemaphoreSlim(0);
        await using var server = new LoopbackServer((_, _) => Task.FromResult(accepted.Release()));

        var seen = await World.TryAsync($"tcp://host.test:{server.Port}?attempts=3");

        Assert.Equal(new Outcome.Connected(), seen.Outcome);
        Assert.Equal([new Outcome.Connected(), new Outcome.Connected(), new Outcome.Connected()], seen.Attempts!);
        Assert.Null(seen.Error);

        // The kernel connects, and the server hears of it later.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.True(await accepted.WaitAsync(World.Patience));
        }

        Assert.Equal(3, server.Accepted);
    }

    [Fact]
    public async Task Attempts_that_differ_tell_the_worst_and_how_often()
    {
        var turn = 0;
        var names = new Names(_ => turn++ is 1 or 3 ? null : [System.Net.IPAddress.Loopback]);
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);

        var seen = await World.TryAsync($"tcp://host.test:{server.Port}?attempts=5&patience=1s&spacing=10ms", World.Context with { Names = names });

        Assert.Equal(new Outcome.ResolverSilent(1000), seen.Outcome);
        Assert.Equal(5, seen.Attempts!.Count);
        Assert.Equal(
            "2 of 5 attempts: no resolver answered within 1 s, so host.test could not be looked up; the others saw something else, so the way is inconsistent",
            seen.Error);
        Assert.Equal([Stage.Dns], seen.Stages.Select(stage => stage.Stage));
    }

    [Fact]
    public async Task Silence_before_the_connection_and_silence_after_it_are_not_alike()
    {
        using var full = new FullBacklog();
        await using var mute = new LoopbackServer((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation), IPAddress.Parse("127.0.0.2"), full.Port);
        var turn = 0;
        var names = new Names(_ => [IPAddress.Parse(turn++ == 0 ? "127.0.0.1" : "127.0.0.2")]);

        var seen = await World.TryAsync($"http://host.test:{full.Port}/?attempts=3&patience=300ms", World.Context with { Names = names });

        Assert.Equal([new Outcome.Silent(Stage.Tcp, 300), new Outcome.Silent(Stage.Exchange, 300), new Outcome.Silent(Stage.Exchange, 300)], seen.Attempts!);
        Assert.StartsWith("1 of 3 attempts: no answer to the TCP connection", seen.Error);
    }

    [Fact]
    public async Task A_deadline_between_attempts_keeps_what_was_seen()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var seen = await World.TryAsync($"tcp://host.test:{server.Port}?attempts=100&spacing=200ms", cancellation: deadline.Token);

        Assert.Equal(new Outcome.Connected(), seen.Outcome);
        Assert.Matches("^the deadline came after [1-9] of 100 attempts$", seen.Error);
    }

    [Fact]
    public async Task An_attempt_that_the_deadline_cuts_off_does_not_count_when_another_one_ended()
    {
        var turn = 0;
        var names = new Names(_ => turn++ == 0 ? [System.Net.IPAddress.Loopback] : null);
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var seen = await World.TryAsync($"tcp://host.test:{server.Port}?attempts=2", World.Context with { Names = names }, cancellation: deadline.Token);

        Assert.Equal(new Outcome.Connected(), seen.Outcome);
        Assert.Equal([new Outcome.Connected(), new Outcome.Unfinished()], seen.Attempts!);
        Assert.Equal("the deadline came after 1 of 2 attempts", seen.Error);
    }

    [Fact]
    public async Task A_deadline_in_the_first_attempt_leaves_it_unfinished()
    {
        using var full = new FullBacklog();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var seen = await World.TryAsync($"tcp://host.test:{full.Port}?attempts=5", cancellation: deadline.Token);

        Assert.Equal(new Outcome.Unfinished(), seen.Outcome);
        Assert.Equal([new Outcome.Unfinished()], seen.Attempts!);
    }

    [Fact]
    public async Task A_connection_that_the_kernel_has_made_is_not_called_silent_because_nobody_looked_in_time()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        listener.Listen(1);
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        var seen = await Attempt.RunAsync(
            Target.Parse("tcp://host.test:1"),
            World.Patience,
            async (attempt, _) =>
            {
                await using var connection = await Connection.ConnectAsync(attempt, (System.Net.IPEndPoint)listener.LocalEndPoint!, over.Token);
                return new Outcome.Connected();
            },
            World.Context,
            CancellationToken.None);

        Assert.Equal(new Outcome.Connected(), seen.Outcome);
    }
}
