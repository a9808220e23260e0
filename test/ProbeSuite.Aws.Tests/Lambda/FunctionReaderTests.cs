using ProbeSuite.Aws.Lambda;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Tests.Lambda;

public class FunctionReaderTests
{
    private const string InVpc =
        """
        {
          "FunctionName": "probe-private", "FunctionArn": "arn:aws:lambda:eu-west-1:123456789012:function:probe-private",
          "Role": "arn:aws:iam::123456789012:role/probe", "Timeout": 30, "State": "Inactive", "StateReason": "idle", "StateReasonCode": "Idle",
          "LastUpdateStatus": "Failed", "LastUpdateStatusReasonCode": "SubnetOutOfIPAddresses", "SomethingNew": {"a": [1]},
          "VpcConfig": {"VpcId": "vpc-1", "SubnetIds": ["subnet-a", "subnet-b"], "SecurityGroupIds": ["sg-1"], "Ipv6AllowedForDualStack": true},
          "Environment": {"Variables": {"PROBESUITE_PLACEMENT": "private-subnet"}}
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_in_a_VPC_is_read_with_its_state()
    {
        using var server = new LambdaServer(_ => new(200, InVpc));
        using var lambda = server.Client;

        var function = await new FunctionReader(lambda).ReadAsync("probe-private", Cancellation);

        Assert.Equal(
            new LambdaFunction
            {
                Name = "probe-private",
                Arn = "arn:aws:lambda:eu-west-1:123456789012:function:probe-private",
                PlacementName = "private-subnet",
                Placement = function.Placement,
                State = "Inactive",
                StateReason = "idle",
                StateReasonCode = "Idle",
                LastUpdateStatus = "Failed",
                LastUpdateStatusReasonCode = "SubnetOutOfIPAddresses",
                Role = "arn:aws:iam::123456789012:role/probe",
                TimeoutSeconds = 30,
            },
            function);
        Assert.Equal(("vpc-1", true), (function.Placement.VpcId, function.Placement.Ipv6AllowedForDualStack));
        Assert.Equal(["subnet-a", "subnet-b"], function.Placement.SubnetIds);
        Assert.Equal(["sg-1"], function.Placement.SecurityGroupIds);
        Assert.Equal("/2015-03-31/functions/probe-private/configuration", Assert.Single(server.Calls).Path);
    }

    [Theory]
    [InlineData("""{"FunctionName":"f"}""")]
    [InlineData("""{"FunctionName":"f","VpcConfig":{"VpcId":"","SubnetIds":[],"SecurityGroupIds":[]}}""")]     // what is left of an attachment
    [InlineData("""{"FunctionName":"f","VpcConfig":null,"Environment":{"Error":{"ErrorCode":"AccessDeniedException"}}}""")]
    public async Task A_function_without_subnets_is_in_no_VPC(string json)
    {
        using var server = new LambdaServer(_ => new(200, json));
        using var lambda = server.Client;

        var function = await new FunctionReader(lambda).ReadAsync("f", Cancellation);

        Assert.False(function.Placement.InVpc);
        Assert.Null(function.Placement.VpcId);
        Assert.Null(function.PlacementName);
    }

    [Fact]
    public async Task A_capacity_providers_network_is_said_to_be_unknown()
    {
        using var server = new LambdaServer(_ => new(200,
            """{"FunctionName":"f","CapacityProviderConfig":{"LambdaManagedInstancesCapacityProviderConfig":{"CapacityProviderArn":"arn:cp"}}}"""));
        using var lambda = server.Client;

        Assert.Contains("arn:cp", (await new FunctionReader(lambda).ReadAsync("f", Cancellation)).Placement.Unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        using var server = new LambdaServer(call => new(200, call.Path.Split("Marker=") switch
        {
            [_] => """{"Functions":[{"FunctionName":"a"},{"FunctionName":"b"}],"NextMarker":"x/=="}""",
            [_, "x%2F%3D%3D"] => """{"Functions":[],"NextMarker":"y"}""",       // a page may be empty and not the last
            _ => """{"Functions":[{"FunctionName":"c"}],"NextMarker":null}""",
        }));
        using var lambda = server.Client;

        var names = new List<string>();
        await foreach (var function in new FunctionReader(lambda).ReadAllAsync(Cancellation))
        {
            names.Add(function.Name);
        }

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal(3, server.Calls.Count);
    }

    [Fact]
    public async Task The_tag_names_the_placement_too()
    {
        using var server = new LambdaServer(_ => new(200, """{"Tags":{"probesuite:placement":"endpoint","other":"x"}}"""));
        using var lambda = server.Client;

        Assert.Equal("endpoint", await new FunctionReader(lambda).ReadPlacementTagAsync("arn:aws:lambda:eu-west-1:1:function:f", Cancellation));
    }
}
