using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Lab.Services.Http;

/// <summary>Certificates of the lab's hosts, each made when its name is first asked for.</summary>
public sealed class ServerCertificates(CertificateAuthority authority) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<X509Certificate2>> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The certificate for a host name or address.</summary>
    public X509Certificate2 For(string host) => _byName.GetOrAdd(host, name => new(() => authority.Issue(name))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var certificate in _byName.Values.Where(certificate => certificate.IsValueCreated))
        {
            certificate.Value.Dispose();
        }
    }
}
