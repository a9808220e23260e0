using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary><c>dns://name</c>: what one resolver answers, asked directly.</summary>
internal static class DnsCheck
{
    private const int LongestChain = 16;
    private const int MostAnswers = 20;

    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        var server = target.Options.Server is { } given
            ? new IPEndPoint(IPAddress.Parse(given), target.Port!.Value)
            : attempt.Context.Resolvers is [var first, ..] ? first : null;
        if (server is null)
        {
            return new Outcome.NotTried("no resolver is configured");
        }

        if (target.Options.Server is not null && !attempt.Context.MayBeTried(server.Address))
        {
            return new Outcome.NotTried($"{server.Address} is the function's own or a link-local address");
        }

        attempt.Remote = server;
        var type = Enum.Parse<DnsType>(target.Options.RecordType ?? (target.Options.Family == AddressFamily.InterNetworkV6 ? "AAAA" : "A"));
        try
        {
            return await AskAsync(attempt, server, type, cancellation);
        }
        catch (FormatException malformed)
        {
            throw new EvidenceException(
                new Outcome.NotTheProtocol(attempt.Running), $"{server} answered what is not DNS: {malformed.Message}");
        }
    }

    // The two ways to a resolver are filtered apart, so the second has stages of its own.
    private static async Task<Outcome> AskAsync(Attempt attempt, IPEndPoint server, DnsType type, CancellationToken cancellation)
    {
        var question = DnsExchange.Question(NameOf(attempt.Target.Host), type);
        var outcome = await attempt.StageAsync(
            Stage.Dns, async () => Read(attempt, server, type, await DnsExchange.ByUdpAsync(server, question, cancellation)));
        if (outcome is not null)
        {
            return outcome;
        }

        await using var connection = await attempt.StageAsync(Stage.Tcp, () => Connection.ConnectAsync(attempt, server, cancellation));
        return await attempt.StageAsync(
            Stage.Exchange, async () => Read(attempt, server, type, await DnsExchange.OverTcpAsync(connection, question, cancellation) with { Truncated = false }))
            ?? throw new UnreachableException("what came by TCP is whole");
    }

    // Null when the answer wants TCP.
    private static Outcome? Read(Attempt attempt, IPEndPoint server, DnsType type, DnsMessage answer)
    {
        if (answer.Truncated)
        {
            attempt.Detail = $"{server.Address} has more to say than fits into a datagram";
            return null;
        }

        attempt.Detail = $"{server.Address} answered {Resolution.RcodeName(answer.Rcode)}";
        if (answer.Rcode != 0)
        {
            return answer.Rcode == 3 ? new Outcome.NameNotFound() : new Outcome.ResolverFailed(Resolution.RcodeName(answer.Rcode));
        }

        if (Chain(NameOf(attempt.Target.Host), answer) is not { } chain)
        {
            return new Outcome.Unexpected(null, "its CNAME records lead in circles or too far");
        }

        var found = answer.Records.Where(record => record.Type == type && (type == DnsType.CNAME || record.Owner == chain[^1])).ToList();
        var names = chain.Count > 1 ? $" by way of {string.Join(", ", chain.Skip(1))}" : "";
        var kind = AnswerClasses.Of(chain, [.. found.Select(record => record.Address).OfType<IPAddress>()]);
        attempt.Dns = new(
            server.ToString(), $"{type}", [.. found.Select(record => record.Address?.ToString() ?? record.Name).OfType<string>().Take(MostAnswers)], kind);
        attempt.Detail = $"{server.Address} answered {Text(type, found)}{(answer.Records.Count < DnsMessage.MostRecords ? "" : $", of the first {DnsMessage.MostRecords} records")}{names}{(kind is AnswerClass.VpcEndpoint or AnswerClass.Hijacked ? $", {AnswerClasses.Text(kind.Value)}" : "")}";
        return (found.Count, type) switch
        {
            ( > 0, _) => new Outcome.Answered(),
            (_, DnsType.A or DnsType.AAAA) => new Outcome.NoAddress(),
            _ => new Outcome.Unexpected(null, $"the name has no {type} record"),
        };
    }

    private static string Text(DnsType type, List<DnsRecord> found) => found switch
    {
        [] => $"no {type} record",
        [{ Address: not null }, ..] => AddressClass.Text([.. found.Select(record => record.Address!)]),
        [{ Name: not null }, ..] => string.Join(", ", found.Take(4).Select(record => record.Name)),
        _ => $"{found.Count} {type} record{(found.Count == 1 ? "" : "s")}",
    };

    private static List<string>? Chain(string name, DnsMessage answer)
    {
        var chain = new List<string> { name.ToLowerInvariant() };
        while (answer.Records.FirstOrDefault(record => record.Type == DnsType.CNAME && record.Owner == chain[^1]) is { Name: { } next })
        {
            if (chain.Count > LongestChain || chain.Contains(next))
            {
                return null;
            }

            chain.Add(next);
        }

        return chain;
    }

    // An address is asked for by its name below in-addr.arpa or ip6.arpa.
    private static string NameOf(string host)
    {
        if (!IPAddress.TryParse(host, out var address))
        {
            return host.TrimEnd('.');
        }

        var bytes = address.GetAddressBytes().Reverse();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => string.Join('.', bytes) + ".in-addr.arpa",
            AddressFamily.InterNetworkV6 => string.Join('.', bytes.SelectMany(value => new[] { $"{value & 15:x}", $"{value >> 4:x}" })) + ".ip6.arpa",
            _ => throw new UnreachableException($"{address.AddressFamily} is no family of addresses here"),
        };
    }
}
