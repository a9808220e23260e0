using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary>What the kernel's word on a socket is evidence of.</summary>
internal static class SocketEvidence
{
    /// <summary>The socket's error behind an exception; null when there is none.</summary>
    public static SocketException? Find(Exception? error) => error switch
    {
        null => null,
        SocketException socket => socket,
        _ => Find(error.InnerException),
    };

    /// <summary>
    /// The outcome of an error in the stage that runs, and its sentence. Linux tells a RST to the first packet (refused) from
    /// one to a connection that was made, be it for an instant (reset).
    /// </summary>
    public static (Outcome Outcome, string Sentence) Read(SocketException error, Attempt attempt)
    {
        Outcome outcome = (error.SocketErrorCode, attempt.Running) switch
        {
            (SocketError.ConnectionRefused, _) => new Outcome.Refused(),
            (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown or SocketError.NotConnected, var stage) => new Outcome.Reset(stage),
            (SocketError.TimedOut, var stage) => new Outcome.Silent(stage, attempt.ElapsedMs()),
            (SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown
                or SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.ProtocolFamilyNotSupported
                or SocketError.AccessDenied, _) or (SocketError.InvalidArgument, Stage.Tcp) => new Outcome.Unroutable(),
            (SocketError.TooManyOpenSockets, _) => new Outcome.NotTried("no file descriptor was free"),
            (var code, _) => new Outcome.NotTried($"the kernel would not: {code}"),
        };

        return (outcome, outcome switch
        {
            Outcome.Unroutable => Unroutable(error.SocketErrorCode, attempt),
            _ => Sentences.Of(outcome, attempt)!,
        });
    }

    // InvalidArgument is how Linux answers a connection into a blackhole route.
    private static string Unroutable(SocketError code, Attempt attempt) => code switch
    {
        SocketError.AccessDenied => $"the kernel was not allowed to send to {attempt.Remote}: a filter on this side refuses it",
        SocketError.HostUnreachable => $"a router on the way, or the kernel, has no route to {attempt.Remote}",
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.ProtocolFamilyNotSupported =>
            $"this side has no address to reach {attempt.Remote} from",
        _ => $"there is no route to {attempt.Remote}",
    };
}
