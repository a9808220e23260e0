using System.Diagnostics;
using System.Globalization;
using ProbeSuite.Lab.Network;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>
/// Holds the predictor against real packets in networks drawn by lot. <c>make differential N=500 SEED=1</c> tries more of
/// them than an ordinary run does.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int MostShrunk = 2;

    [Fact]
    public async Task What_is_predicted_of_a_random_network_happens_in_it()
    {
        var (first, networks) = (Setting("SEED", 1), Setting("NETWORKS", 10));
        var (cells, wrong, watch) = (new List<Cell>(), new List<string>(), Stopwatch.StartNew());
        for (var seed = first; seed < first + networks; seed++)
        {
            var input = RandomNetwork.Of(seed);
            var plan = LabPlan.Build(input);
            var seen = await Trial.RunAsync(plan);
            cells.AddRange(seen);
            foreach (var cell in seen.Where(cell => !cell.Agrees).OrderBy(cell => $"{cell.Question}", StringComparer.Ordinal))
            {
                wrong.Add($"seed {seed}: {(wrong.Count < MostShrunk ? await ShrunkAsync(seed, input, plan, cell) : cell.Describe())}");
                output.WriteLine(wrong[^1]);
            }
        }

        output.WriteLine(Summary(networks, cells, wrong.Count, watch.Elapsed));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(MostShrunk)));
        Assert.InRange(cells.Count(cell => cell.IsOpen), cells.Count / 5, cells.Count * 4 / 5);   // where all is open, or all is shut, agreeing is no art
    }

    private static async Task<string> ShrunkAsync(int seed, LabInput input, LabPlan plan, Cell cell)
    {
        var (small, disagreement) = await Shrinking.RunAsync(input, plan, cell);
        var folder = Path.Combine(AppContext.BaseDirectory, "disagreements", string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-{Guid.NewGuid():N}"));
        SnapshotFolder.Write(small.Snapshot, folder);
        return $"{disagreement.Describe()}    smallest network: {folder}";
    }

    private static string Summary(int networks, List<Cell> cells, int wrong, TimeSpan time)
    {
        var codes = cells.SelectMany(cell => cell.Prediction.Codes).CountBy(code => code).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var unknown = cells.Where(cell => cell.Prediction.Path == PathState.Unknown)
            .SelectMany(cell => cell.Prediction.Steps.Where(step => step.Path == PathState.Unknown).Select(step => $"{step.Code}").Distinct())
            .CountBy(code => code).Select(pair => $"{pair.Key} {pair.Value}");
        return $"""
            {networks} networks, {cells.Count} cells in {time.TotalSeconds:F1} s: {cells.Count(cell => cell.IsOpen)} open, {cells.Count(cell => cell.Prediction.Path == PathState.Unknown)} predicted unknown, {wrong} disagreements
            unknown by code: {string.Join(", ", unknown)}
            codes:
              {string.Join("\n  ", codes.Select(pair => $"{pair.Key} {pair.Value}"))}
            """;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable($"DIFFERENTIAL_{name}"), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
