using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

/// <summary>What the library's lookup says is one word for many failures. Who asks the resolver itself tells them apart.</summary>
public class ResolutionTests
{
    public static TheoryData<int, Outcome, string> Failures => new()
    {
        { 3, new Outcome.NameNotFound(), "the resolver says that the name host.test does not exist" },
        { 2, new Outcome.ResolverFailed("SERVFAIL"), "the resolver answered with an error (SERVFAIL), so host.test could not be looked up" },
        { 0, new Outcome.NoAddress(), "the name host.test exists, but has no address of the family that was asked for" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failed_lookup_is_told_apart_by_the_resolvers_own_answer(int rcode, Outcome outcome, string sentence)
    {
        await using var server = new DnsServer((question, _) => DnsServer.Answer(question, rcode));
        var world = World.Context with { Names = new Names(_ => []), Resolvers = [server.EndPoint] };

        var seen = await World.TryAsync("tcp://host.test:443", world);

        Assert.Equal(outcome, seen.Outcome);
        Assert.Equal(sentence, seen.Error);
        Assert.Equal(Stage.Dns, Assert.Single(seen.Stages).Stage);
        Assert.Null(seen.RemoteAddress);
    }

    [Fact]
    public async Task A_resolver_whose_port_is_closed_did_not_answer()
    {
        var world = World.Context with { Names = new Names(_ => []), Resolvers = [new(IPAddress.Loopback, LoopbackPort.Reserve())] };

        var seen = await World.TryAsync("tcp://host.test:443", world);

        Assert.Equal(new Outcome.ResolverFailed("port unreachable"), seen.Outcome);
        Assert.Equal("the resolver itself is not reached (port unreachable), so host.test could not be looked up", seen.Error);
    }

    [Fact]
    public async Task A_resolver_to_which_no_route_leads_is_not_reached()
    {
        var world = World.Context with { Names = new Names(_ => []), Resolvers = [new(IPAddress.Parse("192.0.2.1"), 53)] };

        var seen = await PrivateNetwork.RunAsync(() => World.TryAsync("tcp://host.test:443", world));

        Assert.Equal(new Outcome.ResolverFailed(Outcome.ResolverFailed.Unreachable), seen.Outcome);
    }

    [Fact]
    public async Task The_resolver_is_asked_for_the_family_that_failed()
    {
        await using var server = new DnsServer((question, _) => DnsServer.Answer(question, question[^3] == 28 ? 0 : 3));
        var world = World.Context with { Names = new Names(_ => []), Resolvers = [server.EndPoint] };

        Assert.Equal(new Outcome.NoAddress(), (await World.TryAsync("tcp://host.test:443?family=ipv6", world)).Outcome);
    }

    [Fact]
    public async Task A_host_that_no_name_of_DNS_can_be_is_not_asked_for()
    {
        await using var server = new DnsServer((question, _) => DnsServer.Answer(question, 3));

        var seen = await World.TryAsync("aws://a..b", World.Context with { Names = new Names(_ => []), Resolvers = [server.EndPoint] });

        Assert.Equal(new Outcome.NotTried("the host is not a name of DNS"), seen.Outcome);
        Assert.Equal(0, server.Questions);
    }

    [Fact]
    public async Task A_lookup_that_never_ends_is_a_silent_resolver_when_patience_ends()
    {
        var seen = await World.TryAsync("https://host.test/?patience=300ms", World.Context with { Names = new Names(_ => null) });

        Assert.Equal(new Outcome.ResolverSilent(300), seen.Outcome);
        Assert.Equal(PathState.Blocked, seen.Outcome.Path);
        Assert.Equal("no resolver answered within 300 ms, so host.test could not be looked up", seen.Error);
        Assert.InRange(seen.DurationMs, 290, 1500);
    }

    [Fact]
    public async Task A_lookup_that_gave_up_and_a_resolver_that_stays_silent_is_a_silent_resolver()
    {
        await using var server = new DnsServer((_, _) => null);
        var world = World.Context with { Names = new Names(_ => []), Resolvers = [server.EndPoint] };

        Assert.Equal(new Outcome.ResolverSilent(300), (await World.TryAsync("tcp://host.test:443?patience=300ms", world)).Outcome);
    }

    [Fact]
    public async Task The_systems_own_resolver_finds_what_the_hosts_file_says()
    {
        using var names = new SystemNames(2);

        await names.EnterAsync(CancellationToken.None);

        Assert.Contains(IPAddress.Loopback, await names.LookupAsync("localhost", AddressFamily.InterNetwork));
    }

    [Fact]
    public async Task Lookups_wait_for_a_thread_and_waiting_is_not_the_checks_time()
    {
        var (held, clock) = (new HeldNames(), new FakeTimeProvider());
        var trying = World.TryAsync("tcp://host.test:1?patience=200ms", World.Context with { Names = held, Clock = clock });
        await held.AskedAsync();
        clock.Advance(TimeSpan.FromMilliseconds(500));
        await held.AskedAsync();
        clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.False(trying.IsCompleted);
        held.Free.SetResult();
        var seen = await trying;

        Assert.Equal(new Outcome.Refused(), seen.Outcome);
        Assert.Equal(0, seen.DurationMs);
    }

    [Fact]
    public async Task A_lookup_without_a_thread_and_a_resolver_that_is_silent_is_a_silent_resolver_in_time()
    {
        var (held, clock, asked) = (new HeldNames(), new FakeTimeProvider(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var server = new DnsServer((_, _) =>
        {
            asked.SetResult();
            return null;
        });
        var trying = World.TryAsync("tcp://host.test:1?patience=300ms", World.Context with { Names = held, Resolvers = [server.EndPoint], Clock = clock });
        await held.AskedAsync();
        clock.Advance(TimeSpan.FromMilliseconds(500));
        await asked.Task;
        clock.Advance(TimeSpan.FromMilliseconds(300));

        var seen = await trying;

        Assert.Equal(new Outcome.ResolverSilent(300), seen.Outcome);
        Assert.Equal("asked 127.0.0.1 directly, as other lookups hang", Assert.Single(seen.Stages).Detail);
        Assert.Equal(300, seen.DurationMs);
    }

    [Fact]
    public async Task A_lookup_without_a_thread_waits_on_when_the_resolver_is_heard()
    {
        await using var server = new DnsServer((question, _) => DnsServer.Answer(question, 3));
        var (held, clock) = (new HeldNames(), new FakeTimeProvider());
        var trying = World.TryAsync("tcp://host.test:1?patience=300ms", World.Context with { Names = held, Resolvers = [server.EndPoint], Clock = clock });
        await held.AskedAsync();
        clock.Advance(TimeSpan.FromMilliseconds(500));
        await held.AskedAsync();
        clock.Advance(TimeSpan.FromMilliseconds(900));

        Assert.False(trying.IsCompleted);
        held.Free.SetResult();
        var seen = await trying;

        Assert.Equal(new Outcome.Refused(), seen.Outcome);
        Assert.Equal([Stage.Dns, Stage.Tcp], seen.Stages.Select(stage => stage.Stage));
        Assert.Equal(0, seen.DurationMs);
    }

    [Fact]
    public async Task The_caller_ends_the_waiting_for_a_thread()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var seen = await World.TryAsync("tcp://host.test:1", World.Context with { Names = new HeldNames() }, cancellation: caller.Token);

        Assert.Equal(new Outcome.Unfinished(), seen.Outcome);
    }

    private sealed class HeldNames : INameLookup
    {
        private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();

        public TaskCompletionSource Free { get; } = new();

        /// <summary>Waits until a thread is asked for once more.</summary>
        public async Task AskedAsync() => await _asked.Reader.ReadAsync();

        public Task EnterAsync(CancellationToken cancellation)
        {
            _asked.Writer.TryWrite("a thread");
            return Free.Task.WaitAsync(cancellation);
        }

        public Task<IPAddress[]> LookupAsync(string name, AddressFamily family) => Task.FromResult(new[] { IPAddress.Loopback });
    }
}
