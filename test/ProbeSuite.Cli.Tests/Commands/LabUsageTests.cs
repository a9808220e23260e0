namespace ProbeSuite.Cli.Tests.Commands;

/// <summary>What the command says before it builds anything.</summary>
public sealed class LabUsageTests
{
    [Fact]
    public async Task Faults_and_scenarios_are_listed_with_what_they_are()
    {
        var faults = await ProbeSuiteProgram.RunAsync("lab", "--list-faults");
        using var scenarios = new RunningCli("lab", "--list");

        Assert.Contains("\ncertificate-expired  the certificates of public hosts ended yesterday\n", faults.Output, StringComparison.Ordinal);
        Assert.Contains("A NAT gateway in a private subnet sends nobody to the internet", (await scenarios.EndAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no folder", "--snapshot", "/nowhere")]
    [InlineData("it cannot be read", "--template", "/nowhere.yaml")]
    [InlineData("there is no scenario nothing", "--scenario", "nothing")]
    [InlineData("there is no fault flood; there are nat, dns, ", "--break", "nat,flood")]
    [InlineData("go with --serve", "--port", "80")]
    [InlineData("--every now: write a time", "--serve", "--every", "now")]
    [InlineData("--patience soon: write a time", "--patience", "soon")]
    [InlineData("--faults tries everything in the project's own lab", "--faults", "--json")]
    [InlineData("--faults tries everything in the project's own lab", "--faults", "--scenario", "a")]
    [InlineData("--faults tries everything in the project's own lab", "--faults", "--break", "nat")]
    [InlineData("--faults tries everything in the project's own lab", "--faults", "--serve")]
    [InlineData("--serve prints its reports as text", "--serve", "--html", "report.html")]
    [InlineData("The lab is built from one thing", "--scenario", "a", "--template", "b")]
    public async Task A_wrong_source_is_said_in_one_sentence(string sentence, params string[] arguments)
    {
        using var cli = new RunningCli(["lab", .. arguments]);
        var (exitCode, output) = await cli.EndAsync();

        Assert.Equal(ExitCodes.Broken, exitCode);
        Assert.Contains(sentence, cli.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", cli.Errors + output, StringComparison.Ordinal);
    }
}
