using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Wire;

namespace ProbeSuite.Probe.Tests;

/// <summary>The program itself, as Lambda starts it.</summary>
public class ProgramTests
{
    [Fact]
    public async Task An_invocation_is_answered_with_the_reply_of_the_contract()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var probe = Start(listener.LocalEndpoint.ToString()!);
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();

        Assert.StartsWith("GET /2018-06-01/runtime/invocation/next", (await ReadAsync(stream)).Head);
        await SayAsync(stream, "Lambda-Runtime-Aws-Request-Id: 1\r\nLambda-Runtime-Deadline-Ms: 99999999999999\r\n", """{"targets":[{"name":"own","url":"tcp://127.0.0.1:1"}],"patienceMs":100}""");
        var (head, body) = await ReadAsync(stream);
        probe.Kill();
        await probe.WaitForExitAsync();

        Assert.StartsWith("POST /2018-06-01/runtime/invocation/1/response", head);
        var reply = JsonSerializer.Deserialize(body, WireContext.Default.ProbeReply)!;
        Assert.Equal("endpoint", reply.Placement);
        Assert.True(reply.ColdStart);
        Assert.Equal(new Outcome.NotTried("the target cannot be read"), Assert.Single(reply.Observations).Outcome);
    }

    private static Process Start(string runtimeApi) => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "bootstrap"))
    {
        Environment = { ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi, ["PROBESUITE_PLACEMENT"] = "endpoint" },
        RedirectStandardOutput = true,
    })!;

    private static async Task SayAsync(Stream stream, string headers, string body) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    private static async Task<(string Head, string Body)> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        var length = head.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        var body = new byte[length is null ? 0 : int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return (head.ToString(), Encoding.UTF8.GetString(body));
    }
}
