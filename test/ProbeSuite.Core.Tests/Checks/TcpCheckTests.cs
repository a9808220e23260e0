using System.Net;
using System.Net.Sockets;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

public class TcpCheckTests
{
    [Fact]
    public async Task A_listener_that_accepts_is_connected_and_both_ends_are_told()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);

        var seen = await World.TryAsync($"tcp://host.test:{server.Port}");

        Assert.Equal(new Outcome.Connected(), seen.Outcome);
        Assert.Equal($"127.0.0.1:{server.Port}", seen.RemoteAddress);
        Assert.StartsWith("127.0.0.1:", seen.LocalAddress);
        Assert.Equal([Stage.Dns, Stage.Tcp], seen.Stages.Select(stage => stage.Stage));
        Assert.Equal(["127.0.0.1 (loopback)", $"from {seen.LocalAddress}"], seen.Stages.Select(stage => stage.Detail));
        Assert.Null(seen.Error);
        Assert.All(seen.Stages, stage => Assert.True(stage.StartMs >= 0 && stage.DurationMs >= 0));
    }

    [Fact]
    public async Task A_closed_port_is_refused_long_before_patience_ends()
    {
        var port = LoopbackPort.Reserve();

        var seen = await World.TryAsync($"tcp://host.test:{port}");

        Assert.Equal(new Outcome.Refused(), seen.Outcome);
        Assert.Equal(PathState.Open, seen.Outcome.Path);
        Assert.Equal($"127.0.0.1:{port} refused the connection: the way is open, and nothing listens on the port", seen.Error);
        Assert.True(seen.DurationMs < 1000);
    }

    [Fact]
    public async Task A_connection_that_is_broken_at_once_was_made_and_is_not_called_refused()
    {
        await using var server = new LoopbackServer((stream, _) =>
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
            return Task.CompletedTask;
        });

        var seen = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => World.TryAsync($"tcp://host.test:{server.Port}")));

        Assert.All(seen, one => Assert.True(one.Outcome is Outcome.Connected or Outcome.Reset(Stage.Tcp), $"{one}"));
    }

    [Fact]
    public async Task A_full_backlog_is_silent_when_patience_ends_and_not_later()
    {
        using var full = new FullBacklog();

        var seen = await World.TryAsync($"tcp://host.test:{full.Port}?patience=400ms");

        Assert.Equal(new Outcome.Silent(Stage.Tcp, 400), seen.Outcome);
        Assert.Equal(PathState.Blocked, seen.Outcome.Path);
        Assert.Equal($"no answer to the TCP connection to 127.0.0.1:{full.Port} within 400 ms", seen.Error);
        Assert.InRange(seen.DurationMs, 390, 1500);
    }

    [Fact]
    public async Task An_address_is_dialled_as_it_stands_without_a_lookup()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask, IPAddress.IPv6Loopback);
        var names = new Names(_ => throw new InvalidOperationException("nothing is looked up"));

        var target = new ProbeSuite.Targets.Target { Name = "t", Url = "t", Kind = ProbeSuite.Targets.TargetKind.Tcp, Host = "::1", Port = server.Port };
        var seen = await Check.RunAsync(target, World.Patience, World.Context with { Names = names }, CancellationToken.None);

        Assert.Equal(new Outcome.Connected(), seen.Outcome);
        Assert.Equal($"[::1]:{server.Port}", seen.RemoteAddress);
        Assert.Equal([Stage.Tcp], seen.Stages.Select(stage => stage.Stage));
    }

    [Theory]
    [InlineData("", AddressFamily.Unspecified, "127.0.0.1")]          // IPv4 first, as design says
    [InlineData("?family=ipv6", AddressFamily.InterNetworkV6, "::1")]
    [InlineData("?family=ipv4", AddressFamily.InterNetwork, "127.0.0.1")]
    public async Task One_address_of_one_family_is_dialled(string option, AddressFamily asked, string dialled)
    {
        var names = new Names(_ => asked switch
        {
            AddressFamily.InterNetwork => [IPAddress.Loopback],
            AddressFamily.InterNetworkV6 => [IPAddress.IPv6Loopback],
            _ => [IPAddress.IPv6Loopback, IPAddress.Loopback],
        });

        var seen = await World.TryAsync($"tcp://host.test:{LoopbackPort.Reserve()}{option}", World.Context with { Names = names });

        Assert.Equal([("host.test", asked)], names.Asked);
        Assert.Equal(dialled, IPEndPoint.Parse(seen.RemoteAddress!).Address.ToString());
        Assert.Equal(new Outcome.Refused(), seen.Outcome);
    }

    [Fact]
    public async Task An_IPv4_address_that_is_told_as_IPv6_is_dialled_as_the_kernel_would()
    {
        var names = new Names(_ => [IPAddress.Loopback.MapToIPv6()]);
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);

        var seen = await World.TryAsync($"tcp://host.test:{server.Port}", World.Context with { Names = names });
        var own = await World.TryAsync($"tcp://host.test:{server.Port}", World.Context with { Names = names, MayBeTried = address => !address.Equals(IPAddress.Loopback) });

        Assert.Equal((new Outcome.Connected(), $"127.0.0.1:{server.Port}"), (seen.Outcome, seen.RemoteAddress));
        Assert.Equal(new Outcome.NotTried("127.0.0.1 is the function's own or a link-local address"), own.Outcome);
    }

    [Fact]
    public async Task A_name_with_IPv6_alone_is_dialled_there_and_has_no_address_of_the_other_family()
    {
        await using var resolver = new DnsServer((question, _) => DnsServer.Answer(question));
        var port = LoopbackPort.Reserve();

        var either = await World.TryAsync($"tcp://host.test:{port}", World.Context with { Names = new Names(_ => [IPAddress.IPv6Loopback]) });
        var other = await World.TryAsync($"tcp://host.test:{port}?family=ipv4", World.Context with { Names = new Names(_ => []), Resolvers = [resolver.EndPoint] });

        Assert.Equal((new Outcome.Refused(), $"[::1]:{port}"), (either.Outcome, either.RemoteAddress));
        Assert.Equal(new Outcome.NoAddress(), other.Outcome);
    }

    [Fact]
    public async Task A_check_that_is_ended_leaves_no_connection_behind()
    {
        using var caller = new CancellationTokenSource();
        var gone = new TaskCompletionSource<int>();
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.ReadRequestAsync(stream, cancellation);
            await caller.CancelAsync();
            gone.SetResult(await LoopbackServer.HearAsync(stream, cancellation));
        });

        var seen = await World.TryAsync($"http://host.test:{server.Port}/", cancellation: caller.Token);

        Assert.Equal(new Outcome.Unfinished(), seen.Outcome);
        Assert.Equal(0, await gone.Task.WaitAsync(World.Patience));
    }

    [Fact]
    public async Task A_name_that_leads_to_the_function_itself_is_not_tried()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);

        var seen = await World.TryAsync($"tcp://host.test:{server.Port}", World.Context with { MayBeTried = ProbeSuite.Targets.TargetParser.MayBeTried });

        Assert.Equal(new Outcome.NotTried("127.0.0.1 is the function's own or a link-local address"), seen.Outcome);
        Assert.Equal(0, server.Accepted);
        Assert.Null(seen.RemoteAddress);
    }

    [Fact]
    public async Task The_caller_ends_a_check_at_once_and_the_stages_so_far_are_kept()
    {
        using var full = new FullBacklog();
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var seen = await World.TryAsync($"tcp://host.test:{full.Port}", patience: TimeSpan.FromMinutes(1), cancellation: caller.Token);

        Assert.Equal(new Outcome.Unfinished(), seen.Outcome);
        Assert.Equal([Stage.Dns, Stage.Tcp], seen.Stages.Select(stage => stage.Stage));
        Assert.InRange(seen.DurationMs, 150, 2000);
    }

    [Theory]
    [InlineData("udp://10.0.0.5:53", "UDP without a protocol has no answer to wait for, so this target is predicted only")]
    [InlineData("resource://Database", "only the aggregator, which reads the network's description, knows what this name is")]
    public async Task What_cannot_be_tried_says_so(string url, string why)
    {
        var seen = await World.TryAsync(url);

        Assert.Equal(new Outcome.NotTried(why), seen.Outcome);
        Assert.Equal($"not tried: {why}", seen.Error);
    }
}

/// <summary>A listener whose queue is full, so that the kernel drops every further SYN: silence, as a security group makes it.</summary>
internal sealed class FullBacklog : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queued = [];

    public FullBacklog()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _queued.Add(socket);
            try
            {
                socket.Connect(_listener.LocalEndPoint!);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.WouldBlock)
            {
                if (!socket.Poll(TimeSpan.FromMilliseconds(300), SelectMode.SelectWrite))
                {
                    return;
                }
            }
        }
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose()
    {
        _queued.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }
}
