using Tomlyn;
using Tomlyn.Model;

namespace ProbeSuite.Stack.Tests;

/// <summary>Parameters: what is refused before anything is made, and what samconfig.toml says of them.</summary>
public class ParameterTests
{
    [Theory]
    [InlineData("VpcCidr=192.168.0.0/16", "VpcCidr must be a /16 of 10.0.0.0/8")]
    [InlineData("PrivateSubnetIds=subnet-00000001", "name it in ExistingVpcId")]
    [InlineData("ExistingVpcId=vpc-00000001 CreateDatabase=true", "created only in the suite's own VPC")]
    [InlineData("ExistingVpcId=vpc-00000001 InterfaceEndpoint=true", "created only in the suite's own VPC")]
    [InlineData("CreateDatabase=true DatabaseUrl=postgres://db.example.com/app", "not both")]
    [InlineData("DatabaseUrl=postgres://user:password@db.example.com/app", "DatabaseUrl must be postgres://host")]
    [InlineData("Targets=https://example.com/", "Targets must be a JSON object")]
    [InlineData("Interval=2-hours", "Interval must be one of 5-minutes")]
    [InlineData("Patience=90s", "Patience must be between")]
    [InlineData("Confirmations=1/2", "Confirmations must be one of")]       // both answers could have it
    [InlineData("CellMetrics=some", "CellMetrics must be one of none, disagreements, all")]
    [InlineData("AlarmAfter=3-of-2", "AlarmAfter must be one of 1-of-1")]
    [InlineData("RetentionDays=31", "RetentionDays must be one of")]
    public void A_value_that_cannot_work_is_refused(string parameters, string why)
    {
        var ended = DeployedStack.Resolve("probesuite", parameters);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(why, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_has_a_default_a_description_a_label_and_a_group()
    {
        var template = DeployedStack.Plain;
        var shown = template["Metadata"]!["AWS::CloudFormation::Interface"]!;
        var grouped = shown["ParameterGroups"]!.AsArray().SelectMany(group => group!["Parameters"]!.AsArray()).Select(each => each!.ToString());
        var parameters = template["Parameters"]!.AsObject();

        Assert.Equal(parameters.Select(each => each.Key).Order(), grouped.Order());
        Assert.Equal(parameters.Select(each => each.Key).Order(), shown["ParameterLabels"]!.AsObject().Select(each => each.Key).Order());
        Assert.All(parameters, each => Assert.True(each.Value!["Default"] is not null && each.Value["Description"] is not null, each.Key));
        Assert.All(parameters, each => Assert.True(each.Value!["AllowedPattern"] is not null || each.Value["AllowedValues"] is not null, $"{each.Key} takes anything"));
    }

    [Theory]
    [InlineData("default")]
    [InlineData("existing-vpc")]
    public void Samconfig_names_parameters_that_exist_and_asks_before_it_changes_anything(string environment)
    {
        var config = (TomlTable)TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(Repository.PathOf("samconfig.toml")))![environment];
        var deploy = (TomlTable)((TomlTable)config["deploy"])["parameters"];
        var overrides = deploy.TryGetValue("parameter_overrides", out var list) ? ((TomlArray)list).Select(each => (string)each!) : [];

        Assert.Equal(("CAPABILITY_IAM", true, true), ((string)deploy["capabilities"], (bool)deploy["resolve_s3"], (bool)deploy["confirm_changeset"]));
        var stack = DeployedStack.With(string.Join(' ', overrides));
        Assert.All(stack.OfType("AWS::IAM::Role").Values, role => Assert.Null(role["RoleName"]));   // else CAPABILITY_NAMED_IAM
    }
}
