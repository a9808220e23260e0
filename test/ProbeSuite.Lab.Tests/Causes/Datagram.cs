using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProbeSuite.Lab.Tests.Causes;

/// <summary>Answers datagrams on a bound socket; a null answer is silence.</summary>
internal sealed class Datagram : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly Task _answering;

    public Datagram(Socket socket, Func<byte[], byte[]?> answer)
    {
        _socket = socket;
        _answering = AnswerAsync(answer);
    }

    /// <summary>
    /// A resolver's answer: an address of the family that was asked for, an empty answer, or a code. Null for
    /// names that it is silent about.
    /// </summary>
    public static byte[]? Resolve(byte[] question, Func<string, string?> known)
    {
        var (name, type) = Question(question);
        return known(name) switch
        {
            "silence" => null,
            "SERVFAIL" => Answer(2),
            "REFUSED" => Answer(5),
            null => Answer(3),
            var address => Answer(0, IPAddress.TryParse(address, out var found) && type == (found.AddressFamily == AddressFamily.InterNetwork ? 1 : 28) ? found.GetAddressBytes() : null),
        };

        byte[] Answer(int code, byte[]? address = null) =>
        [
            .. question[..2], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)(address is null ? 0 : 1), 0, 0, 0, 0, .. question[12..End()],
            .. address is null ? [] : (byte[])[0xC0, 12, 0, (byte)type, 0, 1, 0, 0, 0, 0, 0, (byte)address.Length, .. address],
        ];

        int End() => 12 + name.Length + 2 + 4;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _answering;
    }

    private static (string Name, int Type) Question(byte[] message)
    {
        var labels = new List<string>();
        var at = 12;
        for (; message[at] > 0; at += message[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(message, at + 1, message[at]));
        }

        return (string.Join('.', labels).ToLowerInvariant(), message[at + 2]);
    }

    private async Task AnswerAsync(Func<byte[], byte[]?> answer)
    {
        var buffer = new byte[2048];
        try
        {
            while (true)
            {
                var asked = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                if (answer(buffer[..asked.ReceivedBytes]) is { } bytes)
                {
                    await _socket.SendToAsync(bytes, asked.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
