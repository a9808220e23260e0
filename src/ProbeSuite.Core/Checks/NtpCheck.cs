using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary><c>ntp://host</c>: one question for the time, over UDP.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc5905"/>
internal static class NtpCheck
{
    private const int PacketBytes = 48;
    private const int OriginAt = 24;
    private const int TransmitAt = 40;
    private const byte Version4Client = 0x23;
    private const int ServerMode = 4;

    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        attempt.Remote = new(await Resolution.ResolveAsync(attempt, target.Host, cancellation), target.Port!.Value);
        return await attempt.StageAsync(Stage.Udp, () => AskAsync(attempt, attempt.Remote, cancellation));
    }

    private static async Task<Outcome> AskAsync(Attempt attempt, IPEndPoint server, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellation);
        attempt.Local = socket.LocalEndPoint as IPEndPoint;

        // Any number serves as our time: the server sends it back, and so an answer is known for ours.
        var question = new byte[PacketBytes];
        question[0] = Version4Client;
        BinaryPrimitives.WriteInt64BigEndian(question.AsSpan(TransmitAt), Random.Shared.NextInt64());
        await socket.SendAsync(question, cancellation);

        var answer = new byte[512];
        var length = await socket.ReceiveAsync(answer, cancellation);
        if (length < PacketBytes || (answer[0] & 7) != ServerMode
            || !answer.AsSpan(OriginAt, 8).SequenceEqual(question.AsSpan(TransmitAt, 8)))
        {
            return new Outcome.NotTheProtocol(Stage.Udp);
        }

        var stratum = answer[1];
        attempt.Detail = $"stratum {stratum}";
        return stratum == 0 ? new Outcome.Unexpected(null, "the server refuses to tell the time") : new Outcome.Answered();
    }
}
