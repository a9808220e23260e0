using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProbeSuite.Tests.Checks;

/// <summary>A TCP server, on a loopback port or a given socket, which does to every connection what the test says.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _serve;
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;

    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> serve, IPAddress? address = null, int port = 0)
        : this(serve, Listen(address ?? IPAddress.Loopback, port))
    {
    }

    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> serve, Socket listener)
    {
        (_serve, _listener) = (serve, listener);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>How many connections there were.</summary>
    public int Accepted { get; private set; }

    /// <summary>Reads a request of HTTP and answers with these bytes, whatever they are.</summary>
    public static LoopbackServer Http(string answer, List<string>? requests = null) => new(async (stream, cancellation) =>
    {
        var request = await ReadRequestAsync(stream, cancellation);
        if (requests is not null)
        {
            lock (requests)
            {
                requests.Add(request);
            }
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), cancellation);
    });

    /// <summary>Waits until the client says something, or goes.</summary>
    public static async Task<int> HearAsync(Stream stream, CancellationToken cancellation) => await stream.ReadAsync(new byte[4096], cancellation);

    public static async Task<string> ReadRequestAsync(Stream stream, CancellationToken cancellation)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, cancellation);
            if (count == 0)
            {
                break;
            }

            request.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return request.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _end.Dispose();
    }

    private static Socket Listen(IPAddress address, int port)
    {
        var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(address, port));
        listener.Listen();
        return listener;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_end.Token);
                Accepted++;
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        await using (var stream = new NetworkStream(client, ownsSocket: true))
        {
            try
            {
                await _serve(stream, _end.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException or FormatException)
            {
                // The test is over, or the client went away as it should.
            }
        }
    }
}
