using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ProbeSuite.Wire;

namespace ProbeSuite.Benchmarks.Probing;

/// <summary>The probe function as Lambda runs it, invoked once.</summary>
internal static class NativeProbe
{
    /// <summary>How long a sweep of connections takes, and the most memory that was resident.</summary>
    public static async Task<(TimeSpan Took, int Kilobytes)> SweepAsync(string[] addresses, TimeSpan patience)
    {
        var request = new ProbeRequest
        {
            Targets = [.. addresses.Select((address, number) => new TargetEntry(number.ToString(CultureInfo.InvariantCulture), $"tcp://{address}"))],
            PatienceMs = patience.TotalMilliseconds,
        };
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var program = Path.Combine(Root(AppContext.BaseDirectory), "artifacts", "functions", "probe", "bootstrap");
        using var process = Process.Start(new ProcessStartInfo(program)
        {
            Environment = { ["AWS_LAMBDA_RUNTIME_API"] = $"{listener.LocalEndpoint}", ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "128" },
            RedirectStandardOutput = true,
        })!;
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var body = JsonSerializer.SerializeToUtf8Bytes(request, WireContext.Default.ProbeRequest);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\nLambda-Runtime-Deadline-Ms: 99999999999999\r\nContent-Length: {body.Length}\r\n\r\n"));
        await stream.WriteAsync(body);
        var began = Stopwatch.GetTimestamp();
        while (await reader.ReadLineAsync() is { } line && !line.StartsWith("POST ", StringComparison.Ordinal))
        {
        }

        var took = Stopwatch.GetElapsedTime(began);
        var kilobytes = Resident.MostKilobytes(process.Id);
        process.Kill();
        await process.WaitForExitAsync();
        return (took, kilobytes);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "ProbeSuite.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}

/// <summary>A process's memory.</summary>
internal static class Resident
{
    /// <summary>The most that was resident, in kilobytes.</summary>
    public static int MostKilobytes(int process) => int.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
