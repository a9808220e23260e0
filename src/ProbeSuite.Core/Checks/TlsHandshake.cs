using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Checks;

/// <summary>The stage <see cref="Stage.Tls"/>: a handshake, with the certificate judged by what this system trusts.</summary>
internal static class TlsHandshake
{
    // Two alerts of TLS by their numbers in RFC 8446.
    private const int ProtocolVersion = 70;
    private const int CertificateRequired = 116;

    /// <summary>Secures a connection; a stage of its own.</summary>
    /// <param name="attempt">Takes the certificate's facts, also when it does not convince.</param>
    /// <param name="connection">The open connection.</param>
    /// <param name="host">The name that the certificate must be made for, sent as SNI.</param>
    /// <param name="protocol">What is spoken inside, for ALPN; null to leave it open.</param>
    /// <param name="cancellation">Patience, or the caller.</param>
    public static Task<SslStream> SecureAsync(
        Attempt attempt, WatchedStream connection, string host, SslApplicationProtocol? protocol, CancellationToken cancellation) =>
        attempt.StageAsync(Stage.Tls, () => HandshakeAsync(attempt, connection, host, protocol, mustConvince: true, cancellation));

    /// <summary>The handshake alone, as part of whatever stage runs.</summary>
    public static async Task<SslStream> HandshakeAsync(
        Attempt attempt, WatchedStream connection, string host, SslApplicationProtocol? protocol, bool mustConvince, CancellationToken cancellation)
    {
        var judgement = TlsJudgement.None;
        var certificateWanted = false;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host.TrimEnd('.'),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowTlsResume = false,
            ApplicationProtocols = protocol is { } inside ? [inside] : null,
            CertificateChainPolicy = Policy(attempt.Context),
            LocalCertificateSelectionCallback = (_, _, _, remote, _) =>
            {
                certificateWanted |= remote is not null;
                return null!;
            },
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                judgement = TlsJudgement.Of(certificate as X509Certificate2, chain, errors, attempt.Context.Clock.GetUtcNow());
                return judgement.Failure is null || !mustConvince;
            },
        };

        connection.StartWatching();
        var stream = new SslStream(connection, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancellation);
            attempt.Certificate = judgement.Facts is { } facts ? facts with { Protocol = Name(stream.SslProtocol) } : null;
            attempt.Detail = $"{Name(stream.SslProtocol)}{(judgement.Failure is null ? "" : $", not trusted: {judgement.Why}")}";
            if (certificateWanted)
            {
                await AwaitRefusalAsync(stream, connection, attempt, cancellation);
            }

            return stream;
        }
        catch (Exception error) when (error is AuthenticationException or IOException or CryptographicException)
        {
            attempt.Certificate = judgement.Facts;
            await stream.DisposeAsync();
            throw Failed(error, judgement, certificateWanted, connection, attempt);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static Exception Failed(Exception error, TlsJudgement judgement, bool certificateWanted, WatchedStream connection, Attempt attempt)
    {
        if (judgement.Failure is { } failure)
        {
            return TlsEnded(failure, judgement.Why!);
        }

        var alert = connection.FirstAlert ?? OpenSslAlert.In(error);
        return error switch
        {
            _ when !connection.SpeaksTls => TlsEnded(TlsFailure.NotTls, $"{attempt.Remote} does not speak TLS on this port"),
            _ when certificateWanted || alert == CertificateRequired => TlsEnded(TlsFailure.ClientCertificateRequired, "the server wants a certificate of its client"),
            _ when alert == ProtocolVersion || OpenSslAlert.IsVersion(error) => TlsEnded(TlsFailure.Version, "the server speaks neither TLS 1.2 nor 1.3"),
            _ when alert is { } number => TlsEnded(TlsFailure.Handshake, $"the server ended the TLS handshake with alert {OpenSslAlert.Text(number)}"),
            _ when SocketEvidence.Find(error) is { } socket => socket,
            _ when error is IOException || OpenSslAlert.IsEnd(error) => new EndOfStreamException(),
            _ => TlsEnded(TlsFailure.Handshake, "the TLS handshake failed: no cipher in common, or an answer that cannot be read"),
        };
    }

    // In TLS 1.3 a server refuses a client without certificate only after the handshake. It is heard within a round
    // trip, or not at all when the certificate was only welcome.
    private static async Task AwaitRefusalAsync(SslStream stream, WatchedStream connection, Attempt attempt, CancellationToken cancellation)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), attempt.Context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, cancellation);
        try
        {
            if (await stream.ReadAsync(new byte[1], either.Token) == 0)
            {
                throw TlsEnded(TlsFailure.ClientCertificateRequired, "the server wants a certificate of its client");
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Silence: the server goes on without.
        }
    }

    private static X509ChainPolicy Policy(CheckContext context)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = context.Clock.GetUtcNow().LocalDateTime,
            ApplicationPolicy = { new("1.3.6.1.5.5.7.3.1") },        // server authentication
        };
        if (context.Trust is { } trust)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(trust);
        }

        return policy;
    }

    private static string Name(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };

    private static EvidenceException TlsEnded(TlsFailure failure, string sentence) => new(new Outcome.TlsFailed(failure), sentence);
}
