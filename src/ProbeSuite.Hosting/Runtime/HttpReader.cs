using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>Reads one HTTP/1.1 response from a socket: by Content-Length, in chunks, or up to the end.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9112#section-6"/>
internal sealed class HttpReader(Socket socket)
{
    // Lambda's longest header, the client context, has at most 3583 bytes before Base64.
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Whether any byte came since this was last set to false.</summary>
    public bool HasRead { get; set; }

    /// <summary>The response to the request that was just sent.</summary>
    /// <param name="keepAlive">Whether the connection may serve another request.</param>
    public HttpReply ReadReply(out bool keepAlive)
    {
        int status;
        Dictionary<string, string> headers;
        do
        {
            status = ReadStatus();
            headers = ReadHeaders();
        }
        while (status is >= 100 and < 200);

        keepAlive = IsDelimited(status, headers) && !Has(headers, "Connection", "close");
        return new(status, headers, ReadBody(status, headers));
    }

    private ReadOnlyMemory<byte> ReadBody(int status, Dictionary<string, string> headers) =>
        IsEmpty(status) ? default
        : IsChunked(headers) ? ReadChunks()
        : headers.TryGetValue("Content-Length", out var length) ? ReadExactly(Number(length, NumberStyles.None))
        : ReadToEnd();

    private static bool IsDelimited(int status, Dictionary<string, string> headers) =>
        IsEmpty(status) || IsChunked(headers) || headers.ContainsKey("Content-Length");

    private static bool IsEmpty(int status) => status is 204 or 304;

    private static bool IsChunked(Dictionary<string, string> headers) => Has(headers, "Transfer-Encoding", "chunked");

    private static bool Has(Dictionary<string, string> headers, string name, string word) =>
        headers.GetValueOrDefault(name)?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false;

    private int ReadStatus()
    {
        var line = ReadLine();
        return line is ['H', 'T', 'T', 'P', '/', '1', '.', _, ' ', _, _, _, ..]
            ? Number(line[9..12], NumberStyles.None)
            : throw Unreadable(line);
    }

    private Dictionary<string, string> ReadHeaders()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw Unreadable(line);
            }

            headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    private ReadOnlyMemory<byte> ReadChunks()
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var size = ReadLine();
            var extension = size.IndexOf(';', StringComparison.Ordinal);
            var length = Number((extension < 0 ? size : size[..extension]).Trim(), NumberStyles.AllowHexSpecifier);
            if (length == 0)
            {
                break;
            }

            Fill(body.GetSpan(length)[..length]);
            body.Advance(length);
            if (ReadLine() is { Length: > 0 } junk)
            {
                throw Unreadable(junk);
            }
        }

        ReadHeaders();
        return body.WrittenMemory;
    }

    private byte[] ReadExactly(int length)
    {
        var body = new byte[length];
        Fill(body);
        return body;
    }

    private ReadOnlyMemory<byte> ReadToEnd()
    {
        var body = new ArrayBufferWriter<byte>();
        do
        {
            body.Write(_buffer.AsSpan(_start.._end));
            _start = _end = 0;
        }
        while (Receive());

        return body.WrittenMemory;
    }

    private void Fill(Span<byte> destination)
    {
        var buffered = Math.Min(destination.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(destination);
        _start += buffered;
        for (var rest = destination[buffered..]; !rest.IsEmpty;)
        {
            var count = socket.Receive(rest);
            if (count == 0)
            {
                throw Ended();
            }

            rest = rest[count..];
        }
    }

    private string ReadLine()
    {
        int length;
        while ((length = _buffer.AsSpan(_start.._end).IndexOf((byte)'\n')) < 0)
        {
            if (!Receive())
            {
                throw Ended();
            }
        }

        var line = Encoding.UTF8.GetString(_buffer, _start, length);
        _start += length + 1;
        return line.TrimEnd('\r');
    }

    private bool Receive()
    {
        if (_end == _buffer.Length)
        {
            if (_start == 0)
            {
                throw new RuntimeApiException($"The Lambda Runtime API sent a line of over {_buffer.Length} bytes.");
            }

            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var count = socket.Receive(_buffer.AsSpan(_end));
        _end += count;
        HasRead |= count > 0;
        return count > 0;
    }

    private static int Number(string text, NumberStyles style) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw Unreadable(text);

    private static EndOfStreamException Ended() => new("the connection was closed before the answer was complete");

    private static RuntimeApiException Unreadable(string text) =>
        new($"The Lambda Runtime API sent what is not HTTP/1.1: '{(text.Length > 80 ? text[..80] : text)}'.");
}
