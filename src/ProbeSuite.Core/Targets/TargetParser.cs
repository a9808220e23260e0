using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Targets;

/// <summary>Reads target URLs, and says what is wrong with those that are none.</summary>
internal static class TargetParser
{
    private const int LongestUrl = 2048;
    private const int LongestQuote = 200;
    private const string Schemes =
        "https, http, tcp, udp, tls, dns, s3, postgres, mysql, aws, resource, egress, ntp";

    // AWS's own services that tell callers their address; the second one has IPv6 as well.
    private const string EgressHost = "checkip.amazonaws.com";
    private const string EgressHostOfBoth = "checkip.global.api.aws";

    private static readonly IPNetwork[] Refused =
        [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("::/127")];

    /// <summary>The VPC's resolver, the one link-local address that may be asked.</summary>
    private static readonly IPAddress Resolver = IPAddress.Parse("169.254.169.253");

    public static Target Parse(string url, string? name)
    {
        var text = url.Trim();
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        if (text.Length > LongestUrl)
        {
            throw Wrong(text, string.Create(CultureInfo.InvariantCulture, $"it is longer than {LongestUrl} characters"));
        }

        if (separator <= 0)
        {
            throw Wrong(text, $"it has no scheme; write one of {Schemes}, as in https://example.com/");
        }

        var kind = KindOf(text, text[..separator]);
        if (text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
        {
            throw Wrong(text, "it contains blanks or control characters");
        }

        var rest = text[(separator + 3)..].Split('#')[0];
        var end = rest.IndexOfAny(['/', '?']);
        var authority = end < 0 ? rest : rest[..end];
        var tail = end < 0 ? "" : rest[end..];
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            throw Wrong(text, "a target names no credentials; take out what stands before the @");
        }

        var (host, port) = TargetAuthority.Split(text, kind, authority);
        var question = tail.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? tail : tail[..question];
        var (options, query) = TargetOptionsParser.Parse(text, question < 0 ? "" : tail[(question + 1)..], kind);
        return Checked(text, new()
        {
            Name = string.IsNullOrWhiteSpace(name) ? text : name,
            Url = text,
            Kind = kind,
            Host = host.Length > 0 ? host : options.Family == AddressFamily.InterNetworkV6 ? EgressHostOfBoth : EgressHost,
            Port = port ?? DefaultPort(kind),
            Path = PathOf(text, kind, path, query),
            Options = options,
        });
    }

    /// <summary>Whether an address may be a target at all; a name that resolves to another is refused as well.</summary>
    public static bool MayBeTried(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.Equals(Resolver) || !Refused.Any(network => network.Contains(plain));
    }

    /// <summary>
    /// The exception for a URL. What stands before an @ may be a password, wherever the URL went wrong, and is quoted
    /// nowhere.
    /// </summary>
    internal static TargetException Wrong(string url, string why)
    {
        var at = url.LastIndexOf('@');
        var separator = url.IndexOf("://", StringComparison.Ordinal);
        var from = separator >= 0 && separator + 3 <= at && url.Take(separator).All(char.IsAsciiLetterOrDigit) ? separator + 3 : 0;
        var shown = at < 0 ? url : $"{url[..from]}…{url[at..]}";
        return new($"target \"{(shown.Length > LongestQuote ? $"{shown[..LongestQuote]}…" : shown)}\": {why}");
    }

    /// <summary>A part of the URL for a message, unless it could be one of a password.</summary>
    internal static string Quote(string url, string part) =>
        url.Contains('@', StringComparison.Ordinal) ? "what it says" : $"\"{(part.Length > LongestQuote ? $"{part[..LongestQuote]}…" : part)}\"";

    private static TargetKind KindOf(string url, string scheme) => scheme.ToLowerInvariant() switch
    {
        "https" => TargetKind.Https,
        "http" => TargetKind.Http,
        "tcp" => TargetKind.Tcp,
        "udp" => TargetKind.Udp,
        "tls" => TargetKind.Tls,
        "dns" => TargetKind.Dns,
        "s3" => TargetKind.S3,
        "postgres" or "postgresql" => TargetKind.Postgres,
        "mysql" => TargetKind.MySql,
        "aws" => TargetKind.Aws,
        "resource" => TargetKind.Resource,
        "egress" => TargetKind.Egress,
        "ntp" => TargetKind.Ntp,
        _ => throw Wrong(url, $"{Quote(url, scheme)} is not a scheme that can be tried; write one of {Schemes}"),
    };

    private static Target Checked(string url, Target target) => target switch
    {
        { Port: null, Kind: TargetKind.Tcp or TargetKind.Udp or TargetKind.Tls } =>
            throw Wrong(url, "it names no port, as in tcp://10.0.0.5:5432"),
        { Address: null, Kind: not (TargetKind.S3 or TargetKind.Aws or TargetKind.Resource), Host: var host } when !TargetAuthority.IsName(host) =>
            throw Wrong(url, $"{Quote(url, host)} is not a name of DNS"),
        { Kind: TargetKind.Dns } => CheckedDns(url, target),
        { Address: { } address } when !MayBeTried(address) =>
            throw Wrong(url, $"{address} is the function's own or a link-local address, and is not tried"),
        { Address: { } address, Options.Family: { } family } when address.AddressFamily != family =>
            throw Wrong(url, $"family={(family == AddressFamily.InterNetwork ? "ipv4" : "ipv6")} contradicts its address {address}"),
        { Host: var host } when host.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase) =>
            throw Wrong(url, "localhost is the function itself, and is not tried"),
        { Kind: TargetKind.Postgres or TargetKind.MySql, Path: var database } when database.Any(char.IsControl) =>
            throw Wrong(url, "the database's name contains control characters"),
        { Options.Also: { } also } when also.Any(service => IPAddress.TryParse(service.Host, out var address) && !MayBeTried(address)) =>
            throw Wrong(url, "also= names the function's own or a link-local address, which is not tried"),
        { Options.Also: { } also } when also.Select(service => service.Host).Append(target.Host).Distinct(StringComparer.OrdinalIgnoreCase).Count() <= also.Count =>
            throw Wrong(url, "also= names a service twice, which would count twice"),
        { Options: { LoginWithIam: true, User: null } } =>
            throw Wrong(url, "login=iam needs the user, as in ?login=iam&user=app"),
        _ => target,
    };

    // A dns:// target's host is what is asked for, and not where packets go.
    private static Target CheckedDns(string url, Target target)
    {
        if (target.Address is { } && target.Options.RecordType != "PTR")
        {
            throw Wrong(url, "it asks for an address's name: write ?type=PTR");
        }

        return target.Options.Server is { } server && !MayBeTried(IPAddress.Parse(server))
            ? throw Wrong(url, $"server={server} is the function's own or a link-local address, and is not asked")
            : target;
    }

    private static string PathOf(string url, TargetKind kind, string path, string query) => kind switch
    {
        TargetKind.S3 => path.Length > 1
            ? Uri.UnescapeDataString(path[1..])
            : throw Wrong(url, "it names no object, as in s3://bucket/key"),
        TargetKind.Postgres or TargetKind.MySql => Uri.UnescapeDataString(path.Trim('/')),
        _ => Ascii((path.Length == 0 ? "/" : path) + (query.Length == 0 ? "" : $"?{query}")),
    };

    // Nothing but ASCII goes on the wire; what is escaped already stays so.
    private static string Ascii(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static int? DefaultPort(TargetKind kind) => kind switch
    {
        TargetKind.Https or TargetKind.S3 or TargetKind.Aws or TargetKind.Egress => 443,
        TargetKind.Http => 80,
        TargetKind.Dns => 53,
        TargetKind.Postgres => 5432,
        TargetKind.MySql => 3306,
        TargetKind.Ntp => 123,
        _ => null,
    };
}
