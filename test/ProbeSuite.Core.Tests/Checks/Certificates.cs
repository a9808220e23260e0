using System.Formats.Asn1;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Tests.Checks;

/// <summary>A certificate of a test, with its key.</summary>
public sealed record Issued(X509Certificate2 Certificate)
{
    // Keys take long to make, and no test depends on a server's having one of its own.
    private static readonly RSA ServerKey = RSA.Create(2048);

    public static Issued Root(string name = "CN=Test Root") => Make(name, null, isAuthority: true, fromDays: -1800, toDays: 1800);

    public Issued Authority(string name = "CN=Test Intermediate", HashAlgorithmName? hash = null, int fromDays = -1800, int toDays = 1800) =>
        Make(name, this, isAuthority: true, fromDays: fromDays, toDays: toDays, hash: hash);

    /// <summary>A server's certificate, by default for <c>host.test</c> and good for a month.</summary>
    public Issued Server(
        string[]? names = null, int fromDays = -1, int toDays = 30, string subject = "CN=server", AsymmetricAlgorithm? key = null,
        HashAlgorithmName? hash = null) =>
        Make(subject, this, isAuthority: false, names ?? ["host.test", "a.b.host.test"], fromDays, toDays, key, hash);

    public static Issued SelfSigned() => Make("CN=host.test", null, isAuthority: false, ["host.test", "a.b.host.test"]);

    private static Issued Make(
        string subject, Issued? issuer, bool isAuthority, string[]? names = null, int fromDays = -1, int toDays = 30,
        AsymmetricAlgorithm? key = null, HashAlgorithmName? hash = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var own = key ?? (isAuthority ? RSA.Create(2048) : ServerKey);
        var request = own is RSA rsa
            ? new CertificateRequest(new X500DistinguishedName(subject), rsa, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(new X500DistinguishedName(subject), (ECDsa)own, hash ?? HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        if (names is { Length: > 0 })
        {
            var builder = new SubjectAlternativeNameBuilder();
            foreach (var name in names)
            {
                if (IPAddress.TryParse(name, out var address))
                {
                    builder.AddIpAddress(address);
                }
                else
                {
                    builder.AddDnsName(name);
                }
            }

            request.CertificateExtensions.Add(builder.Build());
        }

        var (from, to) = (now.AddDays(fromDays), now.AddDays(toDays));
        if (issuer is null)
        {
            return new(request.CreateSelfSigned(from, to));
        }

        var signing = issuer.Certificate.GetRSAPrivateKey()!;
        var generator = hash is null ? X509SignatureGenerator.CreateForRSA(signing, RSASignaturePadding.Pkcs1) : new OldSignature(signing);
        var bare = request.Create(issuer.Certificate.SubjectName, generator, from, to, RandomNumberGenerator.GetBytes(8));
        return new(own is RSA withRsa ? bare.CopyWithPrivateKey(withRsa) : bare.CopyWithPrivateKey((ECDsa)own));
    }
}

/// <summary>Signs with hashes that .NET signs no certificates with any more.</summary>
internal sealed class OldSignature(RSA key) : X509SignatureGenerator
{
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(hashAlgorithm == HashAlgorithmName.MD5 ? "1.2.840.113549.1.1.4" : "1.2.840.113549.1.1.5");
            writer.WriteNull();
        }

        return writer.Encode();
    }

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, hashAlgorithm, RSASignaturePadding.Pkcs1);

    protected override PublicKey BuildPublicKey() => PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);
}

/// <summary>TLS on a loopback port.</summary>
internal static class TlsServer
{
    /// <summary>Shows a certificate and the others above it, exactly as given.</summary>
    public static LoopbackServer Showing(Issued leaf, params Issued[] above) => new(async (stream, cancellation) =>
    {
        await using var secured = await SecureAsync(stream, leaf, above, wantsClient: false, cancellation);
        await LoopbackServer.HearAsync(secured, cancellation);
    });

    public static async Task<SslStream> SecureAsync(
        Stream stream, Issued leaf, Issued[] above, bool wantsClient, CancellationToken cancellation,
        SslProtocols protocols = SslProtocols.None, List<string>? names = null)
    {
        // Windows and macOS aside, SslStream serves exactly the chain that a context with "offline" was made of.
        var context = SslStreamCertificateContext.Create(
            leaf.Certificate, [.. above.Select(issued => issued.Certificate)], offline: true, trust: null);
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(
            (_, hello, _, _) =>
            {
                names?.Add(hello.ServerName);
                return ValueTask.FromResult(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = context,
                    ClientCertificateRequired = wantsClient,
                    EnabledSslProtocols = protocols,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => !wantsClient || certificate is not null,
                });
            },
            null,
            cancellation);
        return secured;
    }
}
