using System.Globalization;
using ProbeSuite.Lab.Network;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>A disagreement as a scenario: the smallest network in which it shows, saved as AWS would describe it.</summary>
internal static class Disagreement
{
    /// <summary>Makes the network smaller and saves it; gives the disagreement and its folder, for people.</summary>
    public static async Task<string> SaveAsync(int seed, LabInput input, LabPlan plan, Cell cell)
    {
        var (small, left) = await Shrinking.RunAsync(input, plan, cell);
        var folder = Path.Combine(AppContext.BaseDirectory, "disagreements", string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-{Guid.NewGuid():N}"));
        SnapshotFolder.Write(small.Snapshot, folder);
        File.WriteAllText(Path.Combine(folder, "targets.json"), $"{{\n  \"target\": \"{left.Question.To}\"\n}}\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), $"# Seed {seed}\n\nPrediction and packets disagree.\n\n```\n{left.Describe()}```\n");
        return $"{left.Describe()}    smallest network: {folder}";
    }
}
