using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Targets;

/// <summary>Reads the part of a URL between the slashes: host and port.</summary>
internal static class TargetAuthority
{
    /// <summary>Host, without brackets, and port; null where none is given. Only <c>egress://</c> may name no host.</summary>
    public static (string Host, int? Port) Split(string url, TargetKind kind, string authority)
    {
        var (host, port) = authority.StartsWith('[') ? InBrackets(url, authority) : Plain(url, authority);
        if (host.Length == 0 && kind != TargetKind.Egress)
        {
            throw TargetParser.Wrong(url, "it names no host");
        }

        if (host.Length > 255 || !host.All(character => char.IsAsciiLetterOrDigit(character) || "-._:{}".Contains(character, StringComparison.Ordinal)))
        {
            throw TargetParser.Wrong(url, $"{TargetParser.Quote(url, host)} is not a host name");
        }

        return (host, port is null ? null : Port(url, port));
    }

    /// <summary>Whether DNS can carry a name: labels of 1 to 63 characters, 253 in all; one dot may stand at the end.</summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4"/>
    public static bool IsName(string host)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        return name.Length <= 253 && name.Split('.').All(label => label.Length is >= 1 and <= 63);
    }

    private static (string Host, string? Port) InBrackets(string url, string authority)
    {
        var close = authority.IndexOf(']', StringComparison.Ordinal);
        if (close < 0 || !IPAddress.TryParse(authority[1..close], out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            throw TargetParser.Wrong(url, "what stands in brackets is not an IPv6 address");
        }

        // ::ffff:10.0.0.5 is written as IPv6, and sent as IPv4.
        var host = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        return authority[(close + 1)..] switch
        {
            "" => (host, null),
            [':', .. var port] => (host, port),
            _ => throw TargetParser.Wrong(url, "behind the bracket only :port may stand"),
        };
    }

    private static (string Host, string? Port) Plain(string url, string authority) => authority.Split(':') switch
    {
        [var host] => (host, null),
        [var host, var port] => (host, port),
        _ => throw TargetParser.Wrong(url, "write an IPv6 address in brackets, as in tcp://[2001:db8::1]:443"),
    };

    private static int Port(string url, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw TargetParser.Wrong(url, $"{TargetParser.Quote(url, text)} is not a port between 1 and 65535");
}
