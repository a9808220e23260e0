using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

/// <summary>
/// The classes of bad certificates that the public test site badssl.com serves, with certificates made here. Left out:
/// reversed chains and 512-bit keys, which no server of today loads; RC4 and 3DES, which no OpenSSL of today offers and
/// which to a client are the one alert 40 that is tested; the root of Superfish, which is an unknown root like another;
/// renegotiation, which nobody asks for before an answer. Verification cannot be switched off, but for PostgreSQL's greeting.
/// </summary>
public class TlsCheckTests
{
    private static readonly Issued Root = Issued.Root();
    private static readonly Issued Intermediate = Root.Authority();

    public static TheoryData<string, Func<(Issued Leaf, Issued[] Above)>, TlsFailure?> Chains => new()
    {
        { "good", () => (Root.Server(), []), null },
        { "good, with an intermediate", () => (Intermediate.Server(), [Intermediate]), null },
        { "good, P-256", () => (Root.Server(key: ECDsa.Create(ECCurve.NamedCurves.nistP256)), []), null },
        { "good, P-384", () => (Root.Server(key: ECDsa.Create(ECCurve.NamedCurves.nistP384)), []), null },
        { "good, no common name", () => (Root.Server(subject: "O=Nobody"), []), null },
        { "good, no subject", () => (Root.Server(subject: ""), []), null },
        { "good, by wildcard", () => (Root.Server(["*.b.host.test"]), []), null },
        { "good, with 1,000 names", () => (Root.Server([.. Enumerable.Range(0, 999).Select(n => $"host{n}.example.test"), "a.b.host.test"]), []), null },
        { "expired", () => (Root.Server(fromDays: -30, toDays: -1), []), TlsFailure.Expired },
        { "not yet valid", () => (Root.Server(fromDays: 1), []), TlsFailure.NotYetValid },
        { "another name", () => (Root.Server(["other.test"]), []), TlsFailure.NameMismatch },
        { "a wildcard for two labels", () => (Root.Server(["*.host.test"]), []), TlsFailure.NameMismatch },
        { "self-signed", () => (Issued.SelfSigned(), []), TlsFailure.SelfSigned },
        { "an unknown root, sent along", () => Unknown(sent: true), TlsFailure.UntrustedRoot },
        { "an unknown root above an intermediate", () => Unknown(sent: false), TlsFailure.UntrustedRoot },
        { "a missing intermediate", () => (Intermediate.Server(), []), TlsFailure.IncompleteChain },
        { "below an intermediate that expired", () => Below(Root.Authority(fromDays: -30, toDays: -1)), TlsFailure.Expired },
        { "below an intermediate that is not yet valid", () => Below(Root.Authority(fromDays: 1)), TlsFailure.NotYetValid },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task A_certificate_is_judged_and_its_facts_are_kept(string what, Func<(Issued Leaf, Issued[] Above)> chain, TlsFailure? failure)
    {
        var (leaf, above) = chain();
        await using var server = TlsServer.Showing(leaf, above);

        var seen = await World.TryAsync($"tls://a.b.host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.True(failure is null ? seen.Outcome is Outcome.Connected : seen.Outcome == new Outcome.TlsFailed(failure.Value), $"{what}: {seen}");
        Assert.Equal(PathState.Open, seen.Outcome.Path);
        Assert.Equal(failure is null, seen.Error is null);
        Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Tls], seen.Stages.Select(stage => stage.Stage));
        Assert.Equal(leaf.Certificate.Subject, seen.Certificate!.Subject);
        Assert.Equal(leaf.Certificate.NotAfter.ToUniversalTime(), seen.Certificate.NotAfter.UtcDateTime);
        Assert.Equal(failure is null ? "TLS 1.3" : null, seen.Certificate.Protocol);
        Assert.InRange(seen.Certificate.Names.Count, 1, 20);
    }

    [Fact]
    public async Task The_ends_of_the_certificates_above_are_told_beside_its_own()
    {
        var above = Root.Authority(toDays: 10);
        await using var server = TlsServer.Showing(above.Server(), above);

        var seen = await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(["CN=Test Intermediate", "CN=Test Root"], seen.Certificate!.Chain.Select(one => one.Subject));
        Assert.Equal(above.Certificate.NotAfter.ToUniversalTime(), seen.Certificate.Chain[0].NotAfter.UtcDateTime);
        Assert.True(seen.Certificate.Chain[0].NotAfter < seen.Certificate.NotAfter);
        Assert.True(seen.Certificate.Chain[1].NotAfter > seen.Certificate.NotAfter);
    }

    [Fact]
    public async Task A_common_name_alone_counts_as_name_as_for_OpenSSL_and_libcurl()
    {
        await using var server = TlsServer.Showing(Root.Server([], subject: "CN=host.test"));
        await using var other = TlsServer.Showing(Root.Server([], subject: "CN=other.test"));

        Assert.Equal(new Outcome.Connected(), (await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate))).Outcome);
        Assert.Equal(new Outcome.TlsFailed(TlsFailure.NameMismatch), (await World.TryAsync($"tls://host.test:{other.Port}", World.Trusting(Root.Certificate))).Outcome);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_and_trust_comes_first()
    {
        await using var server = TlsServer.Showing(Issued.Root("CN=Evil").Server(["other.test"], -30, -1), Issued.Root("CN=Evil"));

        var seen = await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.IncompleteChain), seen.Outcome);
        Assert.Contains("the issuer CN=Evil was not sent with the certificate, and is not trusted here; the certificate ended on ", seen.Error);
        Assert.EndsWith("; the certificate is made for other.test", seen.Error);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, "TLS 1.2")]
    [InlineData(SslProtocols.Tls13, "TLS 1.3")]
    public async Task The_agreed_version_is_told(SslProtocols protocol, string name)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await using var secured = await TlsServer.SecureAsync(stream, Root.Server(), [], false, cancellation, protocol);
            await LoopbackServer.HearAsync(secured, cancellation);
        });

        var seen = await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(name, seen.Certificate!.Protocol);
        Assert.Equal(name, seen.Stages[^1].Detail);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_server_that_insists_on_a_client_certificate_is_told_apart(SslProtocols protocol)
    {
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await using var secured = await TlsServer.SecureAsync(stream, Root.Server(), [], true, cancellation, protocol);
            await LoopbackServer.HearAsync(secured, cancellation);
        });

        var seen = await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.ClientCertificateRequired), seen.Outcome);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_server_that_only_welcomes_a_client_certificate_goes_on_without(SslProtocols protocol)
    {
        using var server = OpenSslServer.Start(Root.Server(), [], "-verify", "1", "-www", protocol == SslProtocols.Tls12 ? "-tls1_2" : "-tls1_3");

        var seen = await World.TryAsync($"https://host.test:{server.Port}/", World.Trusting(Root.Certificate));

        Assert.Equal(new Outcome.Answered(200), seen.Outcome);
    }

    [Fact]
    public async Task The_targets_name_is_sent_although_an_address_is_dialled()
    {
        var names = new List<string>();
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await using var secured = await TlsServer.SecureAsync(stream, Root.Server(), [], false, cancellation, names: names);
        });

        await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(["host.test"], names);
    }

    [Theory]
    [InlineData(70, TlsFailure.Version)]                        // protocol_version: TLS 1.0 and 1.1 servers say this
    [InlineData(40, TlsFailure.Handshake)]                      // handshake_failure: no cipher in common
    [InlineData(116, TlsFailure.ClientCertificateRequired)]     // certificate_required
    [InlineData(112, TlsFailure.Handshake)]                     // unrecognized_name
    public async Task An_alert_is_read(byte alert, TlsFailure failure)
    {
        await using var server = Saying([21, 3, 3, 0, 2, 2, alert]);

        var seen = await World.TryAsync($"tls://host.test:{server.Port}");

        Assert.Equal(new Outcome.TlsFailed(failure), seen.Outcome);
    }

    [Theory]
    [InlineData("-tls1")]
    [InlineData("-tls1_1")]
    public async Task A_real_server_of_an_old_version_alone_has_no_version_in_common(string version)
    {
        using var server = OpenSslServer.Start(Root.Server(), [], version, "-cipher", "DEFAULT@SECLEVEL=0");

        var seen = await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.Version), seen.Outcome);
    }

    public static TheoryData<string, Func<(Issued Leaf, Issued[] Above)>> WeakChains => new()
    {
        { "an intermediate signed with SHA-1", Sha1 },
        { "signed with MD5", () => (Root.Server(hash: HashAlgorithmName.MD5), []) },
        { "a key of 1,024 bits", () => (Root.Server(key: RSA.Create(1024)), []) },
    };

    [Theory]
    [MemberData(nameof(WeakChains))]
    public async Task A_weak_chain_is_told(string what, Func<(Issued Leaf, Issued[] Above)> chain)
    {
        var (leaf, above) = chain();
        using var server = OpenSslServer.Start(leaf, above, "-cipher", "DEFAULT@SECLEVEL=0");

        var seen = await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.True(new Outcome.TlsFailed(TlsFailure.Weak) == seen.Outcome, $"{what}: {seen}");
    }

    [Theory]
    [InlineData("NULL-SHA256")]
    [InlineData("ADH-AES128-SHA256")]            // no certificate at all
    [InlineData("DHE-RSA-AES128-SHA")]           // weak Diffie-Hellman
    public async Task A_real_server_with_only_a_cipher_that_nobody_takes_fails_the_handshake(string cipher)
    {
        using var server = OpenSslServer.Start(Root.Server(), [], "-tls1_2", "-cipher", $"{cipher}@SECLEVEL=0");

        var seen = await World.TryAsync($"tls://host.test:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.Handshake), seen.Outcome);
    }

    [Theory]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("\u0016\u0009\u0001\0\u0003abc")]           // begins as a handshake does, and of no version that ever was
    public async Task Plain_text_on_a_TLS_port_is_not_TLS(string greeting)
    {
        await using var server = Saying(System.Text.Encoding.ASCII.GetBytes(greeting));

        var seen = await World.TryAsync($"tls://host.test:{server.Port}");

        Assert.Equal(new Outcome.TlsFailed(TlsFailure.NotTls), seen.Outcome);
    }

    [Fact]
    public async Task A_handshake_that_stalls_is_silent_in_its_stage()
    {
        await using var server = new LoopbackServer((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));

        var seen = await World.TryAsync($"tls://host.test:{server.Port}?patience=300ms");

        Assert.Equal(new Outcome.Silent(Stage.Tls, 300), seen.Outcome);
        Assert.Equal($"127.0.0.1:{server.Port} accepted the connection, but TLS was not agreed on within 300 ms", seen.Error);
        Assert.InRange(seen.DurationMs, 290, 1500);
    }

    [Fact]
    public async Task A_peer_that_closes_during_the_handshake_is_closed_and_one_that_breaks_is_reset()
    {
        await using var closing = new LoopbackServer(async (stream, cancellation) => await LoopbackServer.HearAsync(stream, cancellation));
        await using var breaking = new LoopbackServer(async (stream, cancellation) =>
        {
            await LoopbackServer.HearAsync(stream, cancellation);
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Dispose();
        });

        Assert.Equal(new Outcome.Closed(Stage.Tls), (await World.TryAsync($"tls://host.test:{closing.Port}")).Outcome);
        Assert.Equal(new Outcome.Reset(Stage.Tls), (await World.TryAsync($"tls://host.test:{breaking.Port}")).Outcome);
    }

    private static (Issued Leaf, Issued[] Above) Unknown(bool sent)
    {
        var root = Issued.Root("CN=Unknown Root");
        var intermediate = root.Authority("CN=Unknown Intermediate");
        return (intermediate.Server(), sent ? [intermediate, root] : [intermediate]);
    }

    private static (Issued Leaf, Issued[] Above) Below(Issued above) => (above.Server(), [above]);

    private static (Issued Leaf, Issued[] Above) Sha1()
    {
        var intermediate = Root.Authority("CN=SHA-1 Intermediate", HashAlgorithmName.SHA1);
        return (intermediate.Server(), [intermediate]);
    }

    private static LoopbackServer Saying(byte[] bytes) => new(async (stream, cancellation) =>
    {
        await LoopbackServer.HearAsync(stream, cancellation);
        await stream.WriteAsync(bytes, cancellation);
        await LoopbackServer.HearAsync(stream, cancellation);
    });
}
