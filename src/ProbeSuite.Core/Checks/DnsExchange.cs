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
        var id = (ushort)Random.Shared.Next(ushort.MaxValue + 1);
        var question = DnsMessage.Question(id, name, type);
        var answer = await ByUdpAsync(server, question, cancellation);
        return answer.Truncated ? await ByTcpAsync(server, question, cancellation) : answer;
    }

    private static async Task<DnsMessage> ByUdpAsync(IPEndPoint server, byte[] question, CancellationToken cancellation)
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

    private static async Task<DnsMessage> ByTcpAsync(IPEndPoint server, byte[] question, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        await using var stream = new NetworkStream(socket);
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
