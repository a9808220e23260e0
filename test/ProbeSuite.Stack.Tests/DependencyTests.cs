using System.Xml.Linq;

namespace ProbeSuite.Stack.Tests;

/// <summary>Who may depend on whom, as ARCHITECTURE.md draws it.</summary>
public class DependencyTests
{
    public static TheoryData<string, string, string> Projects => new()
    {
        { "Core", "", "" },
        { "Hosting", "", "" },
        { "Aws", "Core", "AWSSDK.Core AWSSDK.EC2 AWSSDK.S3 AWSSDK.SimpleSystemsManagement" },
        { "Templates", "Core", "YamlDotNet" },
        { "Probe", "Core Hosting", "" },
        { "Aggregator", "Aws Core Hosting", "" },
        { "Lab", "Core Templates", "" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_depends_on_what_the_architecture_says(string project, string projects, string packages)
    {
        Assert.Equal(projects, References(project, "ProjectReference", include => Path.GetFileNameWithoutExtension(include).Replace("ProbeSuite.", "", StringComparison.Ordinal)));
        Assert.Equal(packages, References(project, "PackageReference", include => include));
    }

    [Fact]
    public void The_table_names_every_project_but_the_command_line_which_may_use_all() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!.Replace("ProbeSuite.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Projects.Select(row => row.Data.Item1).Append("Cli").Order(StringComparer.Ordinal));

    private static string References(string project, string element, Func<string, string> name) => string.Join(' ', XDocument
        .Load(Path.Combine(Repository.Root, "src", $"ProbeSuite.{project}", $"ProbeSuite.{project}.csproj"))
        .Descendants(element).Select(reference => name(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal));
}
