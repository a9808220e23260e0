using ProbeSuite.Comparison;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Scenarios;

namespace ProbeSuite.Lab.Tests.Scenarios;

/// <summary>Every folder of test/Scenarios, read twice: the predictor must say what its expected.txt says, and packets must agree.</summary>
public sealed class ScenarioTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Names => [.. Scenario.All().Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_predictor_says_what_is_expected(string name)
    {
        var scenario = Scenario.Find(name);
        var file = Path.Combine(scenario.Folder, "expected.txt");
        var text = Expected.Of(scenario.Define(new("/probe/bootstrap", "/aggregator/bootstrap"))).Text;
        if (Environment.GetEnvironmentVariable("PROBESUITE_ACCEPT") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", text);
        Assert.False(string.IsNullOrWhiteSpace(scenario.Title), $"{name} has no README.md whose heading says what it shows");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Packets_do_what_the_predictor_says(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var definition = Scenario.Find(name).Define(await FunctionPrograms.EnsureAsync(_ => { }, cancellation));
        var expected = Expected.Of(definition).Cells;
        await using var lab = await RunningLab.StartAsync(definition, _ => { }, TimeProvider.System, cancellation);
        var report = (await lab.RunAsync(cancellation, Patience)).Report;

        Assert.Empty(report.Run.Problems);
        Assert.Equal(
            expected.Select(cell => $"{cell.Placement} {cell.Target}: {Predicted(cell.Predicted.Path)} {string.Join(' ', cell.Predicted.Codes)}"),
            report.Cells.Select(cell => $"{cell.Placement} {cell.Target}: {cell.Agreement} {string.Join(' ', cell.Predicted.Codes)}"));
        Assert.All(report.Cells.Where(cell => cell.Predicted.Codes.Contains("PS_ENDPOINT_POLICY_DENIES")), cell => Assert.Equal(Permission.Denied, cell.Observed!.Permission));
    }

    private static Agreement Predicted(PathState path) => path switch
    {
        PathState.Open => Agreement.OpenAsPredicted,
        PathState.Blocked => Agreement.BlockedAsPredicted,
        _ => Agreement.Unknown,
    };
}
