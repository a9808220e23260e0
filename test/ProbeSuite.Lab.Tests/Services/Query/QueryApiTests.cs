using System.Text.Json.Nodes;
using ProbeSuite.Lab.Services.Query;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Lab.Tests.Services.Query;

public sealed class QueryApiTests
{
    private static readonly Snapshot Network = new()
    {
        Region = "eu-west-1",
        DbInstances =
        [
            new()
            {
                Id = "orders", Engine = "postgres", EndpointAddress = "orders.x.eu-west-1.rds.amazonaws.com", Port = 5432, VpcId = "vpc-1",
                SubnetIds = ["subnet-1", "subnet-2"], SecurityGroupIds = ["sg-1"], PubliclyAccessible = false, IamAuthentication = true, Status = "available",
            },
        ],
        LoadBalancers =
        [
            new("web", "application", "web-1.eu-west-1.elb.amazonaws.com", true, ["subnet-1"], ["sg-1"]),
            new("old", "classic", "old-1.eu-west-1.elb.amazonaws.com", false, ["subnet-1"], ["sg-1"]),
        ],
    };

    [Theory]
    [InlineData("rds", "c.describe_db_instances()", "DBInstances", "rds describe-db-instances")]
    [InlineData("elbv2", "c.describe_load_balancers()", "LoadBalancers", "elbv2 describe-load-balancers")]
    [InlineData("elb", "c.describe_load_balancers()", "LoadBalancerDescriptions", "elb describe-load-balancers")]
    public async Task Botocore_reads_what_was_saved(string service, string call, string list, string command)
    {
        SavedBody[] bodies = [.. SnapshotJson.Bodies(Network)];
        await using var api = await Served.StartAsync(new QueryApi([.. bodies.Select(body => body.Json)]).AnswerAsync);

        var read = (await Boto.AskAsync(service, api.Url, null, call))[0][list];

        var saved = bodies.Single(body => body.Command == command).Json[list]!;
        Assert.NotEmpty(saved.AsArray());
        Assert.True(JsonNode.DeepEquals(saved, read), $"saved {saved.ToJsonString()}\nread  {read?.ToJsonString()}");
    }

    [Fact]
    public async Task Anything_else_is_refused_by_name()
    {
        await using var api = await Served.StartAsync(new QueryApi([]).AnswerAsync);

        Assert.Equal("InvalidAction", $"{(await Boto.AskAsync("rds", api.Url, null, "c.describe_db_snapshots()"))[0]["Error"]}");
    }
}
