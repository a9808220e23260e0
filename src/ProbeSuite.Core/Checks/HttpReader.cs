using System.Globalization;
using System.Text;

namespace ProbeSuite.Checks;

/// <summary>Reads one answer of HTTP/1.1 off a stream.</summary>
internal sealed class HttpReader(Stream stream)
{
    private const int LongestLine = 16 * 1024;
    private const int SwitchingProtocols = 101;

    // Room for a body in the smallest of chunks; without a bound a stranger could keep a processor busy with nothing.
    private const int MostRead = 1024 * 1024;
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private int _read;

    public async Task<HttpAnswer> ReadAsync(bool needsBody, CancellationToken cancellation)
    {
        while (true)
        {
            var status = Status(await LineAsync(cancellation));
            var headers = await HeadersAsync(cancellation);
            if (status is not (SwitchingProtocols or >= 200))
            {
                continue;
            }

            var body = new MemoryStream();
            var isWhole = true;
            try
            {
                await ReadBodyAsync(body, status, headers, cancellation);
            }
            catch (OperationCanceledException) when (!needsBody)
            {
                isWhole = false;
            }

            return new(status, headers, body.ToArray(), isWhole);
        }
    }

    private static int Status(string line) =>
        line.Length >= 12 && line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line[8] == ' '
        && (line.Length == 12 || line[12] == ' ')
        && int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599
            ? status
            : throw new FormatException("the answer does not begin as HTTP/1.1 does");

    private async Task<Dictionary<string, string>> HeadersAsync(CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var bytes = 0;
        while (await LineAsync(cancellation) is { Length: > 0 } line)
        {
            bytes += line.Length;
            if (bytes > HttpExchange.MostBytes)
            {
                throw new FormatException("the headers do not end");
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
            {
                throw new FormatException("a header has no name");
            }

            headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        return headers;
    }

    private async Task ReadBodyAsync(MemoryStream body, int status, Dictionary<string, string> headers, CancellationToken cancellation)
    {
        if (status is SwitchingProtocols or 204 or 304)
        {
            return;
        }

        if (headers.TryGetValue("Transfer-Encoding", out var coding))
        {
            if (!coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase))
            {
                throw new FormatException("the body's transfer coding is not chunked");
            }

            while (body.Length < HttpExchange.MostBytes && Number(await LineAsync(cancellation), NumberStyles.AllowHexSpecifier) is > 0 and var chunk)
            {
                await CopyAsync(body, chunk, cancellation);
                if (body.Length < HttpExchange.MostBytes && (await LineAsync(cancellation)).Length > 0)
                {
                    throw new FormatException("a chunk is longer than it said");
                }
            }
        }
        else if (headers.TryGetValue("Content-Length", out var length))
        {
            await CopyAsync(body, Number(length, NumberStyles.None), cancellation);
        }
        else
        {
            while (body.Length < HttpExchange.MostBytes && (_start < _end || await FillAsync(cancellation)))
            {
                await CopyAsync(body, _end - _start, cancellation);
            }
        }
    }

    private static long Number(string text, NumberStyles style)
    {
        var digits = text.Split(';')[0].Trim();
        return long.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException("a length is not a number");
    }

    private async Task CopyAsync(MemoryStream body, long count, CancellationToken cancellation)
    {
        for (var rest = Math.Min(count, HttpExchange.MostBytes - body.Length); rest > 0;)
        {
            if (_start == _end && !await FillAsync(cancellation))
            {
                throw new EndOfStreamException("the body is shorter than it said");
            }

            var piece = (int)Math.Min(rest, _end - _start);
            body.Write(_buffer, _start, piece);
            _start += piece;
            rest -= piece;
        }
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellation))
            {
                throw new EndOfStreamException("the connection ended in the headers");
            }

            var found = _buffer.AsSpan(_start.._end).IndexOf((byte)'\n');
            var piece = found < 0 ? _end - _start : found;
            line.Append(Encoding.Latin1.GetString(_buffer, _start, piece));
            _start += found < 0 ? piece : piece + 1;
            if (found >= 0)
            {
                return line.ToString().TrimEnd('\r');
            }

            if (line.Length > LongestLine)
            {
                throw new FormatException("a line of the headers does not end");
            }
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancellation);
        _read += _end;
        return _read <= MostRead ? _end > 0 : throw new FormatException("the answer does not end");
    }
}
