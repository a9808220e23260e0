using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Targets;

/// <summary>Reads a target's options, and leaves an HTTP target's own query parameters where they are.</summary>
internal static class TargetOptionsParser
{
    // With the target's own, five services: two may be down and three still are a majority.
    private const int MostServices = 4;

    private static readonly string[] RecordTypes = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "CAA"];

    /// <summary>
    /// The options, and what remains of the query to be sent. An unknown option is refused, except in HTTP targets, whose
    /// servers may know it.
    /// </summary>
    public static (TargetOptions Options, string Query) Parse(string url, string query, TargetKind kind)
    {
        var options = TargetOptions.None;
        var rest = new List<string>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..]);
            if (Read(options, url, kind, key.ToLowerInvariant(), value) is { } read)
            {
                options = read;
            }
            else if (kind is TargetKind.Http or TargetKind.Https or TargetKind.Egress)
            {
                rest.Add(pair);
            }
            else
            {
                throw TargetParser.Wrong(url, $"{TargetParser.Quote(url, key)} is not an option of this kind of target");
            }
        }

        return (options, string.Join('&', rest));
    }

    private static TargetOptions? Read(TargetOptions options, string url, TargetKind kind, string key, string value) => (key, kind) switch
    {
        ("family", _) => options with { Family = Family(url, value) },
        ("patience", _) => options with { Patience = Duration(url, key, value, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(15)) },
        ("attempts", _) => options with { Attempts = Attempts(url, value) },
        ("spacing", _) => options with { Spacing = Duration(url, key, value, TimeSpan.Zero, TimeSpan.FromMinutes(1)) },
        ("also", TargetKind.Egress) => options with { Also = Services(url, value) },
        ("status", TargetKind.Http or TargetKind.Https) => options with { Status = Statuses(url, value) },
        ("type", TargetKind.Dns) => options with { RecordType = RecordType(url, value) },
        ("server", TargetKind.Dns) => options with { Server = Server(url, value) },
        ("login", TargetKind.Postgres or TargetKind.MySql) => value == "iam"
            ? options with { LoginWithIam = true }
            : throw TargetParser.Wrong(url, $"login={Quote(url, value)} is not known; only login=iam is"),
        ("user", TargetKind.Postgres or TargetKind.MySql) => options with { User = User(url, value) },
        ("region", TargetKind.S3 or TargetKind.Aws or TargetKind.Postgres or TargetKind.MySql) => options with { Region = Region(url, value) },
        _ => null,
    };

    private static EgressService[] Services(string url, string value)
    {
        var written = value.Split(',');
        return written.Length <= MostServices
            ? [.. written.Select(Service)]
            : throw TargetParser.Wrong(url, $"also= names more than {MostServices} services");

        EgressService Service(string text)
        {
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            var (host, port) = TargetAuthority.Split(url, TargetKind.Egress, slash < 0 ? text : text[..slash]);
            return host.Length > 0 && !host.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase) && port is null
                ? new(host, slash < 0 ? "/" : text[slash..])
                : throw TargetParser.Wrong(url, $"also={Quote(url, value)} is not a list of hosts, such as icanhazip.com,api.ipify.org");
        }
    }

    private static string RecordType(string url, string value) =>
        Array.Find(RecordTypes, type => type.Equals(value, StringComparison.OrdinalIgnoreCase))
        ?? throw TargetParser.Wrong(url, $"type={Quote(url, value)} is not one of {string.Join(", ", RecordTypes)}");

    private static string Server(string url, string value) => IPAddress.TryParse(value, out var address)
        ? address.ToString()
        : throw TargetParser.Wrong(url, $"server={Quote(url, value)} is not an address; a resolver is asked by its address");

    // A NUL would end the name on the wire of a database, and let another field begin.
    private static string User(string url, string value) => value.Length is >= 1 and <= 128 && !value.Any(char.IsControl)
        ? value
        : throw TargetParser.Wrong(url, "user= is empty, too long or not text");

    private static string Region(string url, string value) =>
        value.Length is >= 5 and <= 32 && value.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? value
            : throw TargetParser.Wrong(url, $"region={Quote(url, value)} is not a Region's code, such as eu-west-1");

    private static string Quote(string url, string value) => TargetParser.Quote(url, value);

    private static AddressFamily Family(string url, string value) => value.ToLowerInvariant() switch
    {
        "ipv4" => AddressFamily.InterNetwork,
        "ipv6" => AddressFamily.InterNetworkV6,
        _ => throw TargetParser.Wrong(url, $"family={Quote(url, value)} is neither ipv4 nor ipv6"),
    };

    private static TimeSpan Duration(string url, string key, string value, TimeSpan least, TimeSpan most) =>
        Durations.TryParse(value, out var duration) && duration >= least && duration <= most
            ? duration
            : throw TargetParser.Wrong(url, $"{key}={Quote(url, value)} is not a time between {Durations.Text(least)} and {Durations.Text(most)}, such as 3s or 500ms");

    private static int Attempts(string url, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var attempts) && attempts is >= 1 and <= 100
            ? attempts
            : throw TargetParser.Wrong(url, $"attempts={Quote(url, value)} is not a number between 1 and 100");

    private static StatusRange[] Statuses(string url, string value)
    {
        return [.. value.Split(',').Select(part => part.Split('-')).Select(ends => ends.Length <= 2 && Status(ends[0]) is { } from && Status(ends[^1]) is { } to && from <= to
            ? new StatusRange(from, to)
            : throw TargetParser.Wrong(url, $"status={Quote(url, value)} is not a list of HTTP statuses, such as 200-399 or 200,404"))];

        static int? Status(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status : null;
    }
}
