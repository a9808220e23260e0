using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Rendering;

namespace ProbeSuite.Lab.Tests.Running;

public sealed class RunningLabTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Packets_go_where_AWS_would_let_them()
    {
        var programs = await FunctionPrograms.EnsureAsync(output.WriteLine, TestContext.Current.CancellationToken);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using var lab = await RunningLab.StartAsync(Suite.Define(programs), line => output.WriteLine($"{clock.ElapsedMilliseconds} {line}"), TimeProvider.System, TestContext.Current.CancellationToken);
        output.WriteLine($"{clock.ElapsedMilliseconds} up");
        var run = await lab.RunAsync(TestContext.Current.CancellationToken);
        output.WriteLine($"{clock.ElapsedMilliseconds} ran");
        output.WriteLine(ReportText.Render(run.Report));
        output.WriteLine(run.Json);
        Assert.Single(run.Delivered);
    }
}
