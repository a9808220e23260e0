using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Benchmarks.Probing;

/// <summary>An HTTP server in the clear and one with TLS, which are also what <c>tcp</c> and <c>tls</c> connect to.</summary>
internal sealed class Servers : IDisposable
{
    /// <summary>The certificate, which everybody here trusts.</summary>
    public const string RootFile = "root.pem";

    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray();

    private readonly X509Certificate2 _certificate;
    private readonly List<TcpListener> _listeners = [];

    private Servers(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>What there is to try, by blackbox_exporter's module.</summary>
    public IReadOnlyList<(string Module, string Url)> Targets { get; private set; } = [];

    public static Servers Start(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={OwnNetwork.Address}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(OwnNetwork.Address));
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        var servers = new Servers(request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1)));
        File.WriteAllText(Path.Combine(folder, RootFile), servers._certificate.ExportCertificatePem());
        var (plain, secure) = (servers.Listen(secure: false), servers.Listen(secure: true));
        servers.Targets =
        [
            ("tcp", $"tcp://{plain}"), ("http", $"http://{plain}/"), ("tls", $"tls://{secure}"), ("https", $"https://{secure}/"),
        ];
        return servers;
    }

    public void Dispose()
    {
        _listeners.ForEach(listener => listener.Dispose());
        _certificate.Dispose();
    }

    private EndPoint Listen(bool secure)
    {
        var listener = new TcpListener(IPAddress.Parse(OwnNetwork.Address), 0);
        listener.Start();
        _listeners.Add(listener);
        _ = AcceptAsync(listener, secure);
        return listener.LocalEndpoint;
    }

    private async Task AcceptAsync(TcpListener listener, bool secure)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(), secure);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The run has ended.
        }
    }

    private async Task ServeAsync(TcpClient client, bool secure)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (secure)
                {
                    var secured = new SslStream(stream);
                    await secured.AuthenticateAsServerAsync(_certificate);
                    stream = secured;
                }

                if (await stream.ReadAsync(new byte[4096]) > 0)
                {
                    await stream.WriteAsync(Answer);
                }
            }
            catch (Exception e) when (e is IOException or AuthenticationException)
            {
                // The client wanted no more than a connection.
            }
        }
    }
}
