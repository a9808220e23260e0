using ProbeSuite.Aggregator.Runs;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Probes;

/// <summary>Probes that other stacks deployed beside the suite: each function that says of itself which placement it is.</summary>
internal static class PlacementDiscovery
{
    private static readonly AwsCall List = new("lambda:ListFunctions", "the Region's functions", "PROBESUITE_DISCOVER");

    /// <summary>The configuration with the probes of the Region behind those that it names itself.</summary>
    /// <param name="settings">The configuration; without discovery it stays as it is.</param>
    /// <param name="functions">Lists the Region's functions.</param>
    /// <param name="problems">Takes why they cannot be listed, and names that are taken twice.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public static async Task<AggregatorSettings> AddAsync(AggregatorSettings settings, FunctionReader functions, Problems problems, CancellationToken cancellation)
    {
        if (!settings.Discovers || await problems.TryAsync(ReadAsync(functions, cancellation), List) is not { } found)
        {
            return settings;
        }

        var placements = settings.Placements.ToList();
        foreach (var probe in found.Where(probe => !settings.Placements.Any(own => own.IsFunction(probe))))
        {
            if (placements.Find(known => known.Name == probe.PlacementName) is { } taken)
            {
                problems.Add($"{probe.Name} calls its placement {probe.PlacementName}, as {taken.Function} does already, and is left out; give it another name.");
                continue;
            }

            placements.Add(new(probe.PlacementName!, probe.Arn ?? probe.Name));
        }

        return settings with { Placements = placements };
    }

    private static async Task<List<LambdaFunction>> ReadAsync(FunctionReader functions, CancellationToken cancellation)
    {
        var probes = new List<LambdaFunction>();
        await foreach (var function in functions.ReadAllAsync(cancellation))
        {
            if (function.PlacementName is not null)
            {
                probes.Add(function);
            }
        }

        return [.. probes.OrderBy(probe => probe.PlacementName, StringComparer.Ordinal).ThenBy(probe => probe.Name, StringComparer.Ordinal)];
    }
}
