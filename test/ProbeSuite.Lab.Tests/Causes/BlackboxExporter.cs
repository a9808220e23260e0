using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Tests.Causes;

/// <summary>Prometheus's blackbox_exporter, which runs in one namespace and probes from there when it is asked.</summary>
internal sealed class BlackboxExporter : IAsyncDisposable
{
    private const int Port = 9115;
    private readonly INamespaces _namespaces;
    private readonly string _ns;
    private readonly Process _process;

    private BlackboxExporter(INamespaces namespaces, string ns, Process process) => (_namespaces, _ns, _process) = (namespaces, ns, process);

    /// <summary>Starts it with modules <c>http</c>, <c>tcp</c> and <c>tls</c>, and one for each name that DNS is asked for.</summary>
    public static async Task<BlackboxExporter> StartAsync(INamespaces namespaces, string ns, string rootFile, IEnumerable<string> names)
    {
        var settings = $"{rootFile}.{ns}.yml";
        await File.WriteAllTextAsync(settings, $$"""
            modules:
              http: { prober: http, timeout: 1s, http: { follow_redirects: false, preferred_ip_protocol: ip4, ip_protocol_fallback: false, tls_config: { ca_file: {{rootFile}} } } }
              tcp: { prober: tcp, timeout: 1s, tcp: { preferred_ip_protocol: ip4, ip_protocol_fallback: false } }
              tls: { prober: tcp, timeout: 1s, tcp: { preferred_ip_protocol: ip4, ip_protocol_fallback: false, tls: true, tls_config: { ca_file: {{rootFile}} } } }

            """ + string.Concat(names.Select(name => $"  {name}: {{ prober: dns, timeout: 1s, dns: {{ query_name: {name}, query_type: A, transport_protocol: udp, preferred_ip_protocol: ip4 }} }}\n")));
        var start = new ProcessStartInfo(
            "prometheus-blackbox-exporter", [$"--config.file={settings}", string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{Port}")])
        {
            RedirectStandardError = true,
        };
        var process = namespaces.Start(ns, start);
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("TLS is disabled", StringComparison.Ordinal) && !line.Contains("Listening on address", StringComparison.Ordinal))
        {
        }

        _ = process.StandardError.ReadToEndAsync();
        return new(namespaces, ns, process);
    }

    /// <summary>Whether a probe succeeds.</summary>
    public async Task<bool> ProbeAsync(string module, string target)
    {
        using var socket = _namespaces.Open(_ns, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port));
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /probe?module={module}&target={Uri.EscapeDataString(target)} HTTP/1.0\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var metrics = await reader.ReadToEndAsync();
        return metrics.Contains("\nprobe_success 1\n", StringComparison.Ordinal)
            || (metrics.Contains("\nprobe_success 0\n", StringComparison.Ordinal) ? false : throw new InvalidDataException($"{target}: {metrics}"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
