using System.Globalization;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>
/// <c>egress://host?also=…</c>: several services asked side by side for the public address that they saw. It counts when
/// more than half of them told the same, so that one which is down, or lies, decides nothing.
/// </summary>
internal static class EgressQuorum
{
    /// <summary>Asks every service once.</summary>
    public static async Task<Observation> AskAsync(Target target, Func<Target, Task<Observation>> ask)
    {
        Target[] services =
        [
            target, .. target.Options.Also!.Select(service => target with { Host = service.Host, Path = service.Path }),
        ];
        var seen = await Task.WhenAll(services.Select(ask));
        return Judge([.. services.Zip(seen, (service, one) => new Told(service.Host, one))]);
    }

    private static Observation Judge(Told[] all)
    {
        var most = all.Where(told => told.Address is not null).GroupBy(told => told.Address).MaxBy(group => group.Count())?.ToArray() ?? [];
        return (most.Length > 0, most.Length > all.Length / 2) switch
        {
            // Nobody told: the best path says most of the way out, and why it did not help.
            (false, _) => all.Select(told => told.Seen).MinBy(seen => seen.Outcome.Path) is var best && best!.Error is { } error
                ? best with { Error = string.Create(CultureInfo.InvariantCulture, $"none of {all.Length} services told an address: {error}") }
                : best!,
            (_, true) => WithDetail(most[0].Seen, string.Create(CultureInfo.InvariantCulture, $"{most.Length} of {all.Length} services saw {most[0].Address}"), all.Except(most)),
            _ => WithDetail(
                most[0].Seen with
                {
                    Outcome = new Outcome.Unexpected(null, "its services do not agree on an address"),
                    EgressAddress = null,
                    Error = $"no address was told by more than half of the services: {Words(all)}",
                },
                "no majority",
                all),
        };
    }

    private static Observation WithDetail(Observation seen, string verdict, IEnumerable<Told> others) => seen with
    {
        Stages =
        [
            .. seen.Stages.SkipLast(1),
            .. seen.Stages.TakeLast(1).Select(stage => stage with { Detail = string.Join("; ", new[] { stage.Detail, verdict, Words(others) }.Where(text => text is { Length: > 0 })) }),
        ],
    };

    private static string Words(IEnumerable<Told> services) => string.Join(", ", services.Select(told => $"{told.Host}: {told.Address ?? told.Seen.Error}"));

    private sealed record Told(string Host, Observation Seen)
    {
        public string? Address => Seen.Outcome is Outcome.Answered ? Seen.EgressAddress : null;
    }
}
