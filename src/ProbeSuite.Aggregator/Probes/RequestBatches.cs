using System.Text;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Probes;

/// <summary>Divides a sweep into requests that one invocation can bear.</summary>
internal static class RequestBatches
{
    /// <summary>Targets in one request. A probe's answer is about 1 KB for each, and Lambda carries 6 MB.</summary>
    public const int MostTargets = 1000;

    /// <summary>Bytes of names and URLs in one request.</summary>
    public const int MostBytes = 200_000;

    // Quotes, field names and commas around a name and a URL.
    private const int Frame = 24;

    /// <summary>The targets in order, in as few batches as the limits allow.</summary>
    public static IReadOnlyList<IReadOnlyList<TargetEntry>> Of(IEnumerable<TargetEntry> targets)
    {
        var batches = new List<List<TargetEntry>>();
        var bytes = 0;
        foreach (var target in targets)
        {
            var size = Encoding.UTF8.GetByteCount(target.Name) + Encoding.UTF8.GetByteCount(target.Url) + Frame;
            if (batches is [] || batches[^1].Count == MostTargets || bytes + size > MostBytes)
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].Add(target);
            bytes += size;
        }

        return batches;
    }
}
