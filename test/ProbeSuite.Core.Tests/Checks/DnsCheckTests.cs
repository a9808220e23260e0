using System.Net;
using CsCheck;
using ProbeSuite.Checks;
using static ProbeSuite.Tests.Checks.DnsServer;

namespace ProbeSuite.Tests.Checks;

public class DnsCheckTests
{
    private const int A = 1;
    private const int Cname = 5;
    private const int Ptr = 12;
    private const int Mx = 15;
    private const int Aaaa = 28;

    public static TheoryData<string, string, Func<byte[], byte[]?>, Outcome, string?> Answers => new()
    {
        { "private", "", q => Answer(q, records: Record(A, [10, 0, 3, 7])), new Outcome.Answered(), "127.0.0.1 answered 10.0.3.7 (private)" },
        { "public", "", q => Answer(q, records: [Record(A, [52, 1, 2, 3]), Record(A, [52, 1, 2, 4])]), new Outcome.Answered(), "127.0.0.1 answered 52.1.2.3 (public), 52.1.2.4 (public)" },
        { "IPv6", "?type=AAAA", q => Answer(q, records: Record(Aaaa, IPAddress.Parse("2600:1f00::1").GetAddressBytes())), new Outcome.Answered(), "127.0.0.1 answered 2600:1f00::1 (public)" },
        { "IPv6 by family", "?family=ipv6", q => Answer(q, records: Record(Aaaa, IPAddress.Parse("fd00::1").GetAddressBytes())), new Outcome.Answered(), "127.0.0.1 answered fd00::1 (private)" },
        {
            "an endpoint's name", "", q => Answer(q, records: [Record(Cname, Name("vpce-1.sqs.vpce.amazonaws.com")), Record(A, [10, 0, 3, 7], Name("VPCE-1.sqs.vpce.amazonaws.com"))]),
            new Outcome.Answered(), "127.0.0.1 answered 10.0.3.7 (private) by way of vpce-1.sqs.vpce.amazonaws.com, a VPC endpoint stands for it"
        },
        { "mail", "?type=mx", q => Answer(q, records: Record(Mx, [0, 10, 0])), new Outcome.Answered(), "127.0.0.1 answered 1 MX record" },
        { "no mail", "?type=MX", q => Answer(q), new Outcome.Unexpected(null, "the name has no MX record"), "127.0.0.1 answered no MX record" },
        { "NXDOMAIN", "", q => Answer(q, 3), new Outcome.NameNotFound(), "127.0.0.1 answered NXDOMAIN" },
        { "SERVFAIL", "", q => Answer(q, 2), new Outcome.ResolverFailed("SERVFAIL"), "127.0.0.1 answered SERVFAIL" },
        { "REFUSED", "", q => Answer(q, 5), new Outcome.ResolverFailed("REFUSED"), "127.0.0.1 answered REFUSED" },
        { "NODATA is not NXDOMAIN", "", q => Answer(q), new Outcome.NoAddress(), "127.0.0.1 answered no A record" },
        { "silence", "?patience=300ms", _ => null, new Outcome.ResolverSilent(300), null },
        { "another question's answer, then silence", "?patience=300ms", q => [(byte)(q[0] ^ 1), .. Answer(q)[1..]], new Outcome.ResolverSilent(300), null },
        { "garbage", "", q => [q[0], q[1], 1, 2, 3], new Outcome.NotTheProtocol(Stage.Dns), null },
        { "a name that points to itself", "", q => Answer(q, records: Record(A, [1, 2, 3, 4], [0xC0, (byte)q.Length])), new Outcome.NotTheProtocol(Stage.Dns), null },
        { "an address of three bytes", "", q => Answer(q, records: Record(A, [1, 2, 3])), new Outcome.NotTheProtocol(Stage.Dns), null },
        {
            "names in a circle", "", q => Answer(q, records: [Record(Cname, Name("b.test")), Record(Cname, Name("host.test"), Name("b.test"))]),
            new Outcome.Unexpected(null, "its CNAME records lead in circles or too far"), "127.0.0.1 answered NOERROR"
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_read(string what, string options, Func<byte[], byte[]?> answer, Outcome outcome, string? detail)
    {
        await using var server = new DnsServer((question, _) => answer(question));

        var seen = await World.TryAsync($"dns://host.test{options}", World.Context with { Resolvers = [server.EndPoint] });

        Assert.True(outcome == seen.Outcome, $"{what}: {seen}");
        Assert.Equal(detail, Assert.Single(seen.Stages).Detail);
        Assert.Equal(server.EndPoint.ToString(), seen.RemoteAddress);
        Assert.Equal(1, server.Questions);
    }

    public static TheoryData<string, byte[], AnswerClass> Classes => new()
    {
        { "host.test", [52, 1, 2, 3], AnswerClass.Public },
        { "host.test", [10, 0, 3, 7], AnswerClass.Private },
        { "sqs.eu-west-1.amazonaws.com", [10, 0, 3, 7], AnswerClass.VpcEndpoint },                        // private DNS of an endpoint
        { "a1b2.execute-api.eu-west-1.amazonaws.com", [10, 0, 3, 7], AnswerClass.VpcEndpoint },           // which takes all APIs' names
        { "sqs.eu-west-1.amazonaws.com", [52, 1, 2, 3], AnswerClass.Public },
        { "db.abc.eu-west-1.rds.amazonaws.com", [10, 0, 3, 7], AnswerClass.Private },                     // is so by itself
        { "host.test", [0, 0, 0, 0], AnswerClass.Hijacked },
        { "host.test", [127, 0, 0, 1], AnswerClass.Hijacked },
        { "nobody.invalid", [52, 1, 2, 3], AnswerClass.Hijacked },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task The_class_of_an_answer_tells_who_gave_it(string name, byte[] address, AnswerClass kind)
    {
        await using var server = new DnsServer((question, _) => Answer(question, records: Record(A, address)));

        var seen = await World.TryAsync($"dns://{name}", World.Context with { Resolvers = [server.EndPoint] });

        Assert.Equal((server.EndPoint.ToString(), "A", kind), (seen.Dns!.Server, seen.Dns.Type, seen.Dns.Class));
        Assert.Equal([new IPAddress(address).ToString()], seen.Dns.Answers);
    }

    [Fact]
    public async Task A_named_server_is_asked_instead_of_the_systems()
    {
        await using var server = new DnsServer((question, _) => Answer(question, records: Record(A, [10, 0, 3, 7])));
        var target = ProbeSuite.Targets.Target.Parse("dns://host.test:5353?server=10.0.0.2");

        var seen = await ProbeSuite.Checks.Check.RunAsync(
            target with { Port = server.EndPoint.Port, Options = target.Options with { Server = "127.0.0.1" } }, World.Patience, World.Context, CancellationToken.None);

        Assert.Equal(server.EndPoint.ToString(), seen.Dns!.Server);
    }

    [Fact]
    public async Task A_truncated_answer_is_asked_for_again_by_TCP()
    {
        await using var server = new DnsServer((question, tcp) =>
            tcp ? Answer(question, records: Record(A, [10, 0, 0, 1])) : Answer(question, truncated: true));

        var seen = await World.TryAsync("dns://host.test", World.Context with { Resolvers = [server.EndPoint] });

        Assert.Equal(new Outcome.Answered(), seen.Outcome);
        Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Exchange], seen.Stages.Select(stage => stage.Stage));
        Assert.Equal("127.0.0.1 has more to say than fits into a datagram", seen.Stages[0].Detail);
        Assert.Equal("127.0.0.1 answered 10.0.0.1 (private)", seen.Stages[^1].Detail);
    }

    [Fact]
    public async Task A_resolver_that_is_heard_by_UDP_and_not_by_TCP_is_not_called_silent()
    {
        using var full = new FullBacklog();
        using var udp = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, full.Port));
        var trying = World.TryAsync("dns://host.test?patience=400ms", World.Context with { Resolvers = [new(IPAddress.Loopback, full.Port)] });
        var question = await udp.ReceiveAsync();
        await udp.SendAsync(Answer(question.Buffer, truncated: true), question.RemoteEndPoint);

        var seen = await trying;

        Assert.Equal(new Outcome.Silent(Stage.Tcp, 400), seen.Outcome);
        Assert.Equal($"no answer to the TCP connection to 127.0.0.1:{full.Port} within 400 ms", seen.Error);
    }

    [Fact]
    public async Task An_answer_of_a_thousand_records_is_told_in_part_and_says_so()
    {
        await using var server = new DnsServer((question, tcp) =>
        {
            var answer = Answer(question, truncated: !tcp, records: tcp ? [.. Enumerable.Range(0, 1000).Select(n => Record(A, [10, 0, (byte)(n >> 8), (byte)n]))] : []);
            (answer[6], answer[7]) = tcp ? ((byte)(1000 >> 8), unchecked((byte)1000)) : ((byte)0, (byte)0);
            return answer;
        });

        var seen = await World.TryAsync("dns://host.test", World.Context with { Resolvers = [server.EndPoint] });

        Assert.Equal(new Outcome.Answered(), seen.Outcome);
        Assert.EndsWith("10.0.0.3 (private) and 252 more, of the first 256 records", seen.Stages[^1].Detail);
        Assert.Equal(20, seen.Dns!.Answers.Count);
    }

    [Theory]
    [InlineData("10.0.3.7", "7.3.0.10.in-addr.arpa")]
    [InlineData("[2001:db8::1]", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")]
    public async Task An_address_is_asked_for_by_its_reverse_name(string address, string name)
    {
        byte[]? asked = null;
        await using var server = new DnsServer((question, _) =>
        {
            asked = question;
            return Answer(question, records: Record(Ptr, Name("db.example")));
        });

        var seen = await World.TryAsync($"dns://{address}?type=PTR", World.Context with { Resolvers = [server.EndPoint] });

        Assert.Equal(new Outcome.Answered(), seen.Outcome);
        Assert.Equal("127.0.0.1 answered db.example", seen.Stages[0].Detail);
        Assert.Equal(Name(name), asked![12..^4]);
    }

    [Fact]
    public async Task A_closed_port_is_refused()
    {
        var seen = await World.TryAsync("dns://host.test", World.Context with { Resolvers = [new(IPAddress.Loopback, LoopbackServer.ClosedPort())] });

        Assert.Equal(new Outcome.Refused(), seen.Outcome);
    }

    [Fact]
    public void Any_bytes_are_an_answer_or_a_format_exception() => Gen.Byte.Array[0, 80].Sample(bytes =>
    {
        try
        {
            DnsMessage.Read(bytes);
        }
        catch (FormatException)
        {
            // As promised.
        }
    });
}
