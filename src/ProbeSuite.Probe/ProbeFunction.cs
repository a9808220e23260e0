using System.Globalization;
using ProbeSuite.Checks;
using ProbeSuite.Hosting;
using ProbeSuite.Targets;
using ProbeSuite.Wire;

namespace ProbeSuite.Probe;

/// <summary>The probe: tries what it is asked to try, from where it stands.</summary>
/// <param name="context">The world around its checks.</param>
/// <param name="placement">The placement's name, as it was deployed; empty when not told.</param>
/// <param name="environment">Where the function runs.</param>
internal sealed class ProbeFunction(CheckContext context, string placement, ExecutionEnvironment environment)
{
    private const double LeastPatienceMs = 10;
    private const double MostPatienceMs = 900_000;
    private const double UsualPatienceMs = 3000;

    // Measured at 7 % of a processor, which is Lambda's share for 128 MB: what 600 checks under way take to end, with TLS.
    private const int MostUnderWay = 1000;
    private static readonly TimeSpan EndingOfOne = TimeSpan.FromMilliseconds(1.5);

    /// <summary>Answers one request; a target that cannot be read is not tried, and the others are.</summary>
    /// <param name="request">What to try.</param>
    /// <param name="coldStart">Whether this is the first invocation of the execution environment.</param>
    /// <param name="remaining">Time until Lambda ends the process.</param>
    /// <param name="cancellation">The host's deadline; a large sweep ends sooner, and what has been seen until then is answered.</param>
    /// <exception cref="InvalidEventException">The request is out of its bounds.</exception>
    public async Task<ProbeReply> RunAsync(ProbeRequest request, bool coldStart, TimeSpan remaining, CancellationToken cancellation)
    {
        var patience = request.PatienceMs ?? UsualPatienceMs;
        if (patience is not (>= LeastPatienceMs and <= MostPatienceMs))
        {
            throw new InvalidEventException(string.Create(
                CultureInfo.InvariantCulture, $"patienceMs is {patience}; it must lie between {LeastPatienceMs} and {MostPatienceMs}."));
        }

        if (request.Targets is null || request.Targets.Any(target => target?.Url is null))
        {
            throw new InvalidEventException("""A target has no url; write targets as [{"name":"shop","url":"https://example.com/"}].""");
        }

        var started = context.Clock.GetTimestamp();
        using var deadline = Deadline.Before(remaining, ReserveFor(request.Targets.Count, remaining), context.Clock);
        using var sooner = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var zone = environment.AvailabilityZoneAsync(sooner.Token);
        var observations = await ObserveAsync(request, TimeSpan.FromMilliseconds(patience), sooner.Token);
        return ReplySize.Fit(new()
        {
            Placement = placement,
            Observations = observations,
            ColdStart = coldStart,
            DurationMs = Math.Round(context.Clock.GetElapsedTime(started).TotalMilliseconds, 3),
            Addresses = ExecutionEnvironment.Addresses(),
            AvailabilityZone = await zone,
        });
    }

    /// <summary>Time kept for the answer: the host's own reserve, and what it takes to end all checks under way, at most a quarter of all.</summary>
    internal static TimeSpan ReserveFor(int targets, TimeSpan remaining)
    {
        var ending = EndingOfOne * Math.Min(targets, MostUnderWay);
        return Deadline.Reserve + (ending < remaining / 4 ? ending : remaining / 4);
    }

    private async Task<Observation[]> ObserveAsync(ProbeRequest request, TimeSpan patience, CancellationToken cancellation)
    {
        var read = request.Targets.Select(Read).ToArray();
        var seen = await Sweep.RunAsync(
            [.. read.Select(one => one.Target).OfType<Target>()], patience, context, cancellation);
        var next = seen.AsEnumerable().GetEnumerator();
        return [.. read.Select(one => one.Unreadable ?? Next())];

        Observation Next()
        {
            next.MoveNext();
            return next.Current;
        }
    }

    private (Target? Target, Observation? Unreadable) Read(TargetEntry entry)
    {
        try
        {
            return (Target.Parse(entry.Url, entry.Name), null);
        }
        catch (TargetException unreadable)
        {
            return (null, new()
            {
                Target = entry.Name ?? "",
                Outcome = new Outcome.NotTried("the target cannot be read"),
                StartedAt = context.Clock.GetUtcNow(),
                Error = unreadable.Message,
            });
        }
    }
}
