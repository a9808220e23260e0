using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ProbeSuite.Tests.Checks;
using ProbeSuite.Wire;

namespace ProbeSuite.Probe.Tests;

/// <summary>The native program in a <see cref="PrivateNetwork"/>, invoked over a Runtime API of the test's own.</summary>
internal sealed class NativeProbe : IDisposable
{
    private readonly Process _process;
    private readonly Socket _listener;
    private NetworkStream? _api;
    private int _invocations;

    private NativeProbe(Process process, Socket listener) => (_process, _listener) = (process, listener);

    /// <summary>The most memory that was resident, in kilobytes.</summary>
    public int MostResidentKilobytes => int.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    /// <summary>Its open file descriptors.</summary>
    public int OpenFiles => Directory.EnumerateFileSystemEntries($"/proc/{_process.Id}/fd").Count();

    /// <summary>Starts it with these limits of file descriptors.</summary>
    public static Task<NativeProbe> StartAsync(string program, int softLimit, int hardLimit) => PrivateNetwork.RunAsync(() =>
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var process = Process.Start(new ProcessStartInfo("prlimit", [string.Create(CultureInfo.InvariantCulture, $"--nofile={softLimit}:{hardLimit}"), "--", program])
        {
            Environment = { ["AWS_LAMBDA_RUNTIME_API"] = $"{listener.LocalEndPoint}", ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "128" },
            RedirectStandardOutput = true,
        })!;
        return Task.FromResult(new NativeProbe(process, listener));
    });

    /// <summary>Invokes it once, and tells how long the answer took.</summary>
    public async Task<(ProbeReply Reply, TimeSpan Took)> InvokeAsync(ProbeRequest request)
    {
        if (_api is null)
        {
            _api = new(await _listener.AcceptAsync(), ownsSocket: true);
            await ReadAsync();
        }

        await SayAsync(
            $"200 OK\r\nLambda-Runtime-Aws-Request-Id: {++_invocations}\r\nLambda-Runtime-Deadline-Ms: 99999999999999",
            JsonSerializer.SerializeToUtf8Bytes(request, WireContext.Default.ProbeRequest));
        var began = Stopwatch.GetTimestamp();
        var reply = JsonSerializer.Deserialize(await ReadAsync(), WireContext.Default.ProbeReply)!;
        var took = Stopwatch.GetElapsedTime(began);
        await SayAsync("202 Accepted", []);
        await ReadAsync();
        return (reply, took);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _api?.Dispose();
        _listener.Dispose();
    }

    private async Task SayAsync(string head, byte[] body)
    {
        await _api!.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\n\r\n"));
        await _api.WriteAsync(body);
    }

    private async Task<byte[]> ReadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await _api!.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        var length = head.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        var body = new byte[length is null ? 0 : int.Parse(length, CultureInfo.InvariantCulture)];
        await _api!.ReadExactlyAsync(body);
        return body;
    }
}
