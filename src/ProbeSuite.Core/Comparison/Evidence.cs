using System.Diagnostics;
using ProbeSuite.Checks;
using ProbeSuite.Targets;

namespace ProbeSuite.Comparison;

/// <summary>What was seen, in words for people.</summary>
internal static class Evidence
{
    /// <summary>The outcome's name, the same that JSON carries.</summary>
    public static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Connected => "connected",
        Outcome.Answered => "answered",
        Outcome.Unexpected => "unexpected answer",
        Outcome.Denied => "denied",
        Outcome.Refused => "refused",
        Outcome.Reset => "reset",
        Outcome.Closed => "closed",
        Outcome.Silent => "silent",
        Outcome.Unroutable => "unroutable",
        Outcome.NoAddress => "no address",
        Outcome.NameNotFound => "name not found",
        Outcome.ResolverSilent => "resolver silent",
        Outcome.ResolverFailed => "resolver failed",
        Outcome.TlsFailed => "tls failed",
        Outcome.NotTheProtocol => "not the protocol",
        Outcome.Unfinished => "unfinished",
        Outcome.NotTried => "not tried",
        _ => throw new UnreachableException($"no name for {outcome.GetType().Name}"),
    };

    /// <summary>A clause that begins in lower case and ends without a stop.</summary>
    public static string Clause(Outcome outcome, TargetKind kind, string? remote) => outcome switch
    {
        Outcome.Connected => $"the connection {At(remote)}was made",
        Outcome.Answered { Status: { } status } when kind != TargetKind.S3 => $"HTTP {status} came back{From(remote)}",
        Outcome.Answered => kind switch
        {
            TargetKind.S3 => "the object was served",
            TargetKind.Dns => "the resolver answered",
            TargetKind.Postgres => $"PostgreSQL answered{From(remote)}",
            TargetKind.MySql => $"MySQL answered{From(remote)}",
            TargetKind.Ntp => $"the time came{From(remote)}",
            _ => $"the protocol answered{From(remote)}",
        },
        Outcome.Unexpected unexpected => $"an answer came{From(remote)}, but {unexpected.Why}",
        Outcome.Denied denied => $"the request arrived, and the {denied.By} denied it ({denied.Code})",
        Outcome.Refused when kind is TargetKind.Dns or TargetKind.Ntp => $"the datagram {At(remote)}was turned away, so packets cross and nothing listens on that port",
        Outcome.Refused => $"the connection {At(remote)}was refused, so packets cross and nothing listens on that port",
        Outcome.Reset reset => $"the peer broke the connection during the {Word(reset.During)} stage",
        Outcome.Closed closed => $"the peer closed the connection during the {Word(closed.During)} stage without an answer",
        Outcome.Silent { During: Stage.Tcp or Stage.Udp or Stage.Dns } silent => $"nothing came back{From(remote)} within {Time(silent.WaitedMs)}",
        Outcome.Silent silent => $"the connection {At(remote)}was made, and then nothing came for {Time(silent.WaitedMs)}",
        Outcome.Unroutable => $"there was no route{(remote is null ? "" : $" to {remote}")}",
        Outcome.NoAddress => "the name has no address of the family that was asked for",
        Outcome.NameNotFound => "the name does not exist",
        Outcome.ResolverSilent silent => $"no DNS resolver answered within {Time(silent.WaitedMs)}",
        Outcome.ResolverFailed { WasReached: false } failed => $"the DNS resolver itself was not reached ({failed.Code})",
        Outcome.ResolverFailed failed => $"the DNS resolver answered {failed.Code}",
        Outcome.TlsFailed failed => $"the server was reached{(remote is null ? "" : $" at {remote}")}, but TLS failed ({Word(failed.Cause)})",
        Outcome.NotTheProtocol => $"something answered{From(remote)} that does not speak the protocol",
        Outcome.Unfinished => "the probe's time ran out before the check ended",
        Outcome.NotTried untried => $"nothing was sent: {untried.Why}",
        _ => throw new UnreachableException($"no words for {outcome.GetType().Name}"),
    };

    private static string At(string? remote) => remote is null ? "" : $"to {remote} ";

    private static string From(string? remote) => remote is null ? "" : $" from {remote}";

    private static string Time(double milliseconds) => Durations.Text(TimeSpan.FromMilliseconds(milliseconds));

    private static string Word(Stage stage) => stage switch
    {
        Stage.Dns => "DNS",
        Stage.Tcp => "TCP",
        Stage.Udp => "UDP",
        Stage.Tls => "TLS",
        Stage.Exchange => "exchange",
        _ => "permission",
    };

    private static string Word(TlsFailure failure) => failure switch
    {
        TlsFailure.Expired => "the certificate is expired",
        TlsFailure.NotYetValid => "the certificate is not yet valid",
        TlsFailure.NameMismatch => "the certificate is for another name",
        TlsFailure.SelfSigned => "the certificate is self-signed",
        TlsFailure.UntrustedRoot => "the certificate's root is not trusted",
        TlsFailure.IncompleteChain => "a certificate of the chain is missing",
        TlsFailure.Revoked => "the certificate is revoked",
        TlsFailure.Weak => "the certificate's key or signature is too weak",
        TlsFailure.Version => "no TLS version in common",
        TlsFailure.ClientCertificateRequired => "the server wants a client certificate",
        TlsFailure.NotTls => "the server does not speak TLS on this port",
        _ => "the handshake failed",
    };
}
