using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>What is to be said of a server's certificate and the chain above it.</summary>
/// <param name="Failure">What is wrong first of all; null when it convinces.</param>
/// <param name="Why">Everything that is wrong, for people; null when it convinces.</param>
/// <param name="Facts">What it says of itself; null when none was shown.</param>
internal sealed record TlsJudgement(TlsFailure? Failure, string? Why, CertificateFacts? Facts)
{
    // Below these keys and hashes OpenSSL's own default level refuses.
    private const int LeastRsaBits = 2048;
    private const int LeastCurveBits = 224;
    private static readonly HashSet<string> WeakHashes =
    [
        "1.2.840.113549.1.1.2", "1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1",   // MD2, MD5, SHA-1
    ];

    /// <summary>Nothing seen yet.</summary>
    public static TlsJudgement None { get; } = new(null, null, null);

    /// <summary>Judges trust first, then strength, time and name.</summary>
    public static TlsJudgement Of(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        if (certificate is null || chain is null)
        {
            return new(TlsFailure.Handshake, "the server showed no certificate", null);
        }

        var faults = Faults(certificate, chain, errors, now).ToList();
        return new(
            faults.Count == 0 ? null : faults[0].Failure,
            faults.Count == 0 ? null : string.Join("; ", faults.Select(fault => fault.Why)),
            CertificateReader.Facts(certificate, chain));
    }

    private static IEnumerable<(TlsFailure Failure, string Why)> Faults(
        X509Certificate2 leaf, X509Chain chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        var top = chain.ChainElements is [.., var last] ? last.Certificate : leaf;
        if (status.HasFlag(X509ChainStatusFlags.UntrustedRoot))
        {
            yield return chain.ChainElements.Count == 1
                ? (TlsFailure.SelfSigned, "the certificate signed itself")
                : (TlsFailure.UntrustedRoot, $"the root {Plain.Text(top.Subject, 100)} is not trusted here");
        }
        else if (status.HasFlag(X509ChainStatusFlags.PartialChain))
        {
            yield return chain.ChainElements.Count == 1
                ? (TlsFailure.IncompleteChain, $"the issuer {Plain.Text(leaf.Issuer, 100)} was not sent with the certificate, and is not trusted here")
                : (TlsFailure.UntrustedRoot, $"the root {Plain.Text(top.Issuer, 100)} is not trusted here");
        }

        if (status.HasFlag(X509ChainStatusFlags.Revoked) || status.HasFlag(X509ChainStatusFlags.ExplicitDistrust))
        {
            yield return (TlsFailure.Revoked, "the certificate was revoked or is distrusted here");
        }

        if (status.HasFlag(X509ChainStatusFlags.HasWeakSignature) || chain.ChainElements.Any(element => IsWeak(element.Certificate)))
        {
            yield return (TlsFailure.Weak, "a key or a signature in the chain is too weak");
        }

        foreach (var certificate in chain.ChainElements.Select(element => element.Certificate))
        {
            if (new DateTimeOffset(certificate.NotAfter) < now)
            {
                yield return (TlsFailure.Expired, $"the certificate {Which(certificate)}ended on {Durations.Day(certificate.NotAfter)}");
            }
            else if (new DateTimeOffset(certificate.NotBefore) > now)
            {
                yield return (TlsFailure.NotYetValid, $"the certificate {Which(certificate)}begins on {Durations.Day(certificate.NotBefore)}");
            }
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return (TlsFailure.NameMismatch, $"the certificate is made for {CertificateReader.NamesText(leaf)}");
        }

        if (status is not X509ChainStatusFlags.NoError && (status & Named) == X509ChainStatusFlags.NoError)
        {
            yield return (TlsFailure.Handshake, $"the certificate's chain is not valid: {status}");
        }

        string Which(X509Certificate2 certificate) => certificate.Equals(leaf) ? "" : $"above it, {Plain.Text(certificate.Subject, 100)}, ";
    }

    private const X509ChainStatusFlags Named =
        X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.Revoked
        | X509ChainStatusFlags.ExplicitDistrust | X509ChainStatusFlags.HasWeakSignature | X509ChainStatusFlags.NotTimeValid;

    // A root's own signature proves nothing, so its hash does not matter.
    private static bool IsWeak(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return rsa?.KeySize < LeastRsaBits
            || curve?.KeySize < LeastCurveBits
            || (WeakHashes.Contains(certificate.SignatureAlgorithm.Value ?? "") && certificate.Subject != certificate.Issuer);
    }
}
