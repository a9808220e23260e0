namespace ProbeSuite.Checks;

/// <summary>What a placement saw of one target.</summary>
public sealed record Observation
{
    /// <summary>The target's name.</summary>
    public required string Target { get; init; }

    /// <summary>What was seen; of several attempts, the worst.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The stages in order, the last one being where it ended.</summary>
    public IReadOnlyList<StageRecord> Stages { get; init; } = [];

    /// <summary>When the check began, waiting for a slot not counted.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>The address and port that were tried, <c>10.0.4.10:5432</c>; null when none was.</summary>
    public string? RemoteAddress { get; init; }

    /// <summary>The function's own address on that connection; null when there was none.</summary>
    public string? LocalAddress { get; init; }

    /// <summary>The public address that the world saw, for an <c>egress://</c> target; else null.</summary>
    public string? EgressAddress { get; init; }

    /// <summary>What was wrong, in one sentence for people; null when nothing was.</summary>
    public string? Error { get; init; }

    /// <summary>Facts about the certificate; null when none was shown.</summary>
    public CertificateFacts? Certificate { get; init; }

    /// <summary>What the resolver told, for a <c>dns://</c> target; else null.</summary>
    public DnsFacts? Dns { get; init; }

    /// <summary>Every attempt's outcome where several were asked for; null for one.</summary>
    public IReadOnlyList<Outcome>? Attempts { get; init; }
}

/// <summary>What a server's certificate says of itself.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="Names">The first names that it was made for, at most 20.</param>
/// <param name="NotBefore">Its beginning.</param>
/// <param name="NotAfter">Its end.</param>
/// <param name="Protocol">The TLS version agreed on; null when the handshake failed.</param>
public sealed record CertificateFacts(
    string Subject, string Issuer, IReadOnlyList<string> Names, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string? Protocol)
{
    /// <summary>Those above it as they were found, nearest first, at most 5; empty when none was.</summary>
    public IReadOnlyList<IssuerFacts> Chain { get; init; } = [];
}

/// <summary>A certificate above a server's.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="NotAfter">Its end, which may come before the server's own.</param>
public sealed record IssuerFacts(string Subject, DateTimeOffset NotAfter);

/// <summary>What a resolver answered to a question put to it directly.</summary>
/// <param name="Server">Address and port of the resolver that answered.</param>
/// <param name="Type">The record type that was asked for, <c>A</c>.</param>
/// <param name="Answers">The first answers, at most 20: addresses or names; empty for types whose records are only counted.</param>
/// <param name="Class">What the addresses are; null when there are none.</param>
public sealed record DnsFacts(string Server, string Type, IReadOnlyList<string> Answers, AnswerClass? Class);
