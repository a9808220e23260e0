namespace ProbeSuite.Stack.Tests;

/// <summary>cfn-lint has nothing to say, in two Regions, neither of the SAM form nor of what CloudFormation gets.</summary>
public class LintTests
{
    [Fact]
    public void The_sam_form_is_clean() => AssertClean("template.yaml");

    /// <summary>cfn-lint follows the defaults of parameters, so each variant is linted with its values as defaults.</summary>
    [Fact]
    public void The_plain_form_is_clean_in_every_variant()
    {
        var folder = Directory.CreateTempSubdirectory("probesuite-lint");
        try
        {
            AssertClean([.. DeployedStack.Variants.Select((variant, number) => Written(variant.Data, Path.Combine(folder.FullName, $"{number}.json")))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Written(string parameters, string file)
    {
        var template = DeployedStack.Plain;
        foreach (var parameter in parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            template["Parameters"]![parameter.Split('=', 2)[0]]!["Default"] = parameter.Split('=', 2)[1];
        }

        File.WriteAllText(file, template.ToJsonString());
        return file;
    }

    private static void AssertClean(params string[] files)
    {
        var ended = Repository.Run("cfn-lint", ["-r", "eu-west-1", "us-east-1", "--", .. files]);
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
    }
}
