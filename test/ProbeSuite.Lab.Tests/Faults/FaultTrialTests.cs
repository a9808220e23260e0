using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services;

namespace ProbeSuite.Lab.Tests.Faults;

/// <summary>One lab for all faults, one after the other: the suite must see each, name its cause, and see nothing else. It is mended after each test.</summary>
public sealed class FaultTrialTests(FaultyLab faulty) : IClassFixture<FaultyLab>, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly RunningLab _lab = faulty.Lab;

    [Fact]
    public async Task Every_fault_is_detected_and_named_and_a_mended_lab_raises_no_alarm()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var trial = await FaultTrial.StartAsync(_lab, Patience, cancellation);
        foreach (var fault in FaultBook.All)
        {
            var diagnosis = await trial.TryAsync(fault, cancellation);
            Assert.True(diagnosis.IsDetected && diagnosis.IsNamed,
                $"{fault.Name}\nmissing:\n{string.Join('\n', diagnosis.Missing)}\nbesides:\n{string.Join('\n', diagnosis.Excess)}\n{fault.Names} not named in:\n{string.Join('\n', diagnosis.Unnamed)}");
            Assert.Empty(await trial.RunHealthyAsync(cancellation));
        }
    }

    [Fact]
    public async Task Faults_add_up_and_one_is_mended_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var healthy = (await _lab.RunAsync(cancellation, Patience)).Report;
        await _lab.BreakAsync([FaultBook.Find("nat"), FaultBook.Find("db-down")], cancellation);
        var both = Difference.Between(healthy, (await _lab.RunAsync(cancellation, Patience)).Report);
        await _lab.BreakAsync([FaultBook.Find("db-down")], cancellation);
        var one = Difference.Between(healthy, (await _lab.RunAsync(cancellation, Patience)).Report);

        Assert.Contains("private-subnet internet egress-address s3 s3-read: unexpectedly blocked, silent", both);
        Assert.Contains("endpoint database: open as predicted, refused", both);
        Assert.Equal(["private-subnet database: open as predicted, refused", "public-subnet database: open as predicted, refused", "endpoint database: open as predicted, refused"], one);
    }

    [Theory]
    [InlineData("db-down", "db-full")]
    [InlineData("probe-crash", "probe-timeout")]
    public async Task One_thing_does_not_break_in_two_ways(string one, string other)
    {
        var refusal = await Assert.ThrowsAsync<LabException>(() => _lab.BreakAsync([FaultBook.Find(one), FaultBook.Find(other)], TestContext.Current.CancellationToken));

        Assert.Equal($"{one} and {other} cannot be in force together; mend one first.", refusal.Message);
        Assert.Empty(_lab.Broken);
    }

    [Fact]
    public async Task What_a_lab_does_not_have_cannot_break_in_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var programs = await FunctionPrograms.EnsureAsync(_ => { }, cancellation);
        await using var lab = await RunningLab.StartAsync(
            Running.Suite.Define(programs) with { Network = new() { Region = "eu-west-1", Account = "123456789012" }, Functions = [Running.Suite.Define(programs).Functions[0]] },
            _ => { }, TimeProvider.System, cancellation);

        foreach (var name in new[] { "nat", "nat-route", "security-group", "db-full", "probe-crash", "eni-limit" })
        {
            var refusal = await Assert.ThrowsAsync<LabException>(() => lab.BreakAsync([FaultBook.Find(name)], cancellation));
            Assert.StartsWith($"{name}: this lab has nothing that could break so", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Empty(lab.Broken);
    }

    public async ValueTask DisposeAsync() => await _lab.BreakAsync([], CancellationToken.None);
}

/// <summary>The lab of the project's template.</summary>
public sealed class FaultyLab : IAsyncLifetime
{
    internal RunningLab Lab { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var programs = await FunctionPrograms.EnsureAsync(_ => { }, cancellation);
        var template = Path.Combine(FunctionPrograms.FindRoot(), "template.yaml");
        Lab = await RunningLab.StartAsync(TemplateLab.Of(template, programs), _ => { }, TimeProvider.System, cancellation);
    }

    public ValueTask DisposeAsync() => Lab.DisposeAsync();
}
