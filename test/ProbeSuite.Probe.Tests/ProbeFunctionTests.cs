using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ProbeSuite.Checks;
using ProbeSuite.Hosting;
using ProbeSuite.Wire;

namespace ProbeSuite.Probe.Tests;

public class ProbeFunctionTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly ProbeFunction Function = new(CheckContext.FromEnvironment(TimeProvider.System), "private-subnet", new(TimeProvider.System, null, null));

    [Fact]
    public async Task Observations_come_in_the_requests_order_and_a_target_that_cannot_be_read_is_one_of_them()
    {
        var reply = await Function.RunAsync(
            new()
            {
                Targets =
                [
                    new("typo", "htps://example.com/"),
                    new("named by the network", "resource://Database"),
                    new("own", "http://127.0.0.1/"),
                    new("predicted", "udp://10.0.0.2:53"),
                ],
            },
            coldStart: true,
            Minute,
            CancellationToken.None);

        Assert.Equal("private-subnet", reply.Placement);
        Assert.True(reply.ColdStart);
        Assert.Equal(["typo", "named by the network", "own", "predicted"], reply.Observations.Select(seen => seen.Target));
        Assert.Equal(new Outcome.NotTried("the target cannot be read"), reply.Observations[0].Outcome);
        Assert.StartsWith("target \"htps://example.com/\": \"htps\" is not a scheme that can be tried", reply.Observations[0].Error);
        Assert.StartsWith("only the aggregator", ((Outcome.NotTried)reply.Observations[1].Outcome).Why);
        Assert.Contains("127.0.0.1 is the function's own", reply.Observations[2].Error);
        Assert.Null(reply.AvailabilityZone);
        Assert.Null(reply.Cut);
        Assert.All(reply.Addresses, address => Assert.False(IPAddress.IsLoopback(IPAddress.Parse(address))));
    }

    [Theory]
    [InlineData(9.9)]
    [InlineData(900_001)]
    [InlineData(double.NaN)]
    public async Task Patience_out_of_its_bounds_is_the_callers_mistake(double patience)
    {
        var wrong = await Assert.ThrowsAsync<InvalidEventException>(() => Function.RunAsync(new() { Targets = [], PatienceMs = patience }, false, Minute, CancellationToken.None));

        Assert.Equal(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"patienceMs is {patience}; it must lie between 10 and 900000."), wrong.Message);
    }

    [Fact]
    public async Task A_request_that_names_no_patience_has_the_usual()
    {
        var request = JsonSerializer.Deserialize("""{"targets":[{"name":"typo","url":"htps://example.com/"}]}""", WireContext.Default.ProbeRequest)!;

        Assert.Equal("typo", Assert.Single((await Function.RunAsync(request, false, Minute, CancellationToken.None)).Observations).Target);
    }

    [Theory]
    [InlineData("""{"targets":[{"name":"shop"}]}""")]
    [InlineData("""{"targets":[null]}""")]
    [InlineData("""{"targets":null}""")]
    public async Task A_target_without_a_url_is_the_callers_mistake(string request) =>
        await Assert.ThrowsAsync<InvalidEventException>(() => Function.RunAsync(
            JsonSerializer.Deserialize(request, WireContext.Default.ProbeRequest)!, false, Minute, CancellationToken.None));

    [Theory]
    [InlineData(10, 60, 515)]
    [InlineData(1000, 60, 2000)]
    [InlineData(10_000, 60, 2000)]           // no more than this run at once
    [InlineData(1000, 2, 1000)]              // and something is to be seen all the same
    [InlineData(1000, 0, 500)]
    public void A_large_sweep_keeps_the_time_that_its_checks_take_to_end(int targets, double remainingSeconds, double reserveMs) =>
        Assert.Equal(TimeSpan.FromMilliseconds(reserveMs), ProbeFunction.ReserveFor(targets, TimeSpan.FromSeconds(remainingSeconds)));

    [Fact]
    public async Task A_deadline_that_is_over_leaves_all_unfinished_and_answers()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        var reply = await Function.RunAsync(new() { Targets = [new("t", "tcp://192.0.2.1:1")] }, false, Minute, over.Token);

        Assert.Equal(new Outcome.Unfinished(), Assert.Single(reply.Observations).Outcome);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 34\r\n\r\n{\"AvailabilityZoneID\":\"euw1-az1\"}\n", "euw1-az1")]
    [InlineData("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", null)]
    [InlineData("nonsense\r\n", null)]
    [InlineData(null, null)]                                   // silence
    public async Task The_zone_is_what_the_metadata_endpoint_tells_or_null_soon(string? answer, string? zone)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var clock = new FakeTimeProvider();
        var asking = new ExecutionEnvironment(clock, listener.LocalEndPoint!.ToString(), "secret").AvailabilityZoneAsync(CancellationToken.None);
        using var client = await listener.AcceptAsync();
        var buffer = new byte[4096];
        var request = Encoding.ASCII.GetString(buffer, 0, await client.ReceiveAsync(buffer));
        if (answer is null)
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
        }
        else
        {
            await client.SendAsync(Encoding.ASCII.GetBytes(answer));
        }

        Assert.Equal(zone, await asking.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.StartsWith("GET /2026-01-15/metadata/execution-environment HTTP/1.1\r\n", request);
        Assert.Contains("\r\nAuthorization: Bearer secret\r\n", request);
    }

    [Fact]
    public void A_reply_over_the_limit_loses_its_details_first_and_its_end_last()
    {
        var observation = new Observation
        {
            Target = "target",
            Outcome = new Outcome.Refused(),
            Stages = [new(Stage.Tcp, 0, 1, new string('d', 500))],
        };
        var reply = new ProbeReply { Placement = "p", Observations = [.. Enumerable.Repeat(observation, 100)] };

        var whole = ReplySize.Fit(reply, 100_000);
        var shortened = ReplySize.Fit(reply, 60_000);
        var cut = ReplySize.Fit(reply, 10_000);

        Assert.Same(reply, whole);
        Assert.Equal(100, shortened.Observations.Count);
        Assert.All(shortened.Observations, one => Assert.Empty(one.Stages));
        Assert.Equal("the reply was over Lambda's limit of 6 MB, so that stages, certificates and attempts are left out", shortened.Cut);
        Assert.InRange(cut.Observations.Count, 30, 60);
        Assert.Equal($"the reply was over Lambda's limit of 6 MB, so that details are left out and only the first {cut.Observations.Count} of 100 observations are in it", cut.Cut);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(cut.Observations, WireContext.Default.IReadOnlyListObservation).Length, 8_000, 10_001);
    }
}
