using System.Net;

namespace ProbeSuite.Targets;

/// <summary>What a check is aimed at, written as a URL.</summary>
public sealed record Target
{
    /// <summary>What people call it; the URL itself where they gave no name.</summary>
    public required string Name { get; init; }

    /// <summary>As it was written.</summary>
    public required string Url { get; init; }

    /// <summary>The question, by the URL's scheme.</summary>
    public required TargetKind Kind { get; init; }

    /// <summary>
    /// The URL's host, without brackets: a name or an address; for <see cref="TargetKind.S3"/> the bucket, for
    /// <see cref="TargetKind.Aws"/> the service, for <see cref="TargetKind.Resource"/> the resource's name.
    /// </summary>
    public required string Host { get; init; }

    /// <summary>The port, given or the kind's own, 1 to 65535; null only for a resource that brings its own.</summary>
    public int? Port { get; init; }

    /// <summary>Path and query as they are sent, starting with a slash; for S3 the key without it; for a database its name.</summary>
    public string Path { get; init; } = "/";

    /// <summary>What was asked for behind the question mark.</summary>
    public TargetOptions Options { get; init; } = TargetOptions.None;

    /// <summary>The host as an address; null when it is a name.</summary>
    public IPAddress? Address =>
        Kind is not (TargetKind.S3 or TargetKind.Aws or TargetKind.Resource) && IPAddress.TryParse(Host, out var address)
            ? address
            : null;

    /// <summary>Reads a URL.</summary>
    /// <param name="url">The target's URL.</param>
    /// <param name="name">What people call it; null to use the URL.</param>
    /// <exception cref="TargetException">The URL is not one of ours; the message says what is wrong with it.</exception>
    public static Target Parse(string url, string? name = null) => TargetParser.Parse(url, name);

    /// <inheritdoc/>
    public override string ToString() => Name == Url ? Url : $"{Name} ({Url})";
}

/// <summary>A target that cannot be tried. The message names the URL, what is wrong and what would be right.</summary>
public sealed class TargetException(string message) : FormatException(message);
