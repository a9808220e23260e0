using System.Text;
using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Wire;

namespace ProbeSuite.Tests.Checks;

/// <summary>Whatever a far end answers, what signed the question gets into no observation, and nothing that prints it.</summary>
public class SecretsTests
{
    private static readonly Issued Root = Issued.Root();
    private static readonly Issued Leaf = Root.Server(["*.s3.eu-west-1.amazonaws.com", "host.test"]);

    [Theory]
    [InlineData("s3://shop:{0}/key")]
    [InlineData("postgres://host.test:{0}/?login=iam&user=app")]
    [InlineData("mysql://host.test:{0}/?login=iam&user=app&patience=2s")]
    public async Task A_peer_that_sends_back_what_it_was_told(string url)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            if (url.StartsWith("mysql", StringComparison.Ordinal))
            {
                await stream.WriteAsync((byte[])[74, 0, 0, 0, 10, .. "8\0"u8, 1, 0, 0, 0, .. "12345678"u8, 0, 0xFF, 0xFF, 45, 2, 0, 0xFF, 0xDF, 21, .. new byte[10], .. "123456789012\0caching_sha2_password\0"u8, 0, 0, 0, 0, 0], cancellation);
                await LoopbackServer.HearAsync(stream, cancellation);
            }
            else if (url.StartsWith("postgres", StringComparison.Ordinal))
            {
                await LoopbackServer.HearAsync(stream, cancellation);
                await stream.WriteAsync("S"u8.ToArray(), cancellation);
            }

            await using var secured = await TlsServer.SecureAsync(stream, Leaf, [], false, cancellation);
            var buffer = new byte[4096];
            var count = await secured.ReadAsync(buffer, cancellation);
            if (url.StartsWith("postgres", StringComparison.Ordinal))
            {
                await secured.WriteAsync((byte[])[(byte)'R', 0, 0, 0, 8, 0, 0, 0, 3], cancellation);
                count = await secured.ReadAsync(buffer, cancellation);
            }

            var told = Encoding.Latin1.GetString(buffer, 0, count).Replace("\0", "", StringComparison.Ordinal);
            var answer = url.StartsWith("s3", StringComparison.Ordinal) ? $"HTTP/1.1 403 {told.ReplaceLineEndings(" ")}\r\nContent-Length: {told.Length + 50}\r\n\r\n<Error><Code>AccessDenied</Code><Message>{told}" : told;
            await secured.WriteAsync(Encoding.Latin1.GetBytes(answer.PadRight(answer.Length + 80)), cancellation);
        });

        var seen = await World.TryAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, server.Port), World.Trusting(Root.Certificate));

        Assert.Equal(PathState.Open, seen.Outcome.Path);
        Assert.Contains(seen.Stages, stage => stage.Stage == Stage.Tls);
        var json = JsonSerializer.Serialize(seen, WireContext.Default.Observation);
        Assert.All(
            (string[])["Signature", "AWS4", "session", World.Credentials.Secret],
            secret => Assert.DoesNotContain(secret, json + seen, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Credentials_print_their_id_alone() => Assert.Equal(World.Credentials.KeyId, $"{World.Credentials}");
}
