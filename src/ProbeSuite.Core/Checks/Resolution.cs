using System.Net;
using System.Net.Sockets;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>The stage <see cref="Stage.Dns"/>: from a target's host to the one address that will be dialled.</summary>
internal static class Resolution
{
    private static readonly string[] Rcodes =
        ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH", "NOTZONE"];

    // A resolver that works answers hundreds of lookups in this time.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    /// <summary>The address of a host, which is taken as it stands when it is an address already.</summary>
    public static async Task<IPAddress> ResolveAsync(Attempt attempt, string host, CancellationToken cancellation)
    {
        attempt.Host = host;
        if (IPAddress.TryParse(host, out var literal))
        {
            return Allowed(literal, attempt);
        }

        if (!TargetAuthority.IsName(host))
        {
            throw Ended(new Outcome.NotTried("the host is not a name of DNS"), attempt);
        }

        var entered = false;
        await attempt.AwaitTurnAsync(async caller => entered = await EnterSoonAsync(attempt.Context, caller));
        return await attempt.StageAsync(Stage.Dns, async () =>
        {
            if (!entered)
            {
                await HearAsync(attempt, host, cancellation);
                await attempt.AwaitTurnAsync(attempt.Context.Names.EnterAsync);
            }

            return await LookUpAsync(attempt, host, cancellation);
        });
    }

    /// <summary>The same as part of another stage, when an answer leads to a second host.</summary>
    public static async Task<IPAddress> ResolveAgainAsync(Attempt attempt, string host, CancellationToken cancellation)
    {
        await attempt.Context.Names.EnterAsync(cancellation);
        return await LookUpAsync(attempt, host, cancellation);
    }

    /// <summary>A resolver's code by its name in the RFCs.</summary>
    public static string RcodeName(int rcode) => rcode < Rcodes.Length ? Rcodes[rcode] : $"RCODE{rcode}";

    private static async Task<IPAddress> LookUpAsync(Attempt attempt, string host, CancellationToken cancellation)
    {
        var family = attempt.Target.Options.Family ?? AddressFamily.Unspecified;
        IPAddress[] addresses;
        try
        {
            addresses = await attempt.Context.Names.LookupAsync(host, family).WaitAsync(cancellation);
        }
        catch (SocketException error)
        {
            throw await WhyNotAsync(attempt, host, error, cancellation);
        }
        catch (ArgumentException)
        {
            throw Ended(new Outcome.NotTried("the host is not a name of DNS"), attempt);
        }

        attempt.Detail = AddressClass.Text(addresses);
        return AddressClass.Preferred(addresses) is { } address
            ? Allowed(address, attempt)
            : throw Ended(new Outcome.NoAddress(), attempt);
    }

    private static async Task<bool> EnterSoonAsync(CheckContext context, CancellationToken caller)
    {
        using var soon = new CancellationTokenSource(Soon, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, caller);
        try
        {
            await context.Names.EnterAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return false;
        }
    }

    // When no thread gets free, either many names are asked or the resolver is silent and the C library waits for it.
    // A question of our own tells: it costs no thread, and while nobody answers it, patience runs.
    private static async Task HearAsync(Attempt attempt, string host, CancellationToken cancellation)
    {
        if (attempt.Context.Resolvers is not [var server, ..])
        {
            return;
        }

        try
        {
            attempt.Detail = $"asked {server.Address} directly, as other lookups hang";
            await DnsExchange.AskAsync(server, host, DnsType.A, cancellation);
        }
        catch (Exception heard) when (heard is SocketException or FormatException or EndOfStreamException)
        {
            // No silence: the C library will hear of it too.
        }
    }

    // The C library has one word for several failures. The resolver itself is asked, once, what its answer was.
    private static async Task<EvidenceException> WhyNotAsync(
        Attempt attempt, string host, SocketException error, CancellationToken cancellation)
    {
        if (attempt.Context.Resolvers is not [var server, ..])
        {
            return Ended(AsTheLibrarySays(error), attempt);
        }

        var type = attempt.Target.Options.Family == AddressFamily.InterNetworkV6 ? DnsType.AAAA : DnsType.A;
        Outcome outcome;
        try
        {
            var answer = await DnsExchange.AskAsync(server, host, type, cancellation);
            attempt.Detail = $"{server.Address} answered {RcodeName(answer.Rcode)}";
            outcome = answer switch
            {
                { Rcode: 3 } => new Outcome.NameNotFound(),
                { Rcode: not 0 } => new Outcome.ResolverFailed(RcodeName(answer.Rcode)),
                _ when answer.Records.All(record => record.Address is null) => new Outcome.NoAddress(),
                _ => AsTheLibrarySays(error),
            };
        }
        catch (SocketException closed)
        {
            attempt.Detail = $"{server.Address} is not reached: {closed.SocketErrorCode}";
            outcome = new Outcome.ResolverFailed(
                closed.SocketErrorCode == SocketError.ConnectionRefused ? Outcome.ResolverFailed.PortUnreachable : Outcome.ResolverFailed.Unreachable);
        }
        catch (Exception broken) when (broken is FormatException or EndOfStreamException)
        {
            attempt.Detail = $"{server.Address} answered, but {broken.Message}";
            outcome = AsTheLibrarySays(error);
        }

        return Ended(outcome, attempt);
    }

    private static Outcome AsTheLibrarySays(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound => new Outcome.NameNotFound(),
        SocketError.NoData => new Outcome.NoAddress(),
        SocketError.TryAgain => new Outcome.ResolverFailed("EAI_AGAIN"),
        var code => new Outcome.ResolverFailed(code.ToString()),
    };

    // What DNS tells as ::ffff:10.0.0.5 the kernel sends as IPv4.
    private static IPAddress Allowed(IPAddress address, Attempt attempt)
    {
        var dialled = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return attempt.Context.MayBeTried(dialled)
            ? dialled
            : throw Ended(new Outcome.NotTried($"{dialled} is the function's own or a link-local address"), attempt);
    }

    private static EvidenceException Ended(Outcome outcome, Attempt attempt) => new(outcome, Sentences.Of(outcome, attempt)!);
}
