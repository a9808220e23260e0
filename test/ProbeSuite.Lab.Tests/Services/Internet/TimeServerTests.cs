using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Lab.Services.Internet;

namespace ProbeSuite.Lab.Tests.Services.Internet;

public sealed class TimeServerTests
{
    [Fact]
    public async Task It_tells_the_time_and_whose_question_it_answers()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var server = new TimeServer(socket, TimeProvider.System);
        using var client = new UdpClient();
        client.Connect((IPEndPoint)socket.LocalEndPoint!);
        var question = new byte[48];
        question[0] = 0x23;
        "question"u8.CopyTo(question.AsSpan(40));

        await client.SendAsync(new byte[10]);                  // no question of NTP: nothing comes back
        await client.SendAsync(question);
        var answer = (await client.ReceiveAsync()).Buffer;

        Assert.Equal((0x24, 2), (answer[0], answer[1]));
        Assert.Equal("question"u8.ToArray(), answer[24..32]);
        var told = DateTimeOffset.UnixEpoch.AddSeconds(BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(40)) - 2_208_988_800.0);
        Assert.InRange((TimeProvider.System.GetUtcNow() - told).TotalSeconds, 0, 5);
    }
}
