using ProbeSuite.Aggregator.Targets;

namespace ProbeSuite.Aggregator.Tests.Targets;

public class TargetListTests
{
    [Theory]
    [InlineData("""{"b":"https://b.org/","a":"tcp://10.0.0.1:80"}""", "b https://b.org/, a tcp://10.0.0.1:80")]
    [InlineData("""["https://b.org/",{"name":"a","url":"tcp://10.0.0.1:80"}]""", "https://b.org/ https://b.org/, a tcp://10.0.0.1:80")]
    [InlineData("""{"s3":"s3://{bucket}/x","aws":"https://q.{region}.example/{account}"}""", "s3 s3://suite/x, aws https://q.eu-west-1.example/123456789012")]
    public void Targets_keep_their_order(string json, string targets) =>
        Assert.Equal(targets, string.Join(", ", Parse(json).Targets.Select(target => $"{target.Name} {target.Url}")));

    [Fact]
    public void A_wrong_target_costs_no_other()
    {
        var list = Parse("""{"a":"https://a.org/","b":"gopher://b","c":7,"d":"https://{zone}/","a":"https://again.org/"}""");

        Assert.Equal(["https://a.org/"], list.Targets.Select(target => target.Url));
        Assert.Collection(
            list.Problems,
            problem => Assert.StartsWith("Target b of the parameter /t was left out: target \"gopher://b\"", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Target c of the parameter /t was left out: its URL is missing", problem, StringComparison.Ordinal),
            problem => Assert.Contains("{zone} has no value", problem, StringComparison.Ordinal),
            problem => Assert.Equal("Target a stands in the parameter /t more than once; the first is used.", problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://a.org/")]
    [InlineData("\"https://a.org/\"")]
    [InlineData("{\"a\":")]
    public void What_is_no_list_is_refused_with_an_example(string json) => Assert.Equal(
        """The parameter /t is not a JSON object of URLs by name, such as {"internet":"https://example.com/"}.""",
        Assert.Throws<SettingsException>(() => Parse(json)).Message);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":"gopher://a"}""")]
    public void A_list_without_a_target_is_refused(string json) =>
        Assert.StartsWith("The parameter /t names no target that can be tried", Assert.Throws<SettingsException>(() => Parse(json)).Message, StringComparison.Ordinal);

    private static TargetList Parse(string json) => TargetList.Parse(json, "/t", new("eu-west-1", "123456789012", "suite"));
}
