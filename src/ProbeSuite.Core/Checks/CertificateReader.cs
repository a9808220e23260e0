using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Checks;

/// <summary>Reads what a certificate says of itself, within bounds.</summary>
internal static class CertificateReader
{
    private const int MostNames = 20;
    private const int LongestText = 255;

    private const int MostAbove = 5;

    /// <summary>The facts for an observation, the protocol left open.</summary>
    public static CertificateFacts Facts(X509Certificate2 certificate, X509Chain chain) => new(
        Plain.Text(certificate.Subject, LongestText),
        Plain.Text(certificate.Issuer, LongestText),
        Names(certificate),
        new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
        new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
        null)
    {
        Chain =
        [
            .. chain.ChainElements.Skip(1).Take(MostAbove).Select(element => new IssuerFacts(
                Plain.Text(element.Certificate.Subject, LongestText), new DateTimeOffset(element.Certificate.NotAfter.ToUniversalTime()))),
        ],
    };

    /// <summary>The names in a sentence.</summary>
    public static string NamesText(X509Certificate2 certificate)
    {
        var names = Names(certificate);
        return names.Length == 0 ? "no name" : string.Join(", ", names.Take(3)) + (names.Length > 3 ? " and others" : "");
    }

    private static string[] Names(X509Certificate2 certificate)
    {
        try
        {
            var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
            return names is null
                ? []
                : [.. names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString()))
                    .Take(MostNames).Select(name => Plain.Text(name, LongestText))];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
