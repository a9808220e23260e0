using System.Text;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

public class MySqlCheckTests
{
    private static readonly Issued Root = Issued.Root();
    private static readonly Issued Leaf = Root.Server();
    private static readonly byte[] Greeting = Greet(0x0A, 0xFF);
    private static readonly byte[] Ok = [0, 0, 0, 2, 0, 0, 0];
    private static readonly byte[] AsksInClear = [0xFE, .. "mysql_clear_password\0"u8];

    [Fact]
    public async Task A_greeting_is_an_answer()
    {
        await using var server = Server(Greeting);

        var seen = await World.TryAsync($"mysql://host.test:{server.Port}/shop");

        Assert.Equal(new Outcome.Answered(), seen.Outcome);
        Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Exchange], seen.Stages.Select(stage => stage.Stage));
        Assert.Equal("MySQL 8.4.0-rds", seen.Stages[^1].Detail);
    }

    [Fact]
    public async Task An_error_instead_of_a_greeting_is_an_answer_too()
    {
        await using var server = Server(Error(1130));

        var seen = await World.TryAsync($"mysql://host.test:{server.Port}/");

        Assert.Equal(new Outcome.Answered(), seen.Outcome);
        Assert.Equal("MySQL says error 1130", seen.Stages[^1].Detail);
    }

    public static TheoryData<byte[][], Outcome> SignIns => new()
    {
        { [Greeting, Ok, [1]], new Outcome.Answered() },
        { [Greeting, AsksInClear, Ok, [1]], new Outcome.Answered() },
        { [Greeting, Error(1045)], new Outcome.Denied("database", "1045") },
        { [Greeting, Ok, Error(1044)], new Outcome.Denied("database", "1044") },
        { [Greeting, Error(1049)], new Outcome.Unexpected(null, "MySQL says error 1049") },
        { [Greeting, [0xFE, .. "caching_sha2_password\0"u8]], new Outcome.Unexpected(null, "it asks app for another kind of password: the user is not set up for IAM") },
        { [Error(1130)], new Outcome.Unexpected(null, "MySQL says error 1130") },
        { [Greet(0x0A, 0x07)], new Outcome.Unexpected(null, "it offers no TLS, and a token is not sent in clear") },
    };

    [Theory]
    [MemberData(nameof(SignIns))]
    public async Task A_sign_in_goes_through_or_says_why_not(byte[][] packets, Outcome outcome)
    {
        var said = new List<string>();
        await using var server = Server(packets[0], packets[1..], said);

        var seen = await World.TryAsync($"mysql://host.test:{server.Port}/shop?login=iam&user=app", World.Trusting(Root.Certificate));

        Assert.Equal(outcome, seen.Outcome);
        if (outcome is Outcome.Answered)
        {
            Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Exchange, Stage.Tls, Stage.Permission], seen.Stages.Select(stage => stage.Stage));
            Assert.Contains($"host.test:{server.Port}/?Action=connect&DBUser=app", said[0]);
            Assert.EndsWith("shop\0mysql_clear_password\0", said[0]);
            Assert.EndsWith("\u0003SELECT 1", said[^1]);
            Assert.All(said[1..^1], password => Assert.StartsWith($"host.test:{server.Port}/?Action=connect&DBUser=app", password[4..]));
        }
    }

    [Fact]
    public async Task A_token_is_not_sent_to_a_stranger()
    {
        var said = new List<string>();
        await using var server = Server(Greeting, [Ok, [1]], said);

        var seen = await World.TryAsync($"mysql://host.test:{server.Port}/?login=iam&user=app", World.Trusting(Issued.Root("CN=Other").Certificate));

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.IncompleteChain), seen.Outcome);
        Assert.Empty(said);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("\u0005\0\0\0\u0009old")]
    [InlineData("\u0001\0\0\0\u000a")]              // no version
    public async Task What_is_not_MySQL_is_told_apart(string answer)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer.PadRight(40)), cancellation);
            await LoopbackServer.HearAsync(stream, cancellation);
        });

        Assert.Equal(new Outcome.NotTheProtocol(Stage.Exchange), (await World.TryAsync($"mysql://host.test:{server.Port}/")).Outcome);
    }

    [Fact]
    public async Task A_real_MariaDB_greets_and_lets_a_token_in()
    {
        var clock = new StandingClock(TimeProvider.System.GetUtcNow());
        await using var database = await MariaDbServer.StartAsync(Leaf);
        database.SetPassword(SignatureV4.RdsToken("host.test", database.Port, "app", "eu-west-1", World.Credentials, clock.GetUtcNow()));
        var world = World.Trusting(Root.Certificate) with { Clock = clock };

        var greeted = await World.TryAsync($"mysql://host.test:{database.Port}/", world);
        var signedIn = await World.TryAsync($"mysql://host.test:{database.Port}/shop?login=iam&user=app", world);
        var foreign = await World.TryAsync($"mysql://host.test:{database.Port}/mysql?login=iam&user=app", world);
        var native = await World.TryAsync($"mysql://host.test:{database.Port}/?login=iam&user=native", world);
        database.SetPassword("another");
        var refused = await World.TryAsync($"mysql://host.test:{database.Port}/shop?login=iam&user=app", world);

        Assert.Equal(new Outcome.Answered(), greeted.Outcome);
        Assert.StartsWith("MySQL 5.5.5-10.", greeted.Stages[^1].Detail);          // MariaDB's way to say 10
        Assert.Equal(new Outcome.Answered(), signedIn.Outcome);
        Assert.Equal("signed in as app", signedIn.Stages[^1].Detail);
        Assert.Equal("TLS 1.3", signedIn.Certificate!.Protocol);
        Assert.Equal(new Outcome.Denied("database", "1044"), foreign.Outcome);    // the database is not its own
        Assert.Equal(new Outcome.Unexpected(null, "it asks native for another kind of password: the user is not set up for IAM"), native.Outcome);
        Assert.Equal(new Outcome.Denied("database", "1045"), refused.Outcome);
    }

    private static byte[] Greet(byte protocol, byte capabilities) =>
    [
        protocol, .. "8.4.0-rds\0"u8, 1, 0, 0, 0, .. "12345678"u8, 0, 0xFF, (byte)(0xF0 | (capabilities & 8)), 45, 2, 0, 0xFF, 0xDF, 21,
        .. new byte[10], .. "123456789012\0caching_sha2_password\0"u8,
    ];

    private static byte[] Error(int code) => [0xFF, (byte)code, (byte)(code >> 8), .. "#28000no"u8];

    /// <summary>Sends the greeting, lets TLS begin, and answers every packet that it hears with the next of its own.</summary>
    private static LoopbackServer Server(byte[] greeting, byte[][]? packets = null, List<string>? said = null) => new(async (stream, cancellation) =>
    {
        await stream.WriteAsync(Packet(greeting, 0), cancellation);
        var buffer = new byte[4096];
        if (await stream.ReadAsync(buffer.AsMemory(0, 36), cancellation) == 0)
        {
            return;
        }

        await using var secured = await TlsServer.SecureAsync(stream, Leaf, [], false, cancellation);
        foreach (var packet in packets ?? [])
        {
            var count = await secured.ReadAsync(buffer, cancellation);
            if (count == 0)
            {
                return;
            }

            said?.Add(Encoding.Latin1.GetString(buffer, 0, count));
            await secured.WriteAsync(Packet(packet, (byte)(buffer[3] + 1)), cancellation);
        }
    });

    private static byte[] Packet(byte[] body, byte sequence) => [(byte)body.Length, (byte)(body.Length >> 8), 0, sequence, .. body];
}
