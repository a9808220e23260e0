namespace ProbeSuite.Templates;

/// <summary>The project's template for one more placement, read as it would be deployed.</summary>
public class PlacementTemplateTests
{
    [Theory]
    [InlineData("Placement=orders", false)]
    [InlineData("Placement=orders SubnetIds=subnet-0123456789abcdef0 SecurityGroupIds=sg-0123456789abcdef0", true)]
    public void It_stands_where_it_is_told_and_says_which_placement_it_is(string parameters, bool inVpc)
    {
        var stack = TemplateReader.Read(Path.Combine(Root(AppContext.BaseDirectory), "docs", "placement", "template.yaml"), new()
        {
            Region = "eu-west-1",
            Account = "123456789012",
            Parameters = parameters.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]),
        });

        var probe = Assert.Single(stack.Functions);
        Assert.Equal(("orders", inVpc), (probe.Function.PlacementName, probe.Function.Placement.InVpc));
        Assert.Equal("orders", probe.Environment["PROBESUITE_PLACEMENT"]);
    }

    [Fact]
    public void Subnets_without_groups_are_refused()
    {
        var file = Path.Combine(Root(AppContext.BaseDirectory), "docs", "placement", "template.yaml");
        var refused = Assert.Throws<TemplateException>(() => TemplateReader.Read(file, new() { Parameters = new Dictionary<string, string> { ["Placement"] = "orders", ["SubnetIds"] = "subnet-0123456789abcdef0" } }));
        Assert.Contains("Subnets and security groups go together", refused.Message, StringComparison.Ordinal);
    }

    private static string Root(string directory) =>
        File.Exists(Path.Combine(directory, "ProbeSuite.sln")) ? directory : Root(Path.GetDirectoryName(directory)!);
}
