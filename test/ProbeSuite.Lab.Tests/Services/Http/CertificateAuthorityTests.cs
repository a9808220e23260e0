using System.Security.Cryptography.X509Certificates;
using ProbeSuite.Lab.Services.Http;

namespace ProbeSuite.Lab.Tests.Services.Http;

public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("probesuite-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_made_once()
    {
        using var first = CertificateAuthority.Open(_folder, TimeProvider.System);
        var root = File.ReadAllText(first.File);
        using var second = CertificateAuthority.Open(_folder, TimeProvider.System);

        Assert.Equal(root, File.ReadAllText(second.File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "root.key")));
    }

    [Theory]
    [InlineData(1500, false)]
    [InlineData(1800, true)]    // of five years only days are left
    public void It_is_made_anew_near_its_end_or_when_spoilt(int days, bool anew)
    {
        using var first = CertificateAuthority.Open(_folder, TimeProvider.System);
        var root = File.ReadAllText(first.File);
        using var later = CertificateAuthority.Open(_folder, new Later(TimeSpan.FromDays(days)));
        Assert.Equal(anew, File.ReadAllText(later.File) != root);

        File.WriteAllText(later.File, "spoilt");
        using var mended = CertificateAuthority.Open(_folder, TimeProvider.System);
        Assert.NotEqual("spoilt", File.ReadAllText(mended.File));
    }

    [Theory]
    [InlineData("bucket.s3.eu-west-1.amazonaws.com")]
    [InlineData("203.0.113.10")]
    public void Its_certificates_convince_those_who_trust_it_and_nobody_else(string host)
    {
        using var authority = CertificateAuthority.Open(_folder, TimeProvider.System);
        using var certificate = authority.Issue(host);
        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck, TrustMode = X509ChainTrustMode.CustomRootTrust } };
        Assert.False(chain.Build(certificate));

        chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(authority.File));
        Assert.True(chain.Build(certificate));
        Assert.True(certificate.MatchesHostname(host));
        Assert.False(certificate.MatchesHostname("example.com"));
        Assert.True(certificate.HasPrivateKey);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
