namespace ProbeSuite.Topology.Saved;

public class FunctionBodyTests
{
    private const string Configuration =
        """
        "FunctionName": "app", "FunctionArn": "arn:aws:lambda:eu-west-1:1:function:app", "Timeout": 30, "State": "Active",
        "VpcConfig": {"VpcId": "vpc-1", "SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"], "Ipv6AllowedForDualStack": true}
        """;

    [Theory]
    [InlineData($$"""{ {{Configuration}} }""")]                                                     // get-function-configuration
    [InlineData($$"""{"Configuration": { {{Configuration}} }, "Code": {"Location": "…"} }""")]       // get-function
    [InlineData($$"""{"Functions": [{ {{Configuration}} }]}""")]                                    // list-functions
    public void A_function_is_read_from_every_answer_that_describes_it(string body)
    {
        var snapshot = SavedFolder.Read(body);

        var function = Assert.Single(snapshot.Functions);
        Assert.Equal(("app", 30, "Active"), (function.Name, function.TimeoutSeconds, function.State));
        Assert.Equal(("vpc-1", true, true), (function.Placement.VpcId, function.Placement.InVpc, function.Placement.Ipv6AllowedForDualStack));
        Assert.Null(snapshot.GapIn(ResourceKind.Functions));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "VpcConfig": null""")]
    [InlineData(""", "VpcConfig": {"VpcId": "", "SubnetIds": [], "SecurityGroupIds": []}""")]   // what was attached once
    public void A_function_without_subnets_stands_in_no_VPC(string fields)
    {
        var placement = Assert.Single(SavedFolder.Read($$"""{"FunctionName": "app"{{fields}} }""").Functions).Placement;

        Assert.False(placement.InVpc);
        Assert.Null(placement.VpcId);
    }

    [Theory]
    [InlineData("""{"FunctionName": "app", "Environment": {"Variables": {"PROBESUITE_PLACEMENT": "private-subnet"}}}""")]
    [InlineData("""{"Configuration": {"FunctionName": "app"}, "Tags": {"probesuite:placement": "private-subnet"}}""")]
    public void A_probe_says_its_placement_by_variable_or_tag(string body) =>
        Assert.Equal("private-subnet", Assert.Single(SavedFolder.Read(body).Functions).PlacementName);

    [Fact]
    public void Of_a_listed_and_a_described_function_the_state_is_kept() =>
        Assert.Equal(("Failed", "arn:app"), SavedFolder.Read("""{"Functions": [{"FunctionName": "app", "FunctionArn": "arn:app"}]} {"FunctionName": "app", "State": "Failed"}""")
            .Functions.Select(function => (function.State, function.Arn)).Single());

    [Fact]
    public void A_function_on_a_capacity_provider_stands_where_nobody_knows() => Assert.Equal(
        "its network is that of capacity provider arn:aws:lambda:eu-west-1:1:capacity-provider:cp",
        Assert.Single(SavedFolder.Read(
            """{"FunctionName": "app", "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:1:capacity-provider:cp"}}}""").Functions).Placement.Unknown);
}
