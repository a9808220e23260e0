using System.Net.Sockets;

namespace ProbeSuite.Targets;

/// <summary>What stands behind the question mark of a target's URL. Null throughout means: not asked for.</summary>
public sealed record TargetOptions
{
    /// <summary>Nothing asked for.</summary>
    public static TargetOptions None { get; } = new();

    /// <summary><c>family=ipv4|ipv6</c>: the one address family to try.</summary>
    public AddressFamily? Family { get; init; }

    /// <summary><c>patience=3s</c>: how long each attempt, with all its stages, may take; 10 ms to 15 min.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary><c>status=200-399</c> or <c>status=200,404</c>: HTTP statuses that count as right.</summary>
    public IReadOnlyList<StatusRange>? Status { get; init; }

    /// <summary><c>type=A|AAAA|CNAME|…</c>: the DNS record type.</summary>
    public string? RecordType { get; init; }

    /// <summary><c>server=10.0.0.2</c>: the resolver to ask, by its address, instead of the system's.</summary>
    public string? Server { get; init; }

    /// <summary><c>login=iam</c>: sign in to the database with an RDS token.</summary>
    public bool LoginWithIam { get; init; }

    /// <summary><c>user=U</c>: who signs in.</summary>
    public string? User { get; init; }

    /// <summary><c>attempts=5</c>: how often to try, 1 to 100; every attempt is its own evidence.</summary>
    public int? Attempts { get; init; }

    /// <summary><c>spacing=200ms</c>: the pause between attempts.</summary>
    public TimeSpan? Spacing { get; init; }

    /// <summary><c>also=icanhazip.com,api.ipify.org</c>: further services that are asked for the address; more than half of all must agree.</summary>
    public IReadOnlyList<EgressService>? Also { get; init; }

    /// <summary><c>region=eu-west-1</c>: the Region of an AWS service or bucket, instead of the function's.</summary>
    public string? Region { get; init; }
}

/// <summary>An HTTPS service that tells callers their address.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Path">The path to ask for, beginning with a slash.</param>
public sealed record EgressService(string Host, string Path);

/// <summary>HTTP statuses, both ends included.</summary>
/// <param name="From">Lowest, 100 to 599.</param>
/// <param name="To">Highest.</param>
public readonly record struct StatusRange(int From, int To)
{
    /// <summary>Whether a status is one of them.</summary>
    public bool Contains(int status) => From <= status && status <= To;

    /// <inheritdoc/>
    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";
}
