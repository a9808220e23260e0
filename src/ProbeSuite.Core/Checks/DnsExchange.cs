using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary>One question to one resolver, asked once: by UDP, and by TCP when the answer did not fit.</summary>
internal static class DnsExchange
{
    /// <summary>Asks and waits.</summary>
    /// <exception cref="SocketException">The resolver's port is closed, or there is no way to it.</exception>
    /// <exception cref="FormatException">The name cannot be asked for, or the answer is none of DNS.</exception>
    public static async Task<DnsMessage> AskAsync(IPEndPoint server, string name, DnsType type, CancellationToken cancellation)
    {
        var question = Question(name, type);
        var answer = await ByUdpAsync(server, question, cancellation);
        if (!answer.Truncated)
        {
            return answer;
        }

        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        await using var stream = new NetworkStream(socket);
        return await OverTcpAsync(stream, question, cancellation);
    }

    /// <summary>A question with a number that nobody else can know.</summary>
    /// <exception cref="FormatException">The name cannot be asked for.</exception>
    public static byte[] Question(string name, DnsType type) => DnsMessage.Question((ushort)Random.Shared.Next(ushort.MaxValue + 1), name, type);

    /// <summary>Asks by UDP, and waits; the answer may be <see cref="DnsMessage.Truncated"/>.</summary>
    public static async Task<DnsMessage> ByUdpAsync(IPEndPoint server, byte[] question, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellation);
        await socket.SendAsync(question, cancellation);
        var buffer = new byte[4096];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            if (IsAnswer(buffer.AsSpan(0, length), question))
            {
                return DnsMessage.Read(buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>Asks on a connection, and waits.</summary>
    public static async Task<DnsMessage> OverTcpAsync(Stream stream, byte[] question, CancellationToken cancellation)
    {
        var framed = new byte[question.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)question.Length);
        question.CopyTo(framed, 2);
        await stream.WriteAsync(framed, cancellation);
        var size = new byte[2];
        await stream.ReadExactlyAsync(size, cancellation);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
        await stream.ReadExactlyAsync(answer, cancellation);
        return IsAnswer(answer, question) ? DnsMessage.Read(answer) : throw new FormatException("it answers another question");
    }

    // Another question's late or forged answer is not ours.
    private static bool IsAnswer(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> question) =>
        answer.Length >= 2 && answer[..2].SequenceEqual(question[..2]);
}
