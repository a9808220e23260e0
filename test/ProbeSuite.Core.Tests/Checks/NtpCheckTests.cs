using System.Net;
using System.Net.Sockets;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

public class NtpCheckTests
{
    public static TheoryData<Func<byte[], byte[]?>, Outcome, PathState> Answers => new()
    {
        { question => Answer(question, 2), new Outcome.Answered(), PathState.Open },
        { question => Answer(question, 0), new Outcome.Unexpected(null, "the server refuses to tell the time"), PathState.Open },
        { question => Answer(question, 2)[..20], new Outcome.NotTheProtocol(Stage.Udp), PathState.Open },
        { question => Answer(new byte[48], 2), new Outcome.NotTheProtocol(Stage.Udp), PathState.Open },     // an answer to somebody else
        { question => question, new Outcome.NotTheProtocol(Stage.Udp), PathState.Open },                    // an echo
        { question => [0x23, .. Answer(question, 2)[1..]], new Outcome.NotTheProtocol(Stage.Udp), PathState.Open },      // another client
        { _ => null, new Outcome.Silent(Stage.Udp, 300), PathState.Blocked },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_time_is_asked_for_once(Func<byte[], byte[]?> answer, Outcome outcome, PathState path)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var trying = World.TryAsync($"ntp://host.test:{((IPEndPoint)server.LocalEndPoint!).Port}{(outcome is Outcome.Silent ? "?patience=300ms" : "")}");
        var question = new byte[100];
        var got = await server.ReceiveFromAsync(question, new IPEndPoint(IPAddress.Any, 0));
        if (answer(question[..got.ReceivedBytes]) is { } bytes)
        {
            await server.SendToAsync(bytes, got.RemoteEndPoint);
        }

        var seen = await trying;

        Assert.Equal(outcome, seen.Outcome);
        Assert.Equal(path, seen.Outcome.Path);
        Assert.Equal([Stage.Dns, Stage.Udp], seen.Stages.Select(stage => stage.Stage));
    }

    [Fact]
    public async Task A_closed_port_is_refused() =>
        Assert.Equal(new Outcome.Refused(), (await World.TryAsync($"ntp://host.test:{LoopbackPort.Reserve()}")).Outcome);

    private static byte[] Answer(byte[] question, byte stratum)
    {
        var answer = new byte[48];
        answer[0] = 0x24;
        answer[1] = stratum;
        question.AsSpan(40, 8).CopyTo(answer.AsSpan(24));
        return answer;
    }
}
