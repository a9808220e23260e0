using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Tests.Checks;

/// <summary>OpenSSL's own server, for what .NET's does not serve any more.</summary>
internal sealed class OpenSslServer : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private OpenSslServer(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    public static OpenSslServer Start(Issued leaf, Issued[] above, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("probesuite-tls").FullName;
        var pem = Path.Combine(folder, "server.pem");
        using var key = leaf.Certificate.GetRSAPrivateKey()!;
        File.WriteAllText(pem, $"{leaf.Certificate.ExportCertificatePem()}\n{key.ExportRSAPrivateKeyPem()}\n");
        var chain = Path.Combine(folder, "chain.pem");
        File.WriteAllText(chain, string.Join('\n', above.Select(issued => issued.Certificate.ExportCertificatePem())));
        var process = Process.Start(new ProcessStartInfo(
            "openssl", ["s_server", "-accept", "127.0.0.1:0", "-cert", pem, .. above.Length == 0 ? [] : new[] { "-cert_chain", chain }, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("ACCEPT ", StringComparison.Ordinal))
            {
                return new(process, folder, IPEndPoint.Parse(line["ACCEPT ".Length..]).Port);
            }
        }

        throw new InvalidOperationException($"openssl s_server does not start: {process.StandardError.ReadToEnd()}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
