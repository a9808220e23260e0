using System.Text.Json.Nodes;

namespace ProbeSuite.Stack.Tests;

/// <summary>The dashboard's body, as CloudWatch gets it.</summary>
public class DashboardTests
{
    public static TheoryData<string> Variants => [.. DeployedStack.Variants.Select(row => row.Data).Where(parameters => !parameters.Contains("Dashboard=false", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Widgets_have_a_place_of_their_own_in_the_grid(string parameters)
    {
        var taken = new HashSet<(int, int)>();
        Assert.All(Widgets(parameters), widget =>
        {
            var (x, y, width, height) = ((int)widget["x"]!, (int)widget["y"]!, (int)widget["width"]!, (int)widget["height"]!);
            Assert.InRange(x + width, 1, 24);
            Assert.All(from column in Enumerable.Range(x, width) from row in Enumerable.Range(y, height) select (column, row), place => Assert.True(taken.Add(place), $"two widgets at {place}"));
            Assert.Contains((string)widget["type"]!, new[] { "alarm", "custom", "metric" });
            Assert.NotEmpty((string)widget["properties"]!["title"]!);
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void It_shows_the_matrix_and_every_alarm(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        var custom = Assert.Single(Widgets(parameters), widget => (string?)widget["type"] == "custom")["properties"]!;
        var alarms = Assert.Single(Widgets(parameters), widget => (string?)widget["type"] == "alarm")["properties"]!["alarms"]!.AsArray().Select(arn => arn!.ToString());

        Assert.Equal(("${Widget.Arn}", "all"), ((string)custom["endpoint"]!, (string)custom["params"]!["show"]!));
        Assert.Equal(stack.OfType("AWS::CloudWatch::Alarm").Keys.Concat(stack.OfType("AWS::CloudWatch::CompositeAlarm").Keys).Select(id => $"${{{id}.Arn}}").Order(), alarms.Order());
    }

    [Fact]
    public void Without_it_there_is_no_widget_either()
    {
        var stack = DeployedStack.With("ExistingVpcId=vpc-0123456789abcdef0 Dashboard=false");
        Assert.DoesNotContain(stack.Resources.Keys, id => id.Contains("Widget", StringComparison.Ordinal) || id.Contains("Dashboard", StringComparison.Ordinal));
        Assert.DoesNotContain("Dashboard", stack.Outputs.Keys);
    }

    /// <summary>The widgets of a stack's dashboard.</summary>
    internal static IReadOnlyList<JsonNode> Widgets(string parameters) =>
        [.. JsonNode.Parse((string)DeployedStack.With(parameters).Properties("SuiteDashboard")["DashboardBody"]!)!["widgets"]!.AsArray().Select(widget => widget!)];
}
