using ProbeSuite.Comparison;
using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering;

/// <summary>From which public address each placement leaves, and whose it is.</summary>
internal static class EgressText
{
    /// <summary>A sentence for each placement and address that the world saw.</summary>
    public static IEnumerable<string> Sentences(Report report) => report.Cells
        .Where(cell => cell.Observed?.Address is not null)
        .Select(cell => $"{cell.Placement} leaves from {cell.Observed!.Address}{Holder(cell.Observed.Address!, cell.Predicted)}")
        .Distinct();

    private static string Holder(string seen, Predicted predicted)
    {
        if (predicted.EgressAddress is not { } expected)
        {
            return "";
        }

        if (expected == NoVpc.EgressAddress)
        {
            return " (an address of AWS, which may change)";
        }

        var gateway = predicted.Steps.LastOrDefault(step => step.Gate == "NAT gateway" && step.Path == PathState.Open)?.Resource;
        return expected.Split(',', StringSplitOptions.TrimEntries).Contains(seen, StringComparer.Ordinal)
            ? gateway is null ? ", as predicted" : $" ({gateway})"
            : $", but should from {expected}{(gateway is null ? "" : $" ({gateway})")}";
    }
}
