using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Lab.Services.Internet;

/// <summary>Tells the time by NTP to whoever asks.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc5905#section-7.3"/>
internal sealed class TimeServer : IAsyncDisposable
{
    private const int PacketBytes = 48;
    private const byte Version4Server = 0x24;
    private const byte Stratum = 2;
    private static readonly DateTimeOffset Epoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Socket _socket;
    private readonly Task _answering;

    /// <summary>Starts.</summary>
    /// <param name="socket">Bound; the server's own from now on.</param>
    /// <param name="clock">The time that it tells.</param>
    public TimeServer(Socket socket, TimeProvider clock)
    {
        _socket = socket;
        _answering = AnswerAsync(clock);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _answering;
    }

    private async Task AnswerAsync(TimeProvider clock)
    {
        var question = new byte[512];
        var anyone = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        try
        {
            while (true)
            {
                var asked = await _socket.ReceiveFromAsync(question, anyone);
                if (asked.ReceivedBytes >= PacketBytes)
                {
                    await _socket.SendToAsync(Answer(question, clock.GetUtcNow()), asked.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The lab has ended.
        }
    }

    // The reference, receive and transmit times are one; the origin is what the client calls its own time.
    private static byte[] Answer(ReadOnlySpan<byte> question, DateTimeOffset now)
    {
        var answer = new byte[PacketBytes];
        answer[0] = Version4Server;
        answer[1] = Stratum;
        question[40..48].CopyTo(answer.AsSpan(24));
        var since = now - Epoch;
        var fraction = (ulong)(since.Ticks % TimeSpan.TicksPerSecond) * (1UL << 32) / TimeSpan.TicksPerSecond;
        foreach (var at in (ReadOnlySpan<int>)[16, 32, 40])
        {
            BinaryPrimitives.WriteUInt64BigEndian(answer.AsSpan(at), ((ulong)since.TotalSeconds << 32) | fraction);
        }

        return answer;
    }
}
