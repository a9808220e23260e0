using System.Text;
using CsCheck;

namespace ProbeSuite.Tests.Checks;

/// <summary>Whatever a peer sends, a check ends in time, with an outcome and no exception: one bad peer must not cost a sweep.</summary>
public class HostilePeerTests
{
    private static readonly Issued Root = Issued.Root();
    private static readonly Issued Leaf = Root.Server();

    private static readonly string[] Beginnings =
    [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 403 X\r\nContent-Length: 99\r\n\r\n<Error><Code>",
        "S", "NR\0\0\0\u0008\0\0\0\u0003", "NE\0\0\0\u0020", "J\0\0\0\u000a8.0\0", "\u0007\0\0\0\u00ff", "\u0016\u0003\u0003\0\u0030\u0002\0\0\u002c\u0003\u0003", "\u0015\u0003\u0003\0\u0002\u0002",
    ];

    private static readonly Gen<byte[]> Bytes = Gen.Select(Gen.OneOf(Beginnings), Gen.Byte.Array[0, 60])
        .Select((beginning, rest) => (byte[])[.. Encoding.Latin1.GetBytes(beginning), .. rest]);

    [Theory]
    [InlineData("http://host.test:{0}/")]
    [InlineData("https://host.test:{0}/")]
    [InlineData("postgres://host.test:{0}/")]
    [InlineData("mysql://host.test:{0}/")]
    public Task Random_bytes_in_the_clear(string url) => Bytes.SampleAsync(
        async bytes =>
        {
            await using var server = new LoopbackServer(async (stream, cancellation) =>
            {
                await stream.WriteAsync(bytes, cancellation);
                await LoopbackServer.HearAsync(stream, cancellation);
            });
            await EndsAsync(url, server);
        },
        iter: 200, threads: 4);        // most of the time is patience

    [Theory]
    [InlineData("https://host.test:{0}/?patience=300ms")]
    [InlineData("egress://host.test:{0}/")]
    public Task Random_bytes_inside_TLS_that_break_off_without_farewell(string url) => Bytes.SampleAsync(
        async bytes =>
        {
            await using var server = new LoopbackServer(async (stream, cancellation) =>
            {
                var secured = await TlsServer.SecureAsync(stream, Leaf, [], false, cancellation);
                await LoopbackServer.HearAsync(secured, cancellation);
                await secured.WriteAsync(bytes, cancellation);
                await stream.WriteAsync(bytes, cancellation);       // and now what is no record of TLS
            });
            await EndsAsync(url, server);
        },
        iter: 60, threads: 1);

    private static async Task EndsAsync(string url, LoopbackServer server)
    {
        var seen = await World.TryAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, server.Port), World.Trusting(Root.Certificate), TimeSpan.FromMilliseconds(300));

        Assert.NotEqual(PathState.Blocked, seen.Outcome.Path);
        Assert.True(seen.DurationMs < 2000);
    }
}
