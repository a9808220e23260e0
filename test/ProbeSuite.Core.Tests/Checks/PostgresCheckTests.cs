using System.Buffers.Binary;
using System.Text;
using ProbeSuite.Checks;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Checks;

public class PostgresCheckTests
{
    private static readonly Issued Root = Issued.Root();
    private static readonly Issued Leaf = Root.Server();
    private static readonly byte[] AsksInClear = Message('R', [0, 0, 0, 3]);
    private static readonly byte[] AsksScram = Message('R', [0, 0, 0, 10, .. "SCRAM-SHA-256\0\0"u8]);
    private static readonly byte[] Welcome = [.. Message('R', [0, 0, 0, 0]), .. Message('S', "server_version\x0017\0"u8), .. Message('Z', "I"u8)];
    private static readonly byte[] One = [.. Message('T', [0, 0]), .. Message('D', [0, 1, 0, 0, 0, 1, (byte)'1']), .. Message('C', "SELECT 1\0"u8), .. Message('Z', "I"u8)];

    public static TheoryData<byte[], string> Greetings => new()
    {
        { AsksScram, "PostgreSQL asks for a SCRAM password" },
        { AsksInClear, "PostgreSQL asks for a password in clear" },
        { Error("28000"), "PostgreSQL says 28000" },       // no pg_hba.conf entry
        { Error("57P03"), "PostgreSQL says 57P03" },       // still starting
        { Message('R', [0, 0, 0, 0]), "PostgreSQL asks for no password" },
    };

    [Theory]
    [MemberData(nameof(Greetings))]
    public async Task Any_well_formed_greeting_is_an_answer_with_TLS_and_without(byte[] greeting, string detail)
    {
        foreach (var tls in new[] { true, false })
        {
            await using var server = Server(tls, greeting);

            var seen = await World.TryAsync($"postgres://host.test:{server.Port}/shop", World.Context);

            Assert.Equal(new Outcome.Answered(), seen.Outcome);
            Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Tls, Stage.Exchange], seen.Stages.Select(stage => stage.Stage));
            Assert.Equal(detail, seen.Stages[^1].Detail);
            Assert.StartsWith(tls ? "TLS 1.3, not trusted: " : "the server offers no TLS", seen.Stages[2].Detail);
            Assert.Equal(tls, seen.Certificate is not null);
            Assert.Equal(Permission.NotAsked, seen.Outcome.PermissionFor(Target.Parse("postgres://db/shop")));
        }
    }

    [Fact]
    public async Task A_server_without_a_free_connection_is_no_answer_and_the_path_is_open()
    {
        await using var server = Server(true, Error("53300"));

        var seen = await World.TryAsync($"postgres://host.test:{server.Port}/shop", World.Context);

        Assert.Equal(new Outcome.Unexpected(null, "PostgreSQL has no connection left (53300)"), seen.Outcome);
        Assert.Equal(PathState.Open, seen.Outcome.Path);
    }

    [Fact]
    public async Task A_pooler_that_refuses_before_TLS_speaks_PostgreSQL_all_the_same()
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.HearAsync(stream, cancellation);
            await stream.WriteAsync(Error("08P01"), cancellation);
        });

        var seen = await World.TryAsync($"postgres://host.test:{server.Port}/shop", World.Context);

        Assert.Equal(new Outcome.Unexpected(null, "PostgreSQL says 08P01"), seen.Outcome);
        Assert.Equal("PostgreSQL says 08P01 before TLS", seen.Error);
    }

    [Fact]
    public async Task An_alert_after_the_word_on_TLS_is_read_as_one()
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.HearAsync(stream, cancellation);
            await stream.WriteAsync("S"u8.ToArray(), cancellation);
            await LoopbackServer.HearAsync(stream, cancellation);
            await stream.WriteAsync((byte[])[21, 3, 3, 0, 2, 2, 40], cancellation);
        });

        var seen = await World.TryAsync($"postgres://host.test:{server.Port}/shop", World.Context);

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.Handshake), seen.Outcome);
        Assert.Equal("the server ended the TLS handshake with alert 40 (handshake failure: nothing in common)", seen.Error);
    }

    public static TheoryData<byte[], byte[][], Outcome> SignIns => new()
    {
        { AsksInClear, [Welcome, One], new Outcome.Answered() },
        { AsksInClear, [Error("28P01")], new Outcome.Denied("database", "28P01") },
        { AsksInClear, [Welcome, Error("42501")], new Outcome.Denied("database", "42501") },
        { AsksInClear, [Error("3D000")], new Outcome.Unexpected(null, "PostgreSQL says 3D000") },
        { AsksScram, [], new Outcome.Unexpected(null, "it asks app for a SCRAM password: the user is not set up for IAM") },
        { Error("28000"), [], new Outcome.Denied("database", "28000") },
        { AsksInClear, ["nonsense"u8.ToArray()], new Outcome.NotTheProtocol(Stage.Permission) },
        { AsksInClear, [], new Outcome.Closed(Stage.Permission) },
    };

    [Theory]
    [MemberData(nameof(SignIns))]
    public async Task A_sign_in_goes_through_to_a_row_or_says_why_not(byte[] greeting, byte[][] afterwards, Outcome outcome)
    {
        var said = new List<string>();
        await using var server = Server(true, greeting, afterwards, said);

        var seen = await World.TryAsync($"postgres://host.test:{server.Port}/shop?login=iam&user=app", World.Trusting(Root.Certificate));

        Assert.Equal(outcome, seen.Outcome);
        Assert.DoesNotContain("X-Amz-Signature", $"{seen.Error}{string.Concat(seen.Stages.Select(stage => stage.Detail))}");
        if (outcome is Outcome.Answered)
        {
            Assert.Equal("signed in as app, SELECT 1 gave 1 row", seen.Stages[^1].Detail);
            Assert.Contains("\0user\0app\0database\0shop\0", said[0]);
            Assert.Contains($"phost.test:{server.Port}/?Action=connect&DBUser=app&X-Amz-Algorithm", said[1].Remove(1, 4));
            Assert.Equal("QSELECT 1\0", said[2].Remove(1, 4));
        }
    }

    [Fact]
    public async Task A_token_is_sent_neither_in_clear_nor_to_a_stranger()
    {
        var said = new List<string>();
        await using var plain = Server(false, AsksInClear, [Welcome], said);
        await using var stranger = Server(true, AsksInClear, [Welcome], said);

        Assert.Equal(
            new Outcome.Unexpected(null, "it offers no TLS, and a token is not sent in clear"),
            (await World.TryAsync($"postgres://host.test:{plain.Port}/shop?login=iam&user=app", World.Context)).Outcome);
        Assert.Equal(
            new Outcome.TlsFailed(TlsFailure.IncompleteChain),
            (await World.TryAsync($"postgres://host.test:{stranger.Port}/shop?login=iam&user=app", World.Trusting(Issued.Root("CN=Other").Certificate))).Outcome);
        Assert.Empty(said);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", Stage.Tls)]
    [InlineData("Nonsense!", Stage.Exchange)]
    [InlineData("ERROR: no\r\n\r\n", Stage.Tls)]
    [InlineData("NR\u007f\u007f\u007f\u007f", Stage.Exchange)]      // a message of 2 GB
    public async Task What_is_not_PostgreSQL_is_told_apart(string answer, Stage during)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.HearAsync(stream, cancellation);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), cancellation);
            await LoopbackServer.HearAsync(stream, cancellation);
        });

        var seen = await World.TryAsync($"postgres://host.test:{server.Port}/", World.Context);

        Assert.Equal(new Outcome.NotTheProtocol(during), seen.Outcome);
    }

    [Fact]
    public async Task A_real_PostgreSQL_greets_and_lets_a_token_in()
    {
        var clock = new StandingClock(TimeProvider.System.GetUtcNow());
        await using var database = await PostgresServer.StartAsync(Leaf);
        var token = SignatureV4.RdsToken("host.test", database.Port, "app", "eu-west-1", World.Credentials, clock.GetUtcNow());
        await database.RunAsync($"CREATE USER app PASSWORD '{token}'");
        var world = World.Trusting(Root.Certificate) with { Clock = clock };

        var greeted = await World.TryAsync($"postgres://host.test:{database.Port}/postgres", world);
        var signedIn = await World.TryAsync($"postgres://host.test:{database.Port}/postgres?login=iam&user=app", world);
        var refused = await World.TryAsync($"postgres://host.test:{database.Port}/postgres?login=iam&user=stranger", world);

        Assert.Equal(new Outcome.Answered(), greeted.Outcome);
        Assert.Equal("PostgreSQL asks for a password in clear", greeted.Stages[^1].Detail);
        Assert.Equal(new Outcome.Answered(), signedIn.Outcome);
        Assert.Equal("signed in as app, SELECT 1 gave 1 row", signedIn.Stages[^1].Detail);
        Assert.Equal(new Outcome.Denied("database", "28P01"), refused.Outcome);
    }

    private static byte[] Error(string state) => Message('E', Encoding.ASCII.GetBytes($"SFATAL\0C{state}\0Mno\0\0"));

    private static byte[] Message(char kind, ReadOnlySpan<byte> body)
    {
        byte[] message = [(byte)kind, 0, 0, 0, 0, .. body];
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), body.Length + 4);
        return message;
    }

    /// <summary>Offers TLS or not, greets the start-up message, and answers all that it hears then, one after the other. What it hears goes to a list.</summary>
    private static LoopbackServer Server(bool tls, byte[] greeting, byte[][]? afterwards = null, List<string>? said = null) => new(async (stream, cancellation) =>
    {
        await LoopbackServer.HearAsync(stream, cancellation);
        await stream.WriteAsync(tls ? "S"u8.ToArray() : "N"u8.ToArray(), cancellation);
        Stream inside = tls ? await TlsServer.SecureAsync(stream, Leaf, [], false, cancellation) : stream;
        await Hear();
        await inside.WriteAsync(greeting, cancellation);
        foreach (var answer in afterwards ?? [])
        {
            await Hear();
            await inside.WriteAsync(answer, cancellation);
        }

        await Hear();

        async Task Hear()
        {
            var buffer = new byte[4096];
            if (await inside.ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                said?.Add(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
    });
}
