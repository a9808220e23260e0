namespace ProbeSuite.Stack.Tests;

/// <summary>docs/placement/template.yaml: one more probe, as the suite's own are.</summary>
public class ExtraPlacementTests
{
    private const string Template = "docs/placement/template.yaml";

    [Fact]
    public void Cfn_lint_has_nothing_to_say()
    {
        var ended = Repository.Run("cfn-lint", ["-r", "eu-west-1", "us-east-1", "--", Template]);
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
    }

    [Fact]
    public void Its_build_target_compiles_the_probe()
    {
        var ended = Repository.Run("make", "--dry-run", "--no-print-directory", "build-PlacementProbe", "ARTIFACTS_DIR=there");
        Assert.Equal("build/publish-function.sh ProbeSuite.Probe linux-x64 \"there\"", ended.Output.Trim());
    }
}
