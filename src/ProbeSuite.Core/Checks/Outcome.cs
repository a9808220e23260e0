using System.Diagnostics;
using System.Text.Json.Serialization;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>
/// What one attempt saw. Cases are named by the evidence, never by its cause: a check cannot know why nobody answered,
/// and guessing is the aggregator's work.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "saw")]
[JsonDerivedType(typeof(Connected), "connected")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Unexpected), "unexpected answer")]
[JsonDerivedType(typeof(Denied), "denied")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Reset), "reset")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Silent), "silent")]
[JsonDerivedType(typeof(Unroutable), "unroutable")]
[JsonDerivedType(typeof(NoAddress), "no address")]
[JsonDerivedType(typeof(NameNotFound), "name not found")]
[JsonDerivedType(typeof(ResolverSilent), "resolver silent")]
[JsonDerivedType(typeof(ResolverFailed), "resolver failed")]
[JsonDerivedType(typeof(TlsFailed), "tls failed")]
[JsonDerivedType(typeof(NotTheProtocol), "not the protocol")]
[JsonDerivedType(typeof(Unfinished), "unfinished")]
[JsonDerivedType(typeof(NotTried), "not tried")]
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>The peer completed the TCP or TLS handshake, which was all that was asked.</summary>
    public sealed record Connected : Outcome;

    /// <summary>The protocol answered as asked.</summary>
    /// <param name="Status">The HTTP status; null for other protocols.</param>
    public sealed record Answered(int? Status = null) : Outcome;

    /// <summary>The protocol answered, but not what the target asks for.</summary>
    /// <param name="Status">The HTTP status; null for other protocols.</param>
    /// <param name="Why">What was wrong with it, in a phrase.</param>
    public sealed record Unexpected(int? Status, string Why) : Outcome;

    /// <summary>The far end refused the request for want of permission, which proves the path.</summary>
    /// <param name="By">Who refused, as far as the answer tells: <c>service</c>, <c>bucket policy</c>, <c>endpoint policy</c>, <c>database</c>.</param>
    /// <param name="Code">The far end's own code, <c>AccessDenied</c>.</param>
    public sealed record Denied(string By, string Code) : Outcome;

    /// <summary>The peer sent RST to the first packet: nothing listens on the port, and the path is open all the same.</summary>
    public sealed record Refused : Outcome;

    /// <summary>The peer broke an open connection.</summary>
    /// <param name="During">The stage it was in.</param>
    public sealed record Reset(Stage During) : Outcome;

    /// <summary>The peer ended the connection in order, without the answer.</summary>
    /// <param name="During">The stage it was in.</param>
    public sealed record Closed(Stage During) : Outcome;

    /// <summary>Nothing came back in time, which is how security groups and network ACLs say no.</summary>
    /// <param name="During">The stage it was in.</param>
    /// <param name="WaitedMs">How long the check was patient, in milliseconds.</param>
    public sealed record Silent(Stage During, double WaitedMs) : Outcome;

    /// <summary>The kernel had no route, or a router answered that it had none.</summary>
    public sealed record Unroutable : Outcome;

    /// <summary>The name exists, but has no address of the family that was asked for.</summary>
    public sealed record NoAddress : Outcome;

    /// <summary>The resolver says that the name does not exist.</summary>
    public sealed record NameNotFound : Outcome;

    /// <summary>No resolver answered in time, so the name led nowhere.</summary>
    /// <param name="WaitedMs">How long the check was patient, in milliseconds.</param>
    public sealed record ResolverSilent(double WaitedMs) : Outcome;

    /// <summary>The resolver answered with an error, or the kernel said at once that it cannot be asked.</summary>
    /// <param name="Code">Its code, <c>SERVFAIL</c>; or <see cref="PortUnreachable"/> or <see cref="Unreachable"/>.</param>
    public sealed record ResolverFailed(string Code) : Outcome
    {
        /// <summary>Nothing listens on the resolver's port.</summary>
        public const string PortUnreachable = "port unreachable";

        /// <summary>No route leads to the resolver.</summary>
        public const string Unreachable = "unreachable";

        /// <summary>Whether an answer came.</summary>
        [JsonIgnore]
        public bool WasReached => Code is not (PortUnreachable or Unreachable);
    }

    /// <summary>The TLS handshake failed, or the certificate did not convince.</summary>
    /// <param name="Cause">In what way.</param>
    public sealed record TlsFailed(TlsFailure Cause) : Outcome;

    /// <summary>Something answered that does not speak the protocol.</summary>
    /// <param name="During">The stage it was in.</param>
    public sealed record NotTheProtocol(Stage During) : Outcome;

    /// <summary>The function's deadline came before the check ended.</summary>
    public sealed record Unfinished : Outcome;

    /// <summary>Nothing was sent.</summary>
    /// <param name="Why">The reason, in a phrase.</param>
    public sealed record NotTried(string Why) : Outcome;

    /// <summary>
    /// What this evidence says of the path. A resolver's silence blocks: whoever asks by name is cut off. A resolver's
    /// answer that leads nowhere says nothing of the path to the target.
    /// </summary>
    [JsonIgnore]
    public PathState Path => this switch
    {
        Connected or Answered or Unexpected or Denied or Refused or Reset or Closed or TlsFailed or NotTheProtocol => PathState.Open,
        Silent { During: Stage.Tcp or Stage.Udp or Stage.Dns } or Unroutable or ResolverSilent => PathState.Blocked,
        Silent => PathState.Open,
        NoAddress or NameNotFound or ResolverFailed or Unfinished or NotTried => PathState.Unknown,
        _ => throw new UnreachableException($"{GetType().Name} is not a case of Outcome"),
    };

    /// <summary>What this evidence says of the caller's rights: granted only where the target asks about them, which S3 and signing in do.</summary>
    public Permission PermissionFor(Target target) => this switch
    {
        Denied => Permission.Denied,
        Answered when target.Kind == TargetKind.S3 || target.Options.LoginWithIam => Permission.Granted,
        _ => Permission.NotAsked,
    };
}
