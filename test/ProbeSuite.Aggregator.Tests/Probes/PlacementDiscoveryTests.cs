using ProbeSuite.Aggregator.Tests;
using ProbeSuite.Aws.Tests;

namespace ProbeSuite.Aggregator.Probes;

public class PlacementDiscoveryTests(MotoServer moto)
{
    [Fact]
    public async Task Probes_of_other_stacks_are_found_on_every_page_and_asked()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Settings = world.Settings with { Discovers = true };
        world.Listed = [$"[{Probe("probe-none", "no-vpc")},{Function("orders")}]", $"[{Probe("other-shop", "shop")}]"];

        var report = await world.RunAsync("""{"placements":["shop","no-vpc"]}""");

        Assert.Equal(["shop other-shop", "no-vpc probe-none"], report.Placements.Select(placement => $"{placement.Name} {placement.Function}"));
        Assert.Empty(report.Run.Problems);
        Assert.Contains(world.Invocations, call => call.Name == "other-shop");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_a_problem_and_leaves_the_probe_out()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Settings = world.Settings with { Discovers = true };
        world.Listed = [$"[{Probe("other-shop", "private-subnet")}]"];

        var report = await world.RunAsync();

        Assert.Equal(3, report.Placements.Count);
        Assert.Equal("other-shop calls its placement private-subnet, as probe-private does already, and is left out; give it another name.", Assert.Single(report.Run.Problems));
    }

    [Fact]
    public async Task Without_discovery_nobody_lists_functions()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Listed = [];

        Assert.Equal(3, (await world.RunAsync()).Placements.Count);
    }

    private static string Probe(string name, string placement) =>
        $$"""{"FunctionName":"{{name}}","Environment":{"Variables":{"PROBESUITE_PLACEMENT":"{{placement}}"} } }""";

    private static string Function(string name) => $$"""{"FunctionName":"{{name}}"}""";
}
