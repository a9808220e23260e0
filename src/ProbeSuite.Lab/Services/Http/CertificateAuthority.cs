using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Lab.Services.Http;

/// <summary>The authority that functions in the lab trust, and nobody else does.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string SubjectName = "CN=ProbeSuite lab, O=ProbeSuite";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2 _root;
    private readonly DateTimeOffset _now;

    private CertificateAuthority(X509Certificate2 root, string file, DateTimeOffset now)
    {
        _root = root;
        File = file;
        _now = now;
    }

    /// <summary>The root certificate in PEM, alone in its folder.</summary>
    public string File { get; }

    /// <summary>The one kept in a folder; made anew when there is none, or when it nears its end.</summary>
    /// <param name="folder">Created where it is missing.</param>
    /// <param name="clock">Tells today.</param>
    public static CertificateAuthority Open(string folder, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "root.pem");
        var keyFile = Path.Combine(folder, "root.key");
        var now = clock.GetUtcNow();
        if (Load(file, keyFile) is { } kept && kept.NotAfter > now.AddDays(30))
        {
            return new(kept, file, now);
        }

        var root = Make(now);
        Write(keyFile, root.GetECDsaPrivateKey()!.ExportECPrivateKeyPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Write(file, root.ExportCertificatePem(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return new(root, file, now);
    }

    /// <summary>A certificate with its key for one host name or address.</summary>
    /// <param name="host">The name or address.</param>
    /// <param name="expired">Whether it ended yesterday.</param>
    public X509Certificate2 Issue(string host, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (System.Net.IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ServerAuthentication)], false));
        var (begins, ends) = expired ? (_now.AddDays(-90), _now.AddDays(-1)) : (_now.AddHours(-1), _now.AddDays(20));
        using var signer = _root.GetECDsaPrivateKey()!;
        using var certificate = request.Create(_root.SubjectName, X509SignatureGenerator.CreateForECDsa(signer), begins, ends, RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    private static X509Certificate2 Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(SubjectName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(5));
    }

    private static X509Certificate2? Load(string file, string keyFile)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(file, keyFile);
        }
        catch (Exception e) when (e is IOException or CryptographicException)
        {
            return null;
        }
    }

    // Another lab may start at the same moment: it reads the old file or the new one, never half of one.
    private static void Write(string path, string text, UnixFileMode mode)
    {
        var half = $"{path}.{Environment.ProcessId}";
        using (var stream = new FileStream(half, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = mode }))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        System.IO.File.Move(half, path, overwrite: true);
    }
}
