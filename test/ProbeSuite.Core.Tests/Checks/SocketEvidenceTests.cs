using System.Net.Sockets;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

/// <summary>What the kernel says, each heard from a real kernel.</summary>
public class SocketEvidenceTests
{
    private const string Filter = "nft add table inet t && nft add chain inet t out '{ type filter hook output priority 0; }' && nft add rule inet t out ip daddr 10.99.0.9 ";

    [Theory]
    [InlineData("10.99.0.9", "silent", "", "no answer to the TCP connection to 10.99.0.9:5432 within 300 ms")]
    [InlineData("10.99.0.1", "refused", "", "10.99.0.1:5432 refused the connection: the way is open, and nothing listens on the port")]
    [InlineData("192.0.2.1", "unroutable", "", "there is no route to 192.0.2.1:5432")]
    [InlineData("[2001:db8::1]", "unroutable", "", "there is no route to [2001:db8::1]:5432")]
    [InlineData("10.99.0.9", "unroutable", "ip route add unreachable 10.99.0.9", "a router on the way, or the kernel, has no route to 10.99.0.9:5432")]
    [InlineData("10.99.0.9", "unroutable", "ip route add blackhole 10.99.0.9", "there is no route to 10.99.0.9:5432")]
    [InlineData("10.99.0.9", "unroutable", "ip route add prohibit 10.99.0.9", "the kernel was not allowed to send to 10.99.0.9:5432: a filter on this side refuses it")]
    [InlineData("10.99.0.9", "refused", Filter + "reject with tcp reset", "10.99.0.9:5432 refused the connection: the way is open, and nothing listens on the port")]
    [InlineData("10.99.0.9", "unroutable", Filter + "reject with icmp type admin-prohibited", "a router on the way, or the kernel, has no route to 10.99.0.9:5432")]
    [InlineData("10.99.0.9", "silent", Filter + "drop", "no answer to the TCP connection to 10.99.0.9:5432 within 300 ms")]
    public async Task A_kernels_word_is_evidence(string address, string saw, string command, string sentence)
    {
        var seen = await PrivateNetwork.RunAsync(
            () => World.TryAsync($"tcp://{address}:5432?patience=300ms"), command.Length == 0 ? [] : [command]);

        Assert.Equal(saw, Saw(seen.Outcome));
        Assert.Equal(sentence, seen.Error);
        Assert.InRange(seen.DurationMs, 0, 1500);
    }

    [Fact]
    public async Task A_datagram_that_a_filter_of_this_side_stops_is_unroutable()
    {
        var seen = await PrivateNetwork.RunAsync(() => World.TryAsync("ntp://10.99.0.9?patience=300ms"), Filter + "drop");

        Assert.Equal(new Outcome.Unroutable(), seen.Outcome);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "refused")]
    [InlineData(SocketError.ConnectionReset, "reset")]              // a RST to the first packet is told as refused
    [InlineData(SocketError.TimedOut, "silent")]
    [InlineData(SocketError.HostUnreachable, "unroutable")]
    [InlineData(SocketError.NetworkUnreachable, "unroutable")]
    [InlineData(SocketError.NetworkDown, "unroutable")]
    [InlineData(SocketError.AccessDenied, "unroutable")]
    [InlineData(SocketError.AddressNotAvailable, "unroutable")]
    [InlineData(SocketError.AddressFamilyNotSupported, "unroutable")]
    [InlineData(SocketError.TooManyOpenSockets, "not tried")]
    [InlineData(SocketError.NoBufferSpaceAvailable, "not tried")]     // whatever else: nothing is said of the path
    public async Task Every_error_of_a_connection_has_an_outcome(SocketError error, string saw)
    {
        var target = ProbeSuite.Targets.Target.Parse("tcp://10.99.0.9:1");
        var seen = await Attempt.RunAsync(
            target,
            World.Patience,
            (attempt, _) => attempt.StageAsync<Outcome>(Stage.Tcp, () => throw new IOException("inside", new SocketException((int)error))),
            World.Context,
            CancellationToken.None);

        Assert.Equal(saw, Saw(seen.Outcome));
        Assert.NotNull(seen.Error);
    }

    [Theory]
    [InlineData((20 << 23) | 1040, "tls failed")]       // OpenSSL's number for alert 40
    [InlineData((20 << 23) | 294, "closed")]            // and for an end without farewell
    [InlineData(0, "closed")]
    public async Task An_alert_inside_TLS_is_told_from_an_end(int number, string saw)
    {
        var seen = await Attempt.RunAsync(
            ProbeSuite.Targets.Target.Parse("https://10.99.0.9/"),
            World.Patience,
            (attempt, _) => attempt.StageAsync<Outcome>(Stage.Exchange, () => throw new IOException("inside", new InvalidOperationException { HResult = number })),
            World.Context,
            CancellationToken.None);

        Assert.Equal(saw, Saw(seen.Outcome));
    }

    private static string Saw(Outcome outcome) => System.Text.Json.JsonSerializer.SerializeToNode(outcome, ProbeSuite.Wire.WireContext.Default.Outcome)!["saw"]!.GetValue<string>();
}
