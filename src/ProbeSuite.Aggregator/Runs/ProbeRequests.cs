using System.Globalization;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Comparison;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Runs;

/// <summary>The targets as probes are asked for them.</summary>
/// <param name="Entries">What can be tried.</param>
/// <param name="Untried">Why the others cannot, by name.</param>
internal sealed record ProbeRequests(IReadOnlyList<TargetEntry> Entries, IReadOnlyDictionary<string, NotRunReason> Untried)
{
    /// <summary>Writes the targets for probes, which know neither the network nor the number of attempts.</summary>
    public static ProbeRequests Of(IReadOnlyList<Target> targets, int? attempts, Snapshot snapshot)
    {
        var entries = new List<TargetEntry>();
        var untried = new Dictionary<string, NotRunReason>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            try
            {
                var url = target.Kind == TargetKind.Resource ? ResourceTargets.Resolve(target, snapshot) : target.Url;
                entries.Add(new(target.Name, target.Options.Attempts is null && attempts is { } times ? With(url, times) : url));
            }
            catch (TargetException e)
            {
                untried[target.Name] = new($"{e.Message}.", "Correct the target, or let the aggregator's role read what is missing.");
            }
        }

        return new(entries, untried);
    }

    private static string With(string url, int attempts)
    {
        var bare = url.Split('#')[0];
        return string.Create(CultureInfo.InvariantCulture, $"{bare}{(bare.Contains('?', StringComparison.Ordinal) ? '&' : '?')}attempts={attempts}");
    }
}
