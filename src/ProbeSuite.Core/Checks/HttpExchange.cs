using System.Globalization;
using System.Text;

namespace ProbeSuite.Checks;

/// <summary>An answer of HTTP/1.1, as far as it was wanted.</summary>
/// <param name="Status">100 to 599.</param>
/// <param name="Headers">By name in any case; of several of one name, the first.</param>
/// <param name="Body">Its first bytes, at most <see cref="HttpExchange.MostBytes"/>; what is beyond was not read.</param>
/// <param name="IsWhole">Whether the body ended, or its bound was reached, before the wait for it did.</param>
public sealed record HttpAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, bool IsWhole = true);

/// <summary>
/// One GET of HTTP/1.1 on a connection that is open already. So small because a probe wants its stages apart and its
/// program quick to start; bounded because a stranger answers.
/// </summary>
public static class HttpExchange
{
    /// <summary>The most that is read of the headers, and of the body.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Asks, and reads the answer.</summary>
    /// <param name="stream">The connection; nothing else may be on it.</param>
    /// <param name="path">Path and query, escaped.</param>
    /// <param name="headers">Headers in order, <c>Host</c> among them.</param>
    /// <param name="needsBody">Whether an answer is none before its body has come; else one that is ended in its body counts.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FormatException">The answer is not HTTP/1.1, or it does not end.</exception>
    /// <exception cref="EndOfStreamException">The connection ended before the answer did.</exception>
    public static async Task<HttpAnswer> GetAsync(
        Stream stream, string path, IEnumerable<(string Name, string Value)> headers, bool needsBody, CancellationToken cancellation)
    {
        var request = new StringBuilder($"GET {path} HTTP/1.1\r\n");
        foreach (var (name, value) in headers)
        {
            request.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        request.Append("User-Agent: ProbeSuite\r\nAccept: */*\r\nConnection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()), cancellation);
        return await new HttpReader(stream).ReadAsync(needsBody, cancellation);
    }

    /// <summary>The value of the header <c>Host</c>.</summary>
    public static string HostHeader(string host, int port, int usualPort)
    {
        var name = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        return port == usualPort ? name : $"{name}:{port}";
    }
}
