using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ProbeSuite.Lab.Network;
using ProbeSuite.Reachability;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>
/// Holds the predictor against real packets in networks drawn by lot. <c>make differential N=500 SEED=1</c> tries more of
/// them than an ordinary run does.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int MostShrunk = 2;

    // So many networks have everything that the lots hold.
    private const int Enough = 300;

    private static readonly Forgetting[] Rules =
    [
        new("a subnet's ACL judges replies", step => step is { Gate: "network ACL inbound", Direction: Direction.Return }),
        new("groups judge what arrives", step => step.Gate == "security group inbound"),
        new("an internet gateway wants a public address", step => step.Code == "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
        new("a packet needs a route", step => step is { Code: "NO_ROUTE_TO_DESTINATION", Direction: Direction.Forward }),
        new("a reply needs a route", step => step is { Code: "NO_ROUTE_TO_DESTINATION", Direction: Direction.Return }),
        new("peering leads no further than to the other VPC", step => step.Code == "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
        new("public access may be blocked", step => step.Gate == "block public access"),
        new("a function takes no connections", step => step.Code == "PS_LAMBDA_ACCEPTS_NO_CONNECTIONS"),
    ];

    [Fact]
    public async Task What_is_predicted_of_a_random_network_happens_in_it()
    {
        var (first, networks) = (Setting("SEED", 1), Setting("NETWORKS", 10));
        var (wrong, watch) = (new ConcurrentQueue<string>(), Stopwatch.StartNew());
        var cells = await RunAsync(first, networks, async (seed, input, plan, cell) =>
        {
            var said = $"seed {seed}: {(cell.Seen != Cell.Differing && wrong.Count < MostShrunk ? await Disagreement.SaveAsync(seed, input, plan, cell) : cell.Describe())}";
            wrong.Enqueue(said);
            output.WriteLine(said);
        });

        var (coverage, open) = (new Coverage(cells), cells.Count(cell => cell.IsOpen));
        output.WriteLine($"{networks} networks, {cells.Count} cells in {watch.Elapsed.TotalSeconds:F1} s: {open} open, {cells.Count(cell => cell.Prediction.Path == PathState.Unknown)} predicted unknown, {wrong.Count} disagreements\n{coverage}");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Take(MostShrunk)));
        Assert.InRange(open, cells.Count * 3 / 10, cells.Count * 7 / 10);   // where all is open, or all is shut, agreeing is no art
        Assert.Empty(networks < Enough ? [] : coverage.Missing);
    }

    [Fact]
    public async Task A_predictor_that_forgets_a_rule_is_found_out()
    {
        var cells = await RunAsync(1, 12, (_, _, _, _) => Task.CompletedTask);

        var found = Rules.Select(rule => (rule.Rule, Wrong: cells.Count(cell => cell.Agrees && !rule.Of(cell).Agrees))).ToArray();
        Array.ForEach(found, rule => output.WriteLine($"without \"{rule.Rule}\": {rule.Wrong} of {cells.Count} cells are wrong"));
        Assert.DoesNotContain(found, rule => rule.Wrong == 0);
    }

    /// <summary>Two networks at a time, as most of the time is spent on waiting for silence.</summary>
    private static async Task<IReadOnlyCollection<Cell>> RunAsync(int first, int networks, Func<int, LabInput, LabPlan, Cell, Task> disagree)
    {
        var cells = new ConcurrentBag<Cell>();
        await Parallel.ForEachAsync(Enumerable.Range(first, networks), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (seed, _) =>
        {
            var input = RandomNetwork.Of(seed);
            var plan = LabPlan.Build(input);
            foreach (var cell in (await Trial.RunAsync(plan, Veil.Drop(seed, plan.Snapshot))).OrderBy(cell => $"{cell.Question}", StringComparer.Ordinal))
            {
                cells.Add(cell);
                if (!cell.Agrees)
                {
                    await disagree(seed, input, plan, cell);
                }
            }
        });
        return cells;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable($"DIFFERENTIAL_{name}"), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
