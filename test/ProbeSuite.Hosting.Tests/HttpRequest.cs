using System.Globalization;
using System.Text;

namespace ProbeSuite.Hosting.Tests;

/// <summary>The little of HTTP/1.1 that a server in a test needs.</summary>
public sealed record HttpRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The next request; null when the client is gone.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="chunk">Takes each chunk of a body that comes in chunks.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<HttpRequest?> ReadAsync(Stream stream, Action<byte[]> chunk, CancellationToken cancellation)
    {
        if (await ReadLineAsync(stream, cancellation) is not { } start)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await ReadHeadersAsync(stream, headers, cancellation);
        var words = start.Split(' ');
        return new(words[0], words[1], headers, headers.ContainsKey("Transfer-Encoding")
            ? await ReadChunksAsync(stream, headers, chunk, cancellation)
            : await ReadExactlyAsync(stream, int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture), cancellation));
    }

    // Trailers join the headers.
    private static async Task<byte[]> ReadChunksAsync(
        Stream stream, Dictionary<string, string> headers, Action<byte[]> chunk, CancellationToken cancellation)
    {
        var body = new List<byte>();
        while (int.Parse((await ReadLineAsync(stream, cancellation))!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            var bytes = await ReadExactlyAsync(stream, size, cancellation);
            body.AddRange(bytes);
            Assert.Equal("", await ReadLineAsync(stream, cancellation));
            chunk(bytes);
        }

        await ReadHeadersAsync(stream, headers, cancellation);
        return [.. body];
    }

    private static async Task ReadHeadersAsync(Stream stream, Dictionary<string, string> headers, CancellationToken cancellation)
    {
        while (await ReadLineAsync(stream, cancellation) is { Length: > 0 } line)
        {
            var parts = line.Split(": ", 2);
            headers.Add(parts[0], parts[1]);
        }
    }

    private static async Task<byte[]> ReadExactlyAsync(Stream stream, int size, CancellationToken cancellation)
    {
        var bytes = new byte[size];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>The bytes of a response, in chunks of so many bytes, or in one piece when null.</summary>
    public static byte[] Reply(int status, string headers, byte[] body, int? chunkSize = null)
    {
        var framing = chunkSize is null ? $"Content-Length: {body.Length}" : "Transfer-Encoding: chunked";
        using var reply = new MemoryStream();
        reply.Write(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} Reason\r\n{headers}{framing}\r\n\r\n"));
        foreach (var chunk in chunkSize is { } size ? body.Chunk(size) : [])
        {
            reply.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
            reply.Write(chunk);
            reply.Write("\r\n"u8);
        }

        reply.Write(chunkSize is null ? body : "0\r\n\r\n"u8);
        return reply.ToArray();
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken cancellation)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellation) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
