using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Tests.Checks;

/// <summary>A resolver on a loopback port, UDP and TCP, that answers with the bytes the test makes of the question; null is silence.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private readonly Socket _udp;
    private readonly TcpListener _tcp;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    public DnsServer(Func<byte[], bool, byte[]?> answer)
    {
        (_udp, _tcp) = Bind();
        EndPoint = (IPEndPoint)_udp.LocalEndPoint!;
        _running = Task.WhenAll(ByUdpAsync(answer), ByTcpAsync(answer));
    }

    public IPEndPoint EndPoint { get; }

    public int Questions { get; private set; }

    /// <summary>An answer with this code, these flags and these records.</summary>
    public static byte[] Answer(byte[] question, int rcode = 0, bool truncated = false, params byte[][] records)
    {
        byte[] answer = [.. question, .. records.SelectMany(record => record)];
        answer[2] = (byte)(0x81 | (truncated ? 2 : 0));
        answer[3] = (byte)(0x80 | rcode);
        answer[7] = (byte)records.Length;
        return answer;
    }

    /// <summary>A record of the name that was asked for, or of another.</summary>
    public static byte[] Record(int type, byte[] data, byte[]? owner = null) =>
        [.. owner ?? [0xC0, 12], (byte)(type >> 8), (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data];

    public static byte[] Name(string name) =>
        [.. name.Split('.').SelectMany(label => new[] { (byte)label.Length }.Concat(System.Text.Encoding.ASCII.GetBytes(label))), 0];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _udp.Dispose();
        _tcp.Stop();
        await _running;
        _end.Dispose();
    }

    // One number for both protocols: another test may have the second half of the pair.
    private static (Socket Udp, TcpListener Tcp) Bind()
    {
        while (true)
        {
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var tcp = new TcpListener((IPEndPoint)udp.LocalEndPoint!);
            try
            {
                tcp.Start();
                return (udp, tcp);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    private async Task ByUdpAsync(Func<byte[], bool, byte[]?> answer)
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var got = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _end.Token);
                Questions++;
                if (answer(buffer[..got.ReceivedBytes], false) is { } bytes)
                {
                    await _udp.SendToAsync(bytes, got.RemoteEndPoint, _end.Token);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ByTcpAsync(Func<byte[], bool, byte[]?> answer)
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_end.Token);
                var stream = client.GetStream();
                var size = new byte[2];
                await stream.ReadExactlyAsync(size, _end.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
                await stream.ReadExactlyAsync(question, _end.Token);
                var bytes = answer(question, true) ?? [];
                await stream.WriteAsync(new byte[] { (byte)(bytes.Length >> 8), (byte)bytes.Length }, _end.Token);
                await stream.WriteAsync(bytes, _end.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }
}
