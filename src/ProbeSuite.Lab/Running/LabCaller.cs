using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services;
using ProbeSuite.Lab.Services.Http;
using ProbeSuite.Lab.Services.Internet;

namespace ProbeSuite.Lab.Running;

/// <summary>Invokes functions of a lab as anybody on its internet would: by name, over TLS, through the Lambda API.</summary>
internal sealed class LabCaller : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _region;

    /// <summary>A caller.</summary>
    /// <param name="namespaces">The lab's namespaces.</param>
    /// <param name="host">Where the Lambda API stands.</param>
    /// <param name="region">The Region.</param>
    /// <param name="authority">Whom the caller trusts.</param>
    public LabCaller(INamespaces namespaces, HostSite host, string region, CertificateAuthority authority)
    {
        _region = region;
        var trusted = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trusted.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(authority.File));
        _http = new(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trusted },
            ConnectCallback = async (context, cancellation) =>
            {
                var address = host.Host.Addresses.First(address => address.AddressFamily is AddressFamily.InterNetwork);
                var socket = namespaces.Open(host.Namespace, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            // A function may take fifteen minutes.
            Timeout = TimeSpan.FromMinutes(16),
        };
    }

    /// <summary>Invokes a function and waits for its answer.</summary>
    /// <exception cref="LabException">Lambda refused, or the function failed.</exception>
    public async Task<string> InvokeAsync(string function, string payload, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"https://{AwsHosts.Of("lambda", _region)}/2015-03-31/functions/{Uri.EscapeDataString(function)}/invocations")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(payload)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Add("X-Amz-Log-Type", "Tail");
        using var response = await _http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new LabException($"Lambda refused to invoke {function} with status {(int)response.StatusCode}: {text}");
        }

        return response.Headers.Contains("X-Amz-Function-Error")
            ? throw new LabException($"{function} failed: {text}\nIts log ends so:\n{Log(response)}")
            : text;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Log(HttpResponseMessage response) => response.Headers.TryGetValues("X-Amz-Log-Result", out var encoded)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded.First()))
        : "";
}
