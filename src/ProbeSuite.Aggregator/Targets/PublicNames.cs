using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Targets;

namespace ProbeSuite.Aggregator.Targets;

/// <summary>
/// Addresses of the targets' names as they are known outside every VPC, where the aggregator stands. The predictor needs
/// them to tell which route is taken; what a probe itself resolved would make the prediction lean on the observation.
/// </summary>
/// <param name="resolve">Asks the resolver; fails as <see cref="Dns"/> does.</param>
internal sealed class PublicNames(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks the system's resolver.</summary>
    public static PublicNames OfSystem { get; } = new(Dns.GetHostAddressesAsync);

    /// <summary>Addresses by name; names that cannot be resolved are not in it.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IPAddress>>> ResolveAsync(IEnumerable<Target> targets, CancellationToken cancellation)
    {
        var names = targets.Where(IsNamed).Select(target => target.Host).Distinct(StringComparer.OrdinalIgnoreCase);
        var found = new ConcurrentDictionary<string, IReadOnlyList<IPAddress>>(StringComparer.OrdinalIgnoreCase);
        var few = new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(names, few, async (name, token) =>
            {
                // The system's resolver heeds no token while it waits for an answer.
                if (await AddressesAsync(resolve(name, token).WaitAsync(Patience, token)) is { } addresses)
                {
                    found[name] = addresses;
                }
            });
        }
        catch (OperationCanceledException)
        {
            // What is found by then has to do.
        }

        return found;
    }

    // Of a name that cannot be resolved the predictor says that it is not known.
    private static async Task<IPAddress[]?> AddressesAsync(Task<IPAddress[]> resolving)
    {
        try
        {
            return await resolving;
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsNamed(Target target) => target.Address is null && target.Kind is
        TargetKind.Https or TargetKind.Http or TargetKind.Tcp or TargetKind.Udp or TargetKind.Tls or TargetKind.Postgres
        or TargetKind.MySql or TargetKind.Egress or TargetKind.Ntp;
}
