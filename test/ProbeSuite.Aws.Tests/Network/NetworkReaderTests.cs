using System.Text.Json.Nodes;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Aws.Network;

public class NetworkReaderTests
{
    /// <summary>All that EC2 can tell: without what a template leaves open, and without what other APIs tell.</summary>
    private static readonly Snapshot Network = Everything.Snapshot with
    {
        RouteTables = [.. Everything.Snapshot.RouteTables.Select(table => table with { Routes = [.. table.Routes.Where(route => route.Destination.Unknown is null)] })],
        SecurityGroups = [.. Everything.Snapshot.SecurityGroups.Select(group => group with { Egress = [.. group.Egress.Where(rule => rule.Peer.Addresses?.Unknown is null)] })],
        DbInstances = [],
        LoadBalancers = [],
        Functions = [],
        Gaps =
        [
            new(ResourceKind.TransitGatewayRouteTables, "ec2:GetTransitGatewayRouteTablePropagations was denied", "tgw-rtb-2"),
            new(ResourceKind.TransitGatewayRouteTables, "ec2:SearchTransitGatewayRoutes was denied", "tgw-rtb-2"),
            new(ResourceKind.DbInstances, "not read from the API: EC2 does not tell of it"),
            new(ResourceKind.LoadBalancers, "not read from the API: EC2 does not tell of it"),
        ],
    };

    [Fact]
    public async Task The_API_and_a_folder_give_the_same_snapshot()
    {
        await using var ec2 = new FakeEc2(Network) { Refuses = form => form.GetValueOrDefault("TransitGatewayRouteTableId") == "tgw-rtb-2" ? Denied : null };

        var live = await ReadAsync(ec2);

        Assert.Equal(CanonicalText.Of(FromFolder(Network)), CanonicalText.Of(live));
        Assert.Equal(CanonicalText.Of(Network), CanonicalText.Of(live));
    }

    [Theory]
    [InlineData("DescribeVpcs", 2)]
    [InlineData("DescribeNatGateways", 3)]
    [InlineData("DescribeVpcEndpoints", 4)]
    [InlineData("GetManagedPrefixListEntries", 3)]   // two pages of pl-1, one of pl-3; nobody refers to pl-2
    [InlineData("SearchTransitGatewayRoutes", 3)]
    [InlineData("DescribeVpcAttribute", 4)]          // two attributes of two VPCs
    public async Task Every_list_is_read_to_its_last_page(string action, int calls)
    {
        await using var ec2 = new FakeEc2(Network);

        await ReadAsync(ec2);

        Assert.Equal(calls, ec2.Asked.Count(action.Equals));
    }

    [Theory]
    [InlineData("DescribeNatGateways", ResourceKind.NatGateways)]
    [InlineData("DescribeAddresses", ResourceKind.ElasticIps)]
    [InlineData("DescribeTransitGatewayVpcAttachments", ResourceKind.TransitGatewayAttachments)]
    public async Task A_denied_action_costs_its_kind_and_no_other(string action, ResourceKind kind)
    {
        await using var ec2 = new FakeEc2(Network) { Refuses = form => form["Action"] == action ? Denied : null };

        var snapshot = await ReadAsync(ec2);

        Assert.Equal([$"ec2:{action} was denied"], Reasons(snapshot));
        Assert.Equal(kind, snapshot.Gaps[0].Kind);
        Assert.Equal(2, snapshot.Vpcs.Count);
    }

    [Fact]
    public async Task A_page_that_fails_costs_the_whole_kind()
    {
        await using var ec2 = new FakeEc2(Network) { Refuses = form => form["Action"] == "DescribeSubnets" && form.ContainsKey("NextToken") ? (400, "InvalidNextToken") : null };

        var snapshot = await ReadAsync(ec2);

        Assert.Equal(["ec2:DescribeSubnets failed: InvalidNextToken: DescribeSubnets is refused"], Reasons(snapshot));
        Assert.Empty(snapshot.Subnets);
    }

    [Fact]
    public async Task What_is_denied_of_one_resource_leaves_the_others_known()
    {
        await using var ec2 = new FakeEc2(Network)
        {
            Refuses = form => form.GetValueOrDefault("VpcId") == "vpc-1" || form.GetValueOrDefault("PrefixListId") == "pl-3" ? Denied : null,
        };

        var snapshot = await ReadAsync(ec2);

        Assert.Equal("ec2:DescribeVpcAttribute was denied", snapshot.GapIn(ResourceKind.Vpcs, "vpc-1")?.Why);
        Assert.Null(snapshot.GapIn(ResourceKind.Vpcs, "vpc-2"));
        Assert.Null(snapshot.Vpcs[0].EnableDnsSupport);
        Assert.Equal("ec2:GetManagedPrefixListEntries was denied", snapshot.GapIn(ResourceKind.PrefixLists, "pl-3")?.Why);
        Assert.Equal(2, snapshot.PrefixLists[0].Entries?.Count);
    }

    [Theory]
    [InlineData(503, "RequestLimitExceeded")]
    [InlineData(500, "InternalError")]
    public async Task Throttling_is_waited_out(int status, string code)
    {
        var refusals = 2;
        await using var ec2 = new FakeEc2(Network)
        {
            Refuses = form => form["Action"] == "DescribeSubnets" && Interlocked.Decrement(ref refusals) >= 0 ? (status, code) : null,
        };

        var snapshot = await ReadAsync(ec2);

        Assert.Equal(2, snapshot.Subnets.Count);
        Assert.Empty(Reasons(snapshot));
    }

    [Fact]
    public async Task Routes_that_AWS_holds_back_are_a_gap()
    {
        await using var ec2 = new FakeEc2(new Snapshot { TransitGatewayRouteTables = [new() { Id = "tgw-rtb-1", TransitGatewayId = "tgw-1" }] });
        ec2.More["SearchTransitGatewayRoutes"] = new JsonObject { ["Routes"] = new JsonArray(), ["AdditionalRoutesAvailable"] = true };

        Assert.Equal(["ec2:SearchTransitGatewayRoutes did not give all routes of tgw-rtb-1"], Reasons(await ReadAsync(ec2)));
    }

    [Fact]
    public async Task An_exclusion_takes_from_Block_Public_Access()
    {
        await using var ec2 = new FakeEc2(Network);
        ec2.More["DescribeVpcBlockPublicAccessExclusions"] = (JsonObject)JsonNode.Parse(
            """
            {"VpcBlockPublicAccessExclusions": [
              {"ResourceArn": "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1", "InternetGatewayExclusionMode": "allow-bidirectional", "State": "create-complete"},
              {"ResourceArn": "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-2", "InternetGatewayExclusionMode": "allow-egress", "State": "create-complete"}]}
            """)!;

        Assert.Equal([BlockPublicAccess.Off, BlockPublicAccess.Ingress], (await ReadAsync(ec2)).Vpcs.Select(vpc => vpc.BlockPublicAccess));
    }

    [Fact]
    public async Task Where_nothing_can_be_read_one_sentence_says_why()
    {
        await using var ec2 = new FakeEc2(Network) { Refuses = _ => (401, "AuthFailure") };

        Assert.Equal(
            "nothing of the network could be read; ec2:DescribeVpcs failed: AuthFailure: DescribeVpcs is refused",
            (await Assert.ThrowsAsync<NetworkReadException>(() => ReadAsync(ec2))).Message);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_no_snapshot()
    {
        await using var ec2 = new FakeEc2(Network);
        using var client = ec2.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new NetworkReader(client, TimeProvider.System).ReadAsync(new CancellationToken(canceled: true)));
    }

    private static readonly (int, string)? Denied = (403, "UnauthorizedOperation");

    private static async Task<Snapshot> ReadAsync(FakeEc2 ec2)
    {
        using var client = ec2.Client();
        return await new NetworkReader(client, new At(Everything.Snapshot.TakenAt!.Value)).ReadAsync(TestContext.Current.CancellationToken);
    }

    private static Snapshot FromFolder(Snapshot snapshot)
    {
        var folder = Directory.CreateTempSubdirectory("saved-");
        SnapshotFolder.Write(snapshot, folder.FullName);
        var read = SnapshotFolder.Read(folder.FullName);
        folder.Delete(recursive: true);
        return read;
    }

    /// <summary>Why things were not read, but for those that EC2 never tells of.</summary>
    private static IEnumerable<string> Reasons(Snapshot snapshot) =>
        snapshot.Gaps.Select(gap => gap.Why).Where(why => !why.StartsWith("not read from the API", StringComparison.Ordinal));

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
