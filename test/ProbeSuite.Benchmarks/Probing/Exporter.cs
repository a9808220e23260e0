using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProbeSuite.Benchmarks.Probing;

/// <summary>Debian's prometheus-blackbox-exporter.</summary>
internal sealed class Exporter : IDisposable
{
    private const int Port = 9115;
    private readonly Process _process;

    private Exporter(Process process) => _process = process;

    public int MostResidentKilobytes => Resident.MostKilobytes(_process.Id);

    public static async Task<Exporter> StartAsync(string folder)
    {
        var settings = Path.Combine(folder, "blackbox.yml");
        var trust = $"tls_config: {{ ca_file: {Path.Combine(folder, Servers.RootFile)} }}";
        await File.WriteAllTextAsync(settings, $$"""
            modules:
              http: { prober: http, timeout: 3s, http: { follow_redirects: false } }
              https: { prober: http, timeout: 3s, http: { follow_redirects: false, {{trust}} } }
              tcp: { prober: tcp, timeout: 3s }
              tls: { prober: tcp, timeout: 3s, tcp: { tls: true, {{trust}} } }

            """);
        var process = Process.Start(new ProcessStartInfo(
            "prometheus-blackbox-exporter", [$"--config.file={settings}", $"--web.listen-address=127.0.0.1:{Port}", "--log.level=error"]))!;
        while (!await ListensAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return new(process);
    }

    /// <summary>Milliseconds that one probe took by the exporter's own clock, so that asking for it does not count.</summary>
    public static async Task<double> ProbeAsync(string module, string target)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /probe?module={module}&target={Uri.EscapeDataString(target)} HTTP/1.0\r\n\r\n"));
        using var reader = new StreamReader(stream);
        const string Duration = "\nprobe_duration_seconds ";
        var metrics = await reader.ReadToEndAsync();
        var value = metrics[(metrics.IndexOf(Duration, StringComparison.Ordinal) + Duration.Length)..].Split('\n')[0];
        return 1000 * double.Parse(value, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> ListensAsync()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
