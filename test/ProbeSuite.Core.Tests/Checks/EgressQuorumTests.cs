using System.Net;
using System.Text;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

/// <summary>Services are told apart by their names: all listen on loopback, and what each does its name says.</summary>
public class EgressQuorumTests
{
    private static readonly Issued Root = Issued.Root();

    private static readonly Issued Leaf = Root.Server(["a.test", "b.test", "c.test", "other.test", "page.test", "silent.test"]);

    public static TheoryData<string, string?, string> Votes => new()
    {
        { "a.test b.test c.test", "203.0.113.7", "HTTP 200; 3 of 3 services saw 203.0.113.7" },
        { "a.test b.test silent.test", "203.0.113.7", "HTTP 200; 2 of 3 services saw 203.0.113.7; silent.test: 127.0.0.1:PORT accepted the connection, but gave no full answer within 2 s" },
        { "silent.test a.test b.test", "203.0.113.7", "HTTP 200; 2 of 3 services saw 203.0.113.7; silent.test: 127.0.0.1:PORT accepted the connection, but gave no full answer within 2 s" },
        { "other.test a.test b.test", "203.0.113.7", "HTTP 200; 2 of 3 services saw 203.0.113.7; other.test: 198.51.100.1" },
        { "a.test page.test b.test", "203.0.113.7", "HTTP 200; 2 of 3 services saw 203.0.113.7; page.test: page.test answered 200, but the body is not one IP address" },
        { "a.test silent.test page.test", null, "no address was told by more than half of the services: a.test: 203.0.113.7, silent.test: 127.0.0.1:PORT accepted the connection, but gave no full answer within 2 s, page.test: page.test answered 200, but the body is not one IP address" },
        { "a.test other.test", null, "no address was told by more than half of the services: a.test: 203.0.113.7, other.test: 198.51.100.1" },
    };

    [Theory]
    [MemberData(nameof(Votes))]
    public async Task More_than_half_must_agree(string services, string? address, string words)
    {
        await using var server = Server();

        var seen = await TryAsync(services, server);

        Assert.Equal(address, seen.EgressAddress);
        Assert.Equal(address is null ? new Outcome.Unexpected(null, "its services do not agree on an address") : new Outcome.Answered(200), seen.Outcome);
        Assert.Equal(words.Replace("PORT", $"{server.Port}", StringComparison.Ordinal), address is null ? seen.Error : seen.Stages[^1].Detail);
        Assert.Equal("target", seen.Target);
    }

    [Fact]
    public async Task When_nobody_tells_the_best_path_is_shown()
    {
        await using var server = Server();

        var seen = await TryAsync("nowhere.test silent.test", server);

        Assert.Equal(new Outcome.Silent(Stage.Exchange, 2000), seen.Outcome);
        Assert.Equal($"none of 2 services told an address: 127.0.0.1:{server.Port} accepted the connection, but gave no full answer within 2 s", seen.Error);
    }

    private static Task<Observation> TryAsync(string services, LoopbackServer server)
    {
        var names = services.Split(' ');
        var world = World.Trusting(Root.Certificate) with { Names = new Names(name => name == "nowhere.test" ? null : [IPAddress.Loopback]) };
        return World.TryAsync($"egress://{names[0]}:{server.Port}/?patience=2s&also={string.Join(',', names[1..])}", world);
    }

    private static LoopbackServer Server() => new(async (stream, cancellation) =>
    {
        await using var secured = await TlsServer.SecureAsync(stream, Leaf, [], false, cancellation);
        var request = await LoopbackServer.ReadRequestAsync(secured, cancellation);
        var body = request.Contains("\r\nHost: other.test", StringComparison.Ordinal) ? "198.51.100.1"
            : request.Contains("\r\nHost: page.test", StringComparison.Ordinal) ? "<html>"
            : "203.0.113.7";
        if (request.Contains("\r\nHost: silent.test", StringComparison.Ordinal))
        {
            await LoopbackServer.HearAsync(secured, cancellation);
        }

        await secured.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"), cancellation);
    });
}
