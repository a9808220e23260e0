using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary>The stage <see cref="Stage.Tcp"/>: one connection, to one address, tried once.</summary>
internal static class Connection
{
    /// <summary>Resolves a host and connects to it; two stages.</summary>
    public static async Task<WatchedStream> OpenAsync(Attempt attempt, string host, int port, CancellationToken cancellation)
    {
        var remote = new IPEndPoint(await Resolution.ResolveAsync(attempt, host, cancellation), port);
        return await attempt.StageAsync(Stage.Tcp, () => ConnectAsync(attempt, remote, cancellation));
    }

    /// <summary>Connects, as part of whatever stage runs.</summary>
    public static async Task<WatchedStream> ConnectAsync(Attempt attempt, IPEndPoint remote, CancellationToken cancellation)
    {
        attempt.Remote = remote;
        var socket = new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await ConnectAsync(socket, remote, cancellation);
            attempt.Local = socket.LocalEndPoint as IPEndPoint;
            attempt.Detail ??= $"from {attempt.Local}";
            return new(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // On a busy processor patience may end between the peer's answer and our noticing it. The kernel knows which it was.
    private static async Task ConnectAsync(Socket socket, IPEndPoint remote, CancellationToken cancellation)
    {
        var connecting = socket.ConnectAsync(remote, CancellationToken.None).AsTask();
        try
        {
            await connecting.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (connecting.IsCompletedSuccessfully || socket.Poll(0, SelectMode.SelectWrite))
        {
            await connecting;
        }
    }
}
