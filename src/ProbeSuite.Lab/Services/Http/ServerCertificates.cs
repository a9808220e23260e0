using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Lab.Services.Http;

/// <summary>Certificates of the lab's hosts, each made when its name is first asked for.</summary>
/// <param name="authority">Makes them.</param>
/// <param name="isExpired">Whether a host shows, at this moment, a certificate that ended yesterday; null for none ever.</param>
public sealed class ServerCertificates(CertificateAuthority authority, Func<string, bool>? isExpired = null) : IDisposable
{
    private readonly ConcurrentDictionary<(string Host, bool Expired), Lazy<X509Certificate2>> _byName = new();

    /// <summary>The certificate for a host name or address.</summary>
    public X509Certificate2 For(string host) =>
        _byName.GetOrAdd((host.ToLowerInvariant(), isExpired?.Invoke(host) == true), key => new(() => authority.Issue(key.Host, key.Expired))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var certificate in _byName.Values.Where(certificate => certificate.IsValueCreated))
        {
            certificate.Value.Dispose();
        }
    }
}
