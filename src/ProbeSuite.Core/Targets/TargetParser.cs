using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Targets;

/// <summary>Reads target URLs, and says what is wrong with those that are none.</summary>
internal static class TargetParser
{
    private const string Schemes =
        "https, http, tcp, udp, tls, dns, s3, postgres, mysql, aws, resource, egress, ntp";

    private static readonly IPNetwork[] Refused =
        [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("::/127")];

    /// <summary>The VPC's resolver, the one link-local address that may be asked.</summary>
    private static readonly IPAddress Resolver = IPAddress.Parse("169.254.169.253");

    public static Target Parse(string url, string? name)
    {
        var text = url.Trim();
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator <= 0)
        {
            throw Wrong(url, $"it has no scheme; write one of {Schemes}, as in https://example.com/");
        }

        var kind = text[..separator].ToLowerInvariant() switch
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
            var scheme => throw Wrong(url, $"\"{scheme}\" is not a scheme that can be tried; write one of {Schemes}"),
        };

        if (text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
        {
            throw Wrong(url, "it contains blanks or control characters");
        }

        var rest = text[(separator + 3)..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? rest : rest[..end];
        var tail = end < 0 ? "" : rest[end..];
        tail = tail.Split('#')[0];
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            throw Wrong(url.Replace(authority[..(authority.LastIndexOf('@') + 1)], "…@", StringComparison.Ordinal), "a target names no credentials; take out what stands before the @");
        }

        var (host, port) = SplitAuthority(url, kind, authority);
        var question = tail.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? tail : tail[..question];
        var (options, query) = TargetOptionsParser.Parse(url, question < 0 ? "" : tail[(question + 1)..], kind);
        var target = new Target
        {
            Name = string.IsNullOrWhiteSpace(name) ? text : name,
            Url = text,
            Kind = kind,
            Host = host,
            Port = port ?? DefaultPort(kind),
            Path = PathOf(url, kind, path, query),
            Options = options,
        };

        return target.Port is null && kind is TargetKind.Tcp or TargetKind.Udp or TargetKind.Tls && target.Port is null
            ? throw Wrong(url, "it names no port, as in tcp://10.0.0.5:5432")
            : Allowed(url, target);
    }

    /// <summary>Whether an address may be a target at all; a name that resolves to another is refused as well.</summary>
    public static bool MayBeTried(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.Equals(Resolver) || !Refused.Any(network => network.Contains(plain));
    }

    internal static TargetException Wrong(string url, string why) => new($"target \"{url}\": {why}");

    private static Target Allowed(string url, Target target) =>
        target.Address is { } address && !MayBeTried(address)
            ? throw Wrong(url, $"{address} is the function's own or a link-local address, and is not tried")
            : target.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                ? throw Wrong(url, "localhost is the function itself, and is not tried")
                : target;

    private static (string Host, int? Port) SplitAuthority(string url, TargetKind kind, string authority)
    {
        string host;
        string? port = null;
        if (authority.StartsWith('['))
        {
            var close = authority.IndexOf(']', StringComparison.Ordinal);
            if (close < 0 || !IPAddress.TryParse(authority[1..close], out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            {
                throw Wrong(url, "what stands in brackets is not an IPv6 address");
            }

            host = address.ToString();
            port = authority[(close + 1)..] is { Length: > 0 } after
                ? after[0] == ':' ? after[1..] : throw Wrong(url, "behind the bracket only :port may stand")
                : null;
        }
        else if (authority.Count(character => character == ':') > 1)
        {
            throw Wrong(url, "write an IPv6 address in brackets, as in tcp://[2001:db8::1]:443");
        }
        else
        {
            var colon = authority.IndexOf(':', StringComparison.Ordinal);
            host = colon < 0 ? authority : authority[..colon];
            port = colon < 0 ? null : authority[(colon + 1)..];
        }

        if (host.Length == 0 && kind == TargetKind.Egress)
        {
            host = "checkip.amazonaws.com";
        }

        if (host.Length is 0 or > 255 || host.Any(character => !(char.IsAsciiLetterOrDigit(character) || "-._:{}".Contains(character, StringComparison.Ordinal))))
        {
            throw Wrong(url, host.Length == 0 ? "it names no host" : $"\"{host}\" is not a host name");
        }

        return port is null ? (host, null) : (host, ParsePort(url, port));
    }

    private static int ParsePort(string url, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw Wrong(url, $"\"{text}\" is not a port between 1 and 65535");

    private static string PathOf(string url, TargetKind kind, string path, string query) => kind switch
    {
        TargetKind.S3 => path.TrimStart('/') is { Length: > 0 } key
            ? Uri.UnescapeDataString(key)
            : throw Wrong(url, "it names no object, as in s3://bucket/key"),
        TargetKind.Postgres or TargetKind.MySql => path.Trim('/'),
        _ => (path.Length == 0 ? "/" : path) + (query.Length == 0 ? "" : $"?{query}"),
    };

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
