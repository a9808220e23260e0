using System.Net.Sockets;
using System.Text;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

/// <summary>
/// A prober's usual behaviours. By design there are none of these: redirects that are followed (so none without end,
/// to another host, to TLS or with a cookie), headers and bodies that are matched, headers of one's own, compression,
/// credentials, other methods than GET, HTTP/2. A check asks for a path, not for a page. There is no "fail if not TLS",
/// as <c>https://</c> is never without and <c>http://</c> never with, and no dialogue before TLS but PostgreSQL's and MySQL's.
/// </summary>
public class HttpCheckTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200)]
    [InlineData("HTTP/1.1 299 Odd\r\nContent-Length: 0\r\n\r\n", 299)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404)]       // any answer proves the path
    [InlineData("HTTP/1.0 503 Busy\r\n\r\nuntil the end", 503)]
    [InlineData("HTTP/1.1 200\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 204 None\r\n\r\n", 204)]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 2\n\nok", 200)]                   // bare line feeds, as RFC 9112 lets pass
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", 302)]          // a redirect to nowhere is not followed either
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip", 200)]   // a body is not decoded
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n\0\0", 101)]                                 // what comes then is no HTTP
    [InlineData("HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nok\r\n0\r\n\r\n", 200)]
    public async Task An_answer_is_an_answer(string answer, int status)
    {
        await using var server = LoopbackServer.Http(answer);

        var seen = await World.TryAsync($"http://host.test:{server.Port}/");

        Assert.Equal(new Outcome.Answered(status), seen.Outcome);
        Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Exchange], seen.Stages.Select(stage => stage.Stage));
        Assert.Equal($"HTTP {status}", seen.Stages[^1].Detail);
    }

    [Theory]
    [InlineData("200-299", 200, true)]
    [InlineData("200-299", 299, true)]
    [InlineData("200,404", 404, true)]
    [InlineData("200,404", 201, false)]
    [InlineData("404", 200, false)]
    [InlineData("302", 302, true)]
    public async Task A_status_that_was_asked_for_is_judged_as_well(string wanted, int status, bool right)
    {
        await using var server = LoopbackServer.Http($"HTTP/1.1 {status} X\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");

        var seen = await World.TryAsync($"http://host.test:{server.Port}/?status={wanted}");

        var text = wanted.Replace(",", " or ", StringComparison.Ordinal);
        Assert.Equal(right ? new Outcome.Answered(status) : new Outcome.Unexpected(status, $"the status asked for is {text}"), seen.Outcome);
        Assert.Equal(right ? null : $"host.test answered {status}, but the status asked for is {text}", seen.Error);
        Assert.Equal(1, server.Accepted);            // the redirect was not followed
    }

    [Fact]
    public async Task The_request_names_the_host_and_keeps_the_servers_own_parameters()
    {
        var requests = new List<string>();
        await using var server = LoopbackServer.Http(Ok, requests);

        await World.TryAsync($"HtTp://host.test:{server.Port}/über/a%20b?x=1&patience=2s&y=é");

        var request = Assert.Single(requests);
        Assert.StartsWith("GET /%C3%BCber/a%20b?x=1&y=%C3%A9 HTTP/1.1\r\n", request);
        Assert.Contains($"\r\nHost: host.test:{server.Port}\r\n", request);
        Assert.Contains("\r\nConnection: close\r\n", request);
        Assert.DoesNotContain("Accept-Encoding", request);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("HTTP/2 200\r\n\r\n")]
    [InlineData("HTTP/1.1 20\r\n\r\n")]
    [InlineData("HTTP/1.1 999 Odd\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("\u0015\u0003\u0003\0\u0002\u0002\n\n")]         // a TLS server's alert
    public async Task What_is_not_HTTP_is_told_apart(string answer)
    {
        await using var server = LoopbackServer.Http(answer);

        var seen = await World.TryAsync($"http://host.test:{server.Port}/");

        Assert.Equal(new Outcome.NotTheProtocol(Stage.Exchange), seen.Outcome);
        Assert.StartsWith($"127.0.0.1:{server.Port} answered what is not HTTP/1.1: ", seen.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsho")]
    public async Task An_answer_that_breaks_off_is_closed(string answer)
    {
        await using var server = LoopbackServer.Http(answer);

        var seen = await World.TryAsync($"http://host.test:{server.Port}/");

        Assert.Equal(new Outcome.Closed(Stage.Exchange), seen.Outcome);
        Assert.Equal($"127.0.0.1:{server.Port} ended the connection during the exchange, without an answer", seen.Error);
    }

    [Fact]
    public async Task A_connection_that_is_broken_after_the_request_is_reset()
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.ReadRequestAsync(stream, cancellation);
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Dispose();
        });

        var seen = await World.TryAsync($"http://host.test:{server.Port}/");

        Assert.Equal(new Outcome.Reset(Stage.Exchange), seen.Outcome);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_silent_in_the_exchange_and_the_path_is_open()
    {
        await using var server = new LoopbackServer((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));

        var seen = await World.TryAsync($"http://host.test:{server.Port}/?patience=300ms");

        Assert.Equal(new Outcome.Silent(Stage.Exchange, 300), seen.Outcome);
        Assert.Equal(PathState.Open, seen.Outcome.Path);
        Assert.InRange(seen.DurationMs, 290, 1500);
    }

    [Fact]
    public async Task A_server_that_trickles_a_header_forever_ends_with_patience_and_not_with_each_byte()
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nX: "u8.ToArray(), cancellation);
            while (true)
            {
                await stream.WriteAsync("y"u8.ToArray(), cancellation);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
            }
        });

        var seen = await World.TryAsync($"http://host.test:{server.Port}/?patience=400ms");

        Assert.Equal(new Outcome.Silent(Stage.Exchange, 400), seen.Outcome);
        Assert.InRange(seen.DurationMs, 390, 1500);
    }

    [Theory]
    [InlineData("Content-Type: text/event-stream\r\n\r\ndata: x\n\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n")]
    [InlineData("Content-Length: 9\r\n\r\n")]
    public async Task A_status_counts_though_its_body_does_not_end_in_time(string rest)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.ReadRequestAsync(stream, cancellation);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{rest}"), cancellation);
            await LoopbackServer.HearAsync(stream, cancellation);
        });

        var seen = await World.TryAsync($"http://host.test:{server.Port}/?patience=300ms");
        var judged = await World.TryAsync($"http://host.test:{server.Port}/?patience=300ms&status=404");

        Assert.Equal(new Outcome.Answered(200), seen.Outcome);
        Assert.Equal("HTTP 200, whose body did not end in time", seen.Stages[^1].Detail);
        Assert.InRange(seen.DurationMs, 290, 1500);
        Assert.Equal(new Outcome.Unexpected(200, "the status asked for is 404"), judged.Outcome);
    }

    [Theory]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;and-a-long-way-to-say-nothing\r\nx\r\n")]
    public async Task An_answer_that_never_gets_to_its_point_is_given_up_and_keeps_no_processor_busy(string beginning, string unit)
    {
        var much = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(unit, 500)));
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), cancellation);
            while (true)
            {
                await stream.WriteAsync(much, cancellation);
            }
        });

        var seen = await World.TryAsync($"http://host.test:{server.Port}/");

        Assert.Equal(new Outcome.NotTheProtocol(Stage.Exchange), seen.Outcome);
        Assert.EndsWith("the answer does not end", seen.Error);
    }

    [Theory]
    [InlineData("")]                     // a line without end
    [InlineData("X: y\r\n")]             // lines without end
    public async Task Endless_headers_are_given_up(string line)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nX: "u8.ToArray(), cancellation);
            var much = Encoding.ASCII.GetBytes(line.Length == 0 ? new string('y', 8192) : string.Concat(Enumerable.Repeat(line, 1000)));
            while (true)
            {
                await stream.WriteAsync(much, cancellation);
            }
        });

        var seen = await World.TryAsync($"http://host.test:{server.Port}/");

        Assert.Equal(new Outcome.NotTheProtocol(Stage.Exchange), seen.Outcome);
    }

    [Theory]
    [InlineData("Content-Length: 99999999999\r\n\r\n")]
    [InlineData("\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n")]
    public async Task An_endless_body_is_read_to_a_bound_and_is_an_answer(string headers)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.ReadRequestAsync(stream, cancellation);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{headers}"), cancellation);
            while (true)
            {
                await stream.WriteAsync(new byte[8192], cancellation);
            }
        });

        Assert.Equal(new Outcome.Answered(200), (await World.TryAsync($"http://host.test:{server.Port}/")).Outcome);
    }

    [Fact]
    public async Task An_https_target_goes_through_four_stages_one_after_the_other()
    {
        var root = Issued.Root();
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await using var secured = await TlsServer.SecureAsync(stream, root.Server(), [], false, cancellation);
            await LoopbackServer.ReadRequestAsync(secured, cancellation);
            await secured.WriteAsync(Encoding.ASCII.GetBytes(Ok), cancellation);
        });

        var seen = await World.TryAsync($"https://host.test:{server.Port}/", World.Trusting(root.Certificate));

        Assert.Equal(new Outcome.Answered(200), seen.Outcome);
        Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Tls, Stage.Exchange], seen.Stages.Select(stage => stage.Stage));
        Assert.All(seen.Stages.Zip(seen.Stages.Skip(1)), pair => Assert.True(pair.First.StartMs + pair.First.DurationMs <= pair.Second.StartMs + 0.01));
        Assert.Equal("CN=server", seen.Certificate!.Subject);
    }

    [Fact]
    public async Task An_https_target_that_answers_in_plain_text_is_not_TLS()
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.HearAsync(stream, cancellation);
            await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), cancellation);
        });

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.NotTls), (await World.TryAsync($"https://host.test:{server.Port}/")).Outcome);
    }

    [Fact]
    public async Task A_stranger_gets_nothing_into_the_report()
    {
        const string Poison = "\u001b[31mpoison";
        await using var server = LoopbackServer.Http($"HTTP/1.1 403 {Poison}\r\nServer: {Poison}\r\nx-amzn-ErrorType: {Poison}\r\nLocation: http://{Poison}/\r\nContent-Length: 9\r\n\r\n{Poison}");

        var seen = await World.TryAsync($"http://host.test:{server.Port}/");

        Assert.Equal(new Outcome.Answered(403), seen.Outcome);
        Assert.Equal("HTTP 403, ?[31mpoison", seen.Stages[^1].Detail);      // the one header that is shown, made harmless
        Assert.DoesNotContain('\u001b', System.Text.Json.JsonSerializer.Serialize(seen, ProbeSuite.Wire.WireContext.Default.Observation));
    }
}
