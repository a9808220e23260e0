using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>
/// HTTP/1.1 to one host over one kept-alive socket, blocking. HttpClient would cost 1.5 ms more at each cold start,
/// and an asynchronous socket two more threads, for a program that does nothing while it waits.
/// </summary>
/// <param name="authority">Host and port, as in <c>127.0.0.1:9001</c>.</param>
internal sealed class HttpConnection(string authority) : IDisposable
{
    private readonly Lock _gate = new();
    private Socket? _socket;
    private HttpReader? _reader;
    private bool _disposed;

    /// <summary>Sends one request and reads its response.</summary>
    /// <remarks>
    /// A server may close a kept-alive connection at any time, which is seen only when the next request gets no
    /// byte of an answer. Then, and only then, the request is sent again, on a new connection.
    /// </remarks>
    /// <exception cref="RuntimeApiException">No connection, or no answer that is HTTP.</exception>
    public HttpReply Send(string method, string path, string headers, ReadOnlySpan<byte> body)
    {
        var reused = _socket is not null;
        try
        {
            return Exchange(method, path, headers, body);
        }
        catch (Exception e) when (IsConnectionLoss(e))
        {
            var unanswered = _reader is not { HasRead: true };
            Close();
            if (reused && unanswered)
            {
                return Resend(method, path, headers, body);
            }

            throw Lost(method, path, e);
        }
    }

    /// <summary>Begins a POST whose body follows in chunks while it is being made. Such a request is never sent again.</summary>
    /// <exception cref="RuntimeApiException">No connection.</exception>
    public void BeginPost(string path, string headers) => Transmit(Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {authority}\r\n{headers}Transfer-Encoding: chunked\r\n\r\n"));

    /// <summary>Sends a chunk of the body; an empty one would end it.</summary>
    /// <exception cref="RuntimeApiException">The connection is lost.</exception>
    public void SendChunk(ReadOnlySpan<byte> chunk) => Transmit([.. Encoding.UTF8.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]);

    /// <summary>Ends the body, and reads the response.</summary>
    /// <param name="trailers">Headers behind the body, a line each.</param>
    /// <exception cref="RuntimeApiException">The connection is lost, or the answer is not HTTP.</exception>
    public HttpReply EndPost(string trailers)
    {
        Transmit(Encoding.UTF8.GetBytes($"0\r\n{trailers}\r\n"));
        try
        {
            return _reader!.ReadReply(out _);
        }
        catch (Exception e) when (IsConnectionLoss(e))
        {
            throw LostStream(e);
        }
    }

    /// <summary>Closes the socket, and so ends a <see cref="Send"/> that waits on another thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        Close();
    }

    private void Transmit(ReadOnlySpan<byte> bytes)
    {
        try
        {
            SendAll(_socket ?? Connect(), bytes);
        }
        catch (Exception e) when (IsConnectionLoss(e))
        {
            throw LostStream(e);
        }
    }

    private HttpReply Resend(string method, string path, string headers, ReadOnlySpan<byte> body)
    {
        try
        {
            return Exchange(method, path, headers, body);
        }
        catch (Exception e) when (IsConnectionLoss(e))
        {
            Close();
            throw Lost(method, path, e);
        }
    }

    private HttpReply Exchange(string method, string path, string headers, ReadOnlySpan<byte> body)
    {
        var socket = _socket ?? Connect();
        _reader!.HasRead = false;
        Write(socket, $"{method} {path} HTTP/1.1\r\nHost: {authority}\r\n{headers}Content-Length: {body.Length}\r\n\r\n", body);

        var reply = _reader.ReadReply(out var keepAlive);
        if (!keepAlive)
        {
            Close();
        }

        return reply;
    }

    // Head and body leave together when they are small: one system call, one packet.
    private static void Write(Socket socket, string head, ReadOnlySpan<byte> body)
    {
        const int Small = 16 * 1024;
        var length = Encoding.UTF8.GetByteCount(head);
        var first = new byte[length + (body.Length <= Small ? body.Length : 0)];
        Encoding.UTF8.GetBytes(head, first);
        if (body.Length <= Small)
        {
            body.CopyTo(first.AsSpan(length));
            body = default;
        }

        SendAll(socket, first);
        SendAll(socket, body);
    }

    private static void SendAll(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    private Socket Connect()
    {
        var endpoints = Resolve();
        foreach (var endpoint in endpoints[..^1])
        {
            try
            {
                return Connect(endpoint);
            }
            catch (SocketException)
            {
                // The name has another address.
            }
        }

        return Connect(endpoints[^1]);
    }

    private Socket Connect(IPEndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        lock (_gate)
        {
            if (_disposed)
            {
                socket.Dispose();
                throw new ObjectDisposedException(nameof(HttpConnection));
            }

            _socket?.Dispose();
            _socket = socket;
        }

        _reader = new HttpReader(socket);
        socket.Connect(endpoint);
        return socket;
    }

    private IPEndPoint[] Resolve()
    {
        if (IPEndPoint.TryParse(authority, out var endpoint))
        {
            return [endpoint];
        }

        return Uri.TryCreate($"http://{authority}", UriKind.Absolute, out var uri)
            ? [.. Dns.GetHostAddresses(uri.Host).Select(address => new IPEndPoint(address, uri.Port))]
            : throw new RuntimeApiException($"AWS_LAMBDA_RUNTIME_API is '{authority}', which is not HOST:PORT.");
    }

    private void Close()
    {
        lock (_gate)
        {
            _socket?.Dispose();
            _socket = null;
        }
    }

    private static bool IsConnectionLoss(Exception e) =>
        e is SocketException or EndOfStreamException or ObjectDisposedException;

    private RuntimeApiException LostStream(Exception e) => new($"The Lambda Runtime API at {authority} did not take the whole of a streamed answer: {e.Message}", e);

    private RuntimeApiException Lost(string method, string path, Exception e) =>
        new($"The Lambda Runtime API at {authority} did not answer {method} {path}: {e.Message}", e);
}
