using ProbeSuite.Aggregator.Widgets;

namespace ProbeSuite.Stack.Tests;

/// <summary>The functions: one probe program at several placements, and the aggregator that knows them.</summary>
public class PlacementTests
{
    [Theory]
    [InlineData("", "no-vpc=${NoVpcProbe},private-subnet=${PrivateSubnetProbe},public-subnet=${PublicSubnetProbe},endpoint=${EndpointProbe}")]
    [InlineData("ExistingVpcId=vpc-0123456789abcdef0", "no-vpc=${NoVpcProbe}")]
    [InlineData("ExistingVpcId=vpc-0123456789abcdef0 EndpointSubnetIds=subnet-00000003", "no-vpc=${NoVpcProbe},endpoint=${EndpointProbe}")]
    public void The_aggregator_knows_the_placements_that_are_deployed(string parameters, string placements)
    {
        var stack = DeployedStack.With(parameters);
        Assert.Equal(placements, stack.EnvironmentOf("Aggregator")["PROBESUITE_PLACEMENTS"]);
        Assert.All(placements.Split(','), entry =>
        {
            var (name, function) = (entry.Split('=')[0], entry.Split('=')[1].Trim('$', '{', '}'));
            Assert.Equal(name, stack.EnvironmentOf(function)["PROBESUITE_PLACEMENT"]);
            Assert.Contains(stack.Properties(function)["Tags"]!.AsArray(), tag => (string?)tag!["Key"] == "probesuite:placement" && (string?)tag["Value"] == name);
            Assert.Equal(name == "no-vpc", stack.Properties(function)["VpcConfig"] is null);
        });
    }

    [Fact]
    public void Probes_differ_in_name_place_role_and_log_alone()
    {
        var stack = DeployedStack.With("");
        string[] own = ["FunctionName", "Description", "Role", "VpcConfig", "LoggingConfig", "Environment", "Tags"];
        var rest = new[] { "NoVpcProbe", "PrivateSubnetProbe", "PublicSubnetProbe", "EndpointProbe" }
            .Select(probe => string.Join('\n', stack.Properties(probe).Where(each => !own.Contains(each.Key)).Select(each => $"{each.Key} {each.Value!.ToJsonString()}").Order()));
        Assert.Single(rest.Distinct());
    }

    [Fact]
    public void The_aggregator_stands_outside_every_vpc() => Assert.Null(DeployedStack.With("").Properties("Aggregator")["VpcConfig"]);

    [Fact]
    public void The_widget_is_the_same_program_told_apart_by_its_environment()
    {
        var environment = DeployedStack.With("").EnvironmentOf("Widget");
        Assert.Equal(new("${Aggregator}", "${ReportBucket}"), WidgetSettings.Read(environment.GetValueOrDefault));
        Assert.Null(WidgetSettings.Read(DeployedStack.With("").EnvironmentOf("Aggregator").GetValueOrDefault));
    }

    [Fact]
    public void The_aggregators_environment_is_what_its_program_reads() => Assert.Equal(
        [
            "POWERTOOLS_LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_SERVICE_NAME", "PROBESUITE_BUCKET", "PROBESUITE_CELL_METRICS",
            "PROBESUITE_CHAT", "PROBESUITE_CONFIRMATIONS", "PROBESUITE_DISCOVER", "PROBESUITE_HEARTBEAT", "PROBESUITE_PATIENCE", "PROBESUITE_PLACEMENTS", "PROBESUITE_PUBLISH",
            "PROBESUITE_REPORT_LINK", "PROBESUITE_TARGETS_PARAMETER", "PROBESUITE_TOPIC_ARN",
        ],
        DeployedStack.With("").EnvironmentOf("Aggregator").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_variable_is_read_by_a_program()
    {
        var stack = DeployedStack.With("");
        var sources = new[] { "Probe", "Aggregator", "Hosting" }
            .SelectMany(project => Directory.GetFiles(Repository.PathOf($"src/ProbeSuite.{project}"), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText).ToArray();

        Assert.All(stack.OfType("AWS::Lambda::Function").Keys.SelectMany(function => stack.EnvironmentOf(function).Keys).Distinct(),
            name => Assert.Contains(sources, source => source.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Probe", "bootstrap")]
    [InlineData("Aggregator", "bootstrap")]
    public void The_handler_is_the_program_that_is_compiled(string project, string handler)
    {
        Assert.Contains($"<AssemblyName>{handler}</AssemblyName>", File.ReadAllText(Repository.PathOf($"src/ProbeSuite.{project}/ProbeSuite.{project}.csproj")), StringComparison.Ordinal);
        Assert.All(DeployedStack.With("").OfType("AWS::Lambda::Function").Values, function => Assert.Equal(handler, (string?)function["Handler"]));
    }

    [Fact]
    public void Every_function_has_a_build_target_and_the_probes_share_one_program()
    {
        var built = DeployedStack.With("").OfType("AWS::Lambda::Function").Keys.ToDictionary(id => id, id =>
        {
            var ended = Repository.Run("make", "--dry-run", "--no-print-directory", $"build-{id}", "ARTIFACTS_DIR=there");
            Assert.True(ended.ExitCode == 0, ended.Error);
            return ended.Output.Trim();
        });

        Assert.All(["Aggregator", "Widget"], function => Assert.Equal("build/publish-function.sh ProbeSuite.Aggregator linux-x64 \"there\"", built[function]));
        Assert.Equal("build/publish-function.sh ProbeSuite.Probe linux-x64 \"there\"", Assert.Single(built.Where(each => each.Key is not ("Aggregator" or "Widget")).Select(each => each.Value).Distinct()));
    }
}
