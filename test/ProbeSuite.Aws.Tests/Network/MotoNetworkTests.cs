using System.Diagnostics;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Aws.Network;

/// <summary>A network made and read through the real API, of a server that is not ours.</summary>
public sealed class MotoNetworkTests(MotoNetwork moto) : IClassFixture<MotoNetwork>
{
    /// <summary>Prints what the AWS CLI would: every answer's body, times as text.</summary>
    private const string Describe =
        """
        import boto3, json, sys
        ec2 = boto3.client("ec2", region_name=sys.argv[2], endpoint_url=sys.argv[1], aws_access_key_id="key", aws_secret_access_key="secret")
        def show(answer):
            answer.pop("ResponseMetadata")
            print(json.dumps(answer, default=str))
            return answer
        for name in sys.argv[3:]:
            show(getattr(ec2, name)())
        for vpc in ec2.describe_vpcs()["Vpcs"]:
            for attribute in ("enableDnsSupport", "enableDnsHostnames"):
                show(ec2.describe_vpc_attribute(VpcId=vpc["VpcId"], Attribute=attribute))
        for lists in ec2.describe_managed_prefix_lists()["PrefixLists"]:
            show(ec2.get_managed_prefix_list_entries(PrefixListId=lists["PrefixListId"]) | {"PrefixListId": lists["PrefixListId"]})
        for table in ec2.describe_transit_gateway_route_tables()["TransitGatewayRouteTables"]:
            id = {"TransitGatewayRouteTableId": table["TransitGatewayRouteTableId"]}
            show(ec2.search_transit_gateway_routes(**id, Filters=[{"Name": "state", "Values": ["active", "blackhole"]}]) | id)
            show(ec2.get_transit_gateway_route_table_propagations(**id) | id)
        """;

    [Fact]
    public async Task A_network_made_through_the_API_is_read_as_it_was_made()
    {
        using var ec2 = moto.Ec2();
        var made = moto.Made;

        var snapshot = await new NetworkReader(ec2, TimeProvider.System).ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal([ResourceKind.DbInstances, ResourceKind.LoadBalancers], snapshot.Gaps.Select(gap => gap.Kind));
        Assert.Equal((MotoServer.Region, "123456789012"), (snapshot.Region, snapshot.Account));
        var vpc = Assert.Single(snapshot.Vpcs, vpc => vpc.Id == made.Vpc);
        Assert.Equal(("made", true, true), (vpc.Name, vpc.EnableDnsSupport, vpc.EnableDnsHostnames));
        Assert.Equal("10.7.0.0/16", Assert.Single(vpc.CidrBlocks).ToString());
        Assert.Equal("10.7.1.0/24", Assert.Single(Assert.Single(snapshot.Subnets, subnet => subnet.Id == made.PrivateSubnet).CidrBlocks).ToString());

        var table = Assert.Single(snapshot.RouteTables, table => table.SubnetIds.Contains(made.PrivateSubnet));
        Assert.Equal(
            ["0.0.0.0/0 → " + made.NatGateway, "10.7.0.0/16 → local", "10.8.0.0/16 → " + made.Peering, "10.9.0.0/16 → " + made.TransitGateway, $"{made.S3List} → {made.S3Endpoint}"],
            table.Routes.Select(route => route.ToString()).Order(StringComparer.Ordinal));
        Assert.All(table.Routes, route => Assert.Equal(RouteState.Active, route.State));

        var nat = Assert.Single(snapshot.NatGateways);
        Assert.Equal(made.ElasticIp, Assert.Single(nat.Addresses).PublicIp);
        Assert.Contains(snapshot.ElasticIps, address => address.PublicIp.Equals(made.ElasticIp));
        Assert.Contains(snapshot.InternetGateways, gateway => gateway.Attachments.Any(attachment => attachment.VpcId == made.Vpc && attachment.Works));
        Assert.Equal(["tcp 5432 " + made.Group, "tcp 443 " + made.S3List], Rules(Assert.Single(snapshot.SecurityGroups, group => group.Id == made.Group)));
        Assert.Contains("90 deny udp 53 to 0.0.0.0/0", Assert.Single(snapshot.NetworkAcls, acl => acl.Id == made.Acl).Entries.Select(entry => entry.ToString()));
        Assert.NotEmpty(Assert.Single(snapshot.PrefixLists, list => list.Id == made.S3List).Entries!);
        Assert.Equal(made.Vpc, Assert.Single(snapshot.TransitGatewayAttachments).ResourceId);
        Assert.Equal([made.PrivateSubnet], snapshot.TransitGatewayAttachments[0].SubnetIds);
        Assert.Equal("10.9.0.0/16", Assert.Single(Assert.Single(snapshot.TransitGatewayRouteTables).Routes!).Cidr.ToString());
    }

    [Fact]
    public async Task What_the_AWS_CLI_prints_and_what_the_API_says_is_one_snapshot()
    {
        using var ec2 = moto.Ec2();
        var live = await new NetworkReader(ec2, TimeProvider.System).ReadAsync(TestContext.Current.CancellationToken);

        var saved = await SavedByCliAsync();

        // Entries of lists that nobody refers to are not asked for, and what stands beside the responses is the suite's own.
        saved = saved with { PrefixLists = [.. saved.PrefixLists.Select(list => live.PrefixLists.Single(one => one.Id == list.Id).Entries is null ? list with { Entries = null } : list)] };
        Assert.Equal(CanonicalText.Of(live with { Gaps = [], TakenAt = null }), CanonicalText.Of(saved with { Gaps = [] }));
        Assert.Equal(
            [ResourceKind.DbInstances, ResourceKind.LoadBalancers, ResourceKind.Functions],
            saved.Gaps.Select(gap => gap.Kind));
    }

    private async Task<Snapshot> SavedByCliAsync()
    {
        string[] actions =
        [
            "describe_vpcs", "describe_subnets", "describe_route_tables", "describe_network_acls", "describe_security_groups", "describe_internet_gateways",
            "describe_egress_only_internet_gateways", "describe_nat_gateways", "describe_vpc_endpoints", "describe_network_interfaces", "describe_addresses",
            "describe_managed_prefix_lists", "describe_vpc_peering_connections", "describe_transit_gateways", "describe_transit_gateway_attachments",
            "describe_transit_gateway_vpc_attachments", "describe_transit_gateway_route_tables", "describe_instances", "describe_dhcp_options", "describe_vpn_gateways",
        ];
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Describe, $"{moto.Url}", MotoServer.Region, .. actions]) { RedirectStandardOutput = true })!;
        var printed = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);

        var folder = Directory.CreateTempSubdirectory("saved-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "saved.json"), printed, TestContext.Current.CancellationToken);
        var saved = SnapshotFolder.Read(folder.FullName);
        folder.Delete(recursive: true);
        return saved;
    }

    private static IEnumerable<string> Rules(SecurityGroup group) =>
        group.Ingress.Concat(group.Egress.Where(rule => rule.Protocol != Protocol.All)).Select(rule => rule.ToString());
}
