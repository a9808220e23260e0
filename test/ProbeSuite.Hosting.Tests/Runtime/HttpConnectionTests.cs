using System.Net;
using System.Net.Sockets;
using System.Text;
using ProbeSuite.Hosting.Runtime;

namespace ProbeSuite.Hosting.Tests.Runtime;

/// <summary>Answers as they may stand on the wire; every one is also delivered a byte at a time.</summary>
public sealed class HttpConnectionTests
{
    public static TheoryData<string, string, string> Answers => new()
    {
        { "by length", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", "body" },
        { "names in any case, no blanks", "HTTP/1.1 200 OK\r\ncontent-length:4\r\n\r\nbody", "body" },
        { "no reason phrase", "HTTP/1.1 200\r\nContent-Length: 4\r\n\r\nbody", "body" },
        { "bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 4\n\nbody", "body" },
        { "chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbod\r\n1\r\ny\r\n0\r\n\r\n", "body" },
        { "chunk extension and trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA;x=y\r\n0123456789\r\n0\r\nT: 1\r\n\r\n", "0123456789" },
        { "chunked wins over a length", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n", "body" },
        { "up to the end", "HTTP/1.0 200 OK\r\n\r\nbody", "body" },
        { "after an interim answer", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", "body" },
        { "no content", "HTTP/1.1 204 No Content\r\n\r\n", "" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_is_read(string why, string answer, string body)
    {
        foreach (var pieces in new[] { answer.Length, 1 })
        {
            var reply = await AskAsync(answer, pieces);
            Assert.True(body == Encoding.UTF8.GetString(reply.Body.Span), why);
        }
    }

    public static TheoryData<string, string> Nonsense => new()
    {
        { "SSH-2.0-OpenSSH_9.2\r\n", "is not HTTP/1.1: 'SSH-2.0-OpenSSH_9.2'" },
        { "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "'many'" },
        { "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n", "'-4'" },
        { "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "'no colon'" },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "'zz'" },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", "'FFFFFFFF'" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbody", "closed before the answer was complete" },
        { "", "closed before the answer was complete" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Nonsense_is_named(string answer, string sentence)
    {
        var error = await Assert.ThrowsAsync<RuntimeApiException>(() => AskAsync(answer, Math.Max(answer.Length, 1)));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_is_refused()
    {
        var error = await Assert.ThrowsAsync<RuntimeApiException>(() => AskAsync($"HTTP/1.1 200 OK\r\nX: {new string('x', 20_000)}", 4096));
        Assert.Contains("a line of over 16384 bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:1", "127.0.0.1:1 did not answer GET /")]
    [InlineData("not a host", "'not a host', which is not HOST:PORT")]
    [InlineData("nowhere.invalid:80", "nowhere.invalid:80 did not answer GET /")]
    public void An_api_that_is_not_there_is_named(string authority, string sentence)
    {
        using var connection = new HttpConnection(authority);
        var error = Assert.Throws<RuntimeApiException>(() => connection.Send("GET", "/", "", default));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_and_an_IPv6_address_are_reached()
    {
        using var listener = new TcpListener(IPAddress.IPv6Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var serving = ServeOnceAsync(listener, "HTTP/1.1 204 No Content\r\n\r\n", 100);

        using var connection = new HttpConnection($"[::1]:{port}");
        Assert.Equal(204, (await Task.Run(() => connection.Send("GET", "/", "", default))).Status);
        await serving;

        await using var api = new RuntimeApi();
        using var named = new HttpConnection(api.Authority.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Assert.Equal(404, (await Task.Run(() => named.Send("GET", "/", "", default))).Status);
    }

    private static async Task<HttpReply> AskAsync(string answer, int pieces)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeOnceAsync(listener, answer, pieces);
        using var connection = new HttpConnection(listener.LocalEndpoint.ToString()!);
        try
        {
            return await Task.Run(() => connection.Send("GET", "/", "", default)).WaitAsync(HostedFunction.Patience);
        }
        finally
        {
            await serving;
        }
    }

    private static async Task ServeOnceAsync(TcpListener listener, string answer, int pieces)
    {
        using var client = await listener.AcceptTcpClientAsync();
        client.NoDelay = true;
        var stream = client.GetStream();
        await HttpRequest.ReadAsync(stream, _ => { }, CancellationToken.None);
        foreach (var piece in Encoding.UTF8.GetBytes(answer).Chunk(pieces))
        {
            await stream.WriteAsync(piece);
            await Task.Yield();
        }
    }
}
