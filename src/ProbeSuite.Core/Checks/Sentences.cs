using System.Diagnostics;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>What was wrong, in one sentence for people.</summary>
internal static class Sentences
{
    /// <summary>The sentence of an outcome; null when nothing was wrong.</summary>
    public static string? Of(Outcome outcome, Attempt attempt) => outcome switch
    {
        Outcome.Connected or Outcome.Answered => null,
        Outcome.Unexpected unexpected => $"{attempt.Host} answered{(unexpected.Status is { } status ? $" {status}" : "")}, but {unexpected.Why}",
        Outcome.Denied denied => $"the way is open, but the {denied.By} refused permission ({denied.Code})",
        Outcome.Refused when attempt.Running is Stage.Dns or Stage.Udp => $"{attempt.Remote} turned the datagram away: the way is open, and nothing listens on the port",
        Outcome.Refused => $"{attempt.Remote} refused the connection: the way is open, and nothing listens on the port",
        Outcome.Reset reset => $"{attempt.Remote} broke the connection {In(reset.During)}",
        Outcome.Closed closed => $"{attempt.Remote} ended the connection {In(closed.During)}, without an answer",
        Outcome.Silent silent => Silent(silent.During, attempt),
        Outcome.Unroutable => $"there is no route to {attempt.Remote}",
        Outcome.NoAddress => $"the name {attempt.Host} exists, but has no address of the family that was asked for",
        Outcome.NameNotFound => $"the resolver says that the name {attempt.Host} does not exist",
        Outcome.ResolverSilent => $"no resolver answered within {attempt.PatienceText}, so {attempt.Host} could not be looked up",
        Outcome.ResolverFailed { WasReached: false } failed => $"the resolver itself is not reached ({failed.Code}), so {attempt.Host} could not be looked up",
        Outcome.ResolverFailed failed => $"the resolver answered with an error ({failed.Code}), so {attempt.Host} could not be looked up",
        Outcome.TlsFailed failed => $"TLS failed: {failed.Cause}",
        Outcome.NotTheProtocol not => $"{attempt.Remote} answered what is not {Protocol(attempt.Target.Kind)}, {In(not.During)}",
        Outcome.Unfinished => "the deadline came before the check ended",
        Outcome.NotTried not => $"not tried: {not.Why}",
        _ => throw new UnreachableException($"{outcome.GetType().Name} has no sentence"),
    };

    private static string Protocol(TargetKind kind) => kind switch
    {
        TargetKind.Dns => "DNS",
        TargetKind.Ntp => "NTP",
        TargetKind.Postgres => "PostgreSQL",
        TargetKind.MySql => "MySQL",
        _ => "HTTP",
    };

    private static string Silent(Stage during, Attempt attempt) => during switch
    {
        Stage.Tcp => $"no answer to the TCP connection to {attempt.Remote} within {attempt.PatienceText}",
        Stage.Udp => $"no answer to the datagram to {attempt.Remote} within {attempt.PatienceText}",
        Stage.Tls => $"{attempt.Remote} accepted the connection, but TLS was not agreed on within {attempt.PatienceText}",
        _ => $"{attempt.Remote} accepted the connection, but gave no full answer within {attempt.PatienceText}",
    };

    private static string In(Stage stage) => stage switch
    {
        Stage.Dns => "during the DNS lookup",
        Stage.Tcp => "as soon as it was made",
        Stage.Udp => "after the datagram",
        Stage.Tls => "during the TLS handshake",
        Stage.Exchange => "during the exchange",
        Stage.Permission => "when permission was asked",
        _ => throw new UnreachableException($"{stage} has no words"),
    };
}
