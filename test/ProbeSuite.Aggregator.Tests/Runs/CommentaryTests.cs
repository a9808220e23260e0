using ProbeSuite.Aws.Tests;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Tests.Runs;

public class CommentaryTests(MotoServer moto)
{
    [Fact]
    public async Task Who_asks_for_progress_is_told_of_each_part_when_it_ends()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        var answered = new TaskCompletionSource<LambdaAnswer>();
        world.Broken["probe-public"] = _ => answered.Task;

        var running = world.RunAsync("""{"progress":true}""");
        while (world.Told.Count < 4)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.False(running.IsCompleted);
        Assert.Equal(["network", "placement no-vpc: 3", "placement private-subnet: 3", "question"], world.Told.Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal(["no-vpc", "private-subnet", "public-subnet"], world.Told.First().Placements);

        answered.SetResult(LambdaAnswer.FunctionError("""{"errorType":"Runtime.ExitError","errorMessage":"exit status 1"}"""));
        var report = await running;

        Assert.Equal(["placement public-subnet: 0, the probe's process ended (probe-public, Runtime.ExitError: exit status 1).", "publication"], world.Told.Skip(4).Select(Text));
        Assert.All(world.Told, line => Assert.InRange(line.DurationMs, 0, 60_000));
        Assert.Equal(3, report.Summary.NotRun);
    }

    [Fact]
    public async Task A_network_that_cannot_be_read_is_told_with_the_reason()
    {
        using var world = await SuiteWorld.CreateAsync(moto);
        world.Network = _ => throw new IOException("no way");

        await world.RunAsync("""{"progress":true,"publish":false}""");

        Assert.Contains("network, ec2:Describe* on the Region's network failed: no way.", world.Told.Select(Text));
        Assert.DoesNotContain("publication", world.Told.Select(Text));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"progress":false}""")]
    [InlineData("""{"trigger":"schedule"}""")]
    public async Task Who_does_not_ask_is_told_nothing(string json)
    {
        using var world = await SuiteWorld.CreateAsync(moto);

        await world.RunAsync(json);

        Assert.Empty(world.Told);
    }

    private static string Text(RunProgress line) =>
        $"{line.Ended}{(line.Placement is null ? "" : $" {line.Placement}: {line.Cells}")}{(line.Error is null ? "" : $", {line.Error}")}";
}
