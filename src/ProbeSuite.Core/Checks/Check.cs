using System.Diagnostics;
using System.Globalization;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>Puts a target's question to the network.</summary>
public static class Check
{
    /// <summary>Tries a target, as often as it asks for; every attempt has the whole patience.</summary>
    /// <param name="target">What to try.</param>
    /// <param name="patience">For each attempt, where the target names none of its own.</param>
    /// <param name="context">The world around it.</param>
    /// <param name="cancellation">The caller's deadline; what was seen until then is returned.</param>
    public static async Task<Observation> RunAsync(
        Target target, TimeSpan patience, CheckContext context, CancellationToken cancellation)
    {
        var attempts = new List<Observation>();
        var wanted = target.Options.Attempts ?? 1;
        do
        {
            attempts.Add(await (target.Options.Also is null ? TryAsync(target) : EgressQuorum.AskAsync(target, TryAsync)));
        }
        while (attempts.Count < wanted && await PauseAsync(target.Options.Spacing ?? TimeSpan.Zero, context.Clock, cancellation));

        return wanted == 1 ? attempts[0] : Together(attempts, wanted);

        Task<Observation> TryAsync(Target one) =>
            Attempt.RunAsync(one, target.Options.Patience ?? patience, Of(target.Kind), context, cancellation);
    }

    /// <summary>What there is to say of a target that was not tried in time.</summary>
    internal static Observation NotReached(Target target, CheckContext context) => new()
    {
        Target = target.Name,
        Outcome = new Outcome.Unfinished(),
        StartedAt = context.Clock.GetUtcNow(),
        Error = "the deadline came before the check began",
    };

    private static async Task<bool> PauseAsync(TimeSpan spacing, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(spacing, clock, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // An attempt that the deadline cut off says nothing, as long as another one says something.
    private static Observation Together(List<Observation> attempts, int wanted)
    {
        var finished = attempts.Where(attempt => attempt.Outcome is not Outcome.Unfinished).ToList();
        var worst = (finished.Count > 0 ? finished : attempts).MaxBy(attempt => attempt.Outcome.Path)!;
        var same = finished.Count(attempt => attempt.Outcome.GetType() == worst.Outcome.GetType() && attempt.Outcome.Path == worst.Outcome.Path);
        var error = (finished.Count, same) switch
        {
            (0, _) => worst.Error,
            var (all, alike) when alike < all => string.Create(
                CultureInfo.InvariantCulture, $"{alike} of {all} attempts: {worst.Error ?? "all well"}; the others saw something else, so the way is inconsistent"),
            _ => worst.Error,
        };
        var cut = finished.Count < wanted
            ? string.Create(CultureInfo.InvariantCulture, $"the deadline came after {finished.Count} of {wanted} attempts")
            : null;
        return worst with
        {
            Attempts = [.. attempts.Select(attempt => attempt.Outcome)],
            Error = string.Join("; ", new[] { error, cut }.OfType<string>()) is { Length: > 0 } text ? text : null,
        };
    }

    private static Func<Attempt, CancellationToken, Task<Outcome>> Of(TargetKind kind) => kind switch
    {
        TargetKind.Https or TargetKind.Http => HttpCheck.RunAsync,
        TargetKind.Tcp => TcpCheck.RunAsync,
        TargetKind.Tls => TlsCheck.RunAsync,
        TargetKind.Dns => DnsCheck.RunAsync,
        TargetKind.S3 => S3Check.RunAsync,
        TargetKind.Postgres => PostgresCheck.RunAsync,
        TargetKind.MySql => MySqlCheck.RunAsync,
        TargetKind.Aws => AwsServiceCheck.RunAsync,
        TargetKind.Egress => EgressCheck.RunAsync,
        TargetKind.Ntp => NtpCheck.RunAsync,
        TargetKind.Udp => NotTried("UDP without a protocol has no answer to wait for, so this target is predicted only"),
        TargetKind.Resource => NotTried("only the aggregator, which reads the network's description, knows what this name is"),
        _ => throw new UnreachableException($"{kind} has no check"),
    };

    private static Func<Attempt, CancellationToken, Task<Outcome>> NotTried(string why) =>
        (_, _) => Task.FromResult<Outcome>(new Outcome.NotTried(why));
}
