using System.Text;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

public class EgressCheckTests
{
    private static readonly Issued Root = Issued.Root();
    private static readonly Issued Leaf = Root.Server();

    [Theory]
    [InlineData("203.0.113.7\n", "203.0.113.7")]
    [InlineData(" 2600:1f00::1 ", "2600:1f00::1")]
    public async Task An_address_alone_is_the_egress_address(string body, string address)
    {
        var seen = await TryAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        Assert.Equal(new Outcome.Answered(200), seen.Outcome);
        Assert.Equal(address, seen.EgressAddress);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]                                   // an address to a parser, and to nobody else
    [InlineData("0x7f.1")]
    [InlineData("203.0.113.7, 203.0.113.8")]
    [InlineData("<html>203.0.113.7</html>")]
    [InlineData("203.0.113.7                                                                      .")]
    [InlineData("fe80::1%eth0")]
    public async Task Anything_else_is_unexpected_and_is_not_shown(string body)
    {
        var seen = await TryAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        Assert.Equal(new Outcome.Unexpected(200, "the body is not one IP address"), seen.Outcome);
        Assert.Null(seen.EgressAddress);
        Assert.Equal("host.test answered 200, but the body is not one IP address", seen.Error);
    }

    [Fact]
    public async Task Another_status_tells_no_address()
    {
        var seen = await TryAsync("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 11\r\n\r\n203.0.113.7");

        Assert.Equal(new Outcome.Unexpected(302, "no address was told"), seen.Outcome);
        Assert.Null(seen.EgressAddress);
    }

    private static async Task<Observation> TryAsync(string answer)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await using var secured = await TlsServer.SecureAsync(stream, Leaf, [], false, cancellation);
            await LoopbackServer.ReadRequestAsync(secured, cancellation);
            await secured.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellation);
        });
        return await World.TryAsync($"egress://host.test:{server.Port}", World.Trusting(Root.Certificate));
    }
}
