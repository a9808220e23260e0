using System.Text.Json.Nodes;
using ProbeSuite.Lab.Services.Ec2;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Lab.Tests.Services.Ec2;

public sealed class Ec2ApiTests : IAsyncLifetime
{
    private static readonly JsonObject[] Bodies =
        [.. SnapshotJson.Bodies(Everything.Snapshot).Where(body => body.Command.StartsWith("ec2 ", StringComparison.Ordinal)).Select(body => body.Json)];

    private Served _ec2 = null!;

    /// <summary>Calls whose whole answer is one saved list.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "describe_vpcs()", "Vpcs" },
        { "describe_subnets()", "Subnets" },
        { "describe_route_tables()", "RouteTables" },
        { "describe_network_acls()", "NetworkAcls" },
        { "describe_security_groups()", "SecurityGroups" },
        { "describe_internet_gateways()", "InternetGateways" },
        { "describe_egress_only_internet_gateways()", "EgressOnlyInternetGateways" },
        { "describe_nat_gateways()", "NatGateways" },
        { "describe_vpc_endpoints()", "VpcEndpoints" },
        { "describe_network_interfaces()", "NetworkInterfaces" },
        { "describe_addresses()", "Addresses" },
        { "describe_managed_prefix_lists()", "PrefixLists" },
        { "get_managed_prefix_list_entries(PrefixListId='pl-1')", "Entries" },
        { "describe_vpc_peering_connections()", "VpcPeeringConnections" },
        { "describe_transit_gateways()", "TransitGateways" },
        { "describe_transit_gateway_attachments()", "TransitGatewayAttachments" },
        { "describe_transit_gateway_vpc_attachments()", "TransitGatewayVpcAttachments" },
        { "describe_transit_gateway_route_tables()", "TransitGatewayRouteTables" },
        { "get_transit_gateway_route_table_associations(TransitGatewayRouteTableId='tgw-rtb-1')", "Associations" },
        { "get_transit_gateway_route_table_propagations(TransitGatewayRouteTableId='tgw-rtb-1')", "TransitGatewayRouteTablePropagations" },
        { "search_transit_gateway_routes(TransitGatewayRouteTableId='tgw-rtb-1', Filters=[{'Name': 'state', 'Values': ['active', 'blackhole']}])", "Routes" },
        { "describe_instances()", "Reservations" },
        { "describe_dhcp_options()", "DhcpOptions" },
        { "describe_vpn_gateways()", "VpnGateways" },
    };

    public async ValueTask InitializeAsync() => _ec2 = await Served.StartAsync(new Ec2Api(Bodies).AnswerAsync);

    public ValueTask DisposeAsync() => _ec2.DisposeAsync();

    [Fact]
    public async Task Botocore_reads_each_answer_as_the_body_that_it_was_made_of()
    {
        var answers = await AskAsync([.. Lists.Select(list => $"c.{list.Data.Item1}")]);

        Assert.All(Lists.Zip(answers), pair =>
        {
            var ((call, member), answer) = (pair.First.Data, pair.Second);
            var saved = Bodies.First(body => body.ContainsKey(member))[member]!;
            Assert.NotEmpty(saved.AsArray());
            Assert.True(JsonNode.DeepEquals(saved, answer[member]), $"{call}\nsaved {saved.ToJsonString()}\nread  {answer[member]?.ToJsonString() ?? answer.ToJsonString()}");
        });
    }

    [Fact]
    public async Task Attributes_of_a_VPC_are_asked_for_one_by_one()
    {
        var answers = await AskAsync(
            "c.describe_vpc_attribute(VpcId='vpc-1', Attribute='enableDnsSupport')", "c.describe_vpc_attribute(VpcId='vpc-1', Attribute='enableDnsHostnames')",
            "c.describe_vpc_attribute(VpcId='vpc-9', Attribute='enableDnsSupport')");

        Assert.Equal("""{"Value":true}""", answers[0]["EnableDnsSupport"]!.ToJsonString());
        Assert.Equal("""{"Value":false}""", answers[1]["EnableDnsHostnames"]!.ToJsonString());
        Assert.Equal("InvalidVpcID.NotFound", $"{answers[2]["Error"]}");
    }

    [Theory]
    [InlineData("describe_subnets", "Subnets", "SubnetId", "Filters=[{'Name': 'vpc-id', 'Values': ['vpc-2']}]", "subnet-3")]
    [InlineData("describe_subnets", "Subnets", "SubnetId", "Filters=[{'Name': 'tag:Name', 'Values': ['pri*']}]", "subnet-2")]
    [InlineData("describe_subnets", "Subnets", "SubnetId", "SubnetIds=['subnet-2', 'subnet-1']", "subnet-2 subnet-1")]
    [InlineData("describe_route_tables", "RouteTables", "RouteTableId", "Filters=[{'Name': 'association.subnet-id', 'Values': ['subnet-1']}]", "rtb-1")]
    [InlineData("describe_internet_gateways", "InternetGateways", "InternetGatewayId", "Filters=[{'Name': 'attachment.vpc-id', 'Values': ['vpc-9']}]", "")]
    [InlineData("describe_transit_gateways", "TransitGateways", "TransitGatewayId", "TransitGatewayIds=['tgw-1']", "tgw-1")]
    public async Task Ids_and_filters_choose(string call, string list, string id, string arguments, string expected)
    {
        var answer = (await AskAsync($"c.{call}({arguments})"))[0];

        Assert.Equal(expected, string.Join(' ', answer[list]!.AsArray().Select(item => $"{item![id]}")));
    }

    [Fact]
    public async Task Long_lists_come_in_pages()
    {
        var answers = await AskAsync(
            "[[e['Cidr'] for e in p['Entries']] for p in c.get_paginator('get_managed_prefix_list_entries').paginate(PrefixListId='pl-1', PaginationConfig={'PageSize': 2})]",
            "c.describe_subnets(NextToken='nonsense')");

        Assert.Equal("""[["203.0.113.0/28","203.0.113.16/28"],["203.0.113.32/28"]]""", answers[0].ToJsonString());
        Assert.Equal("InvalidNextToken", $"{answers[1]["Error"]}");
    }

    [Fact]
    public async Task What_is_not_there_is_said_as_EC2_says_it()
    {
        var answers = await AskAsync("c.describe_vpcs(VpcIds=['vpc-9'])", "c.run_instances(MinCount=1, MaxCount=1)");

        Assert.Equal("InvalidVpcID.NotFound 400", $"{answers[0]["Error"]} {answers[0]["Status"]}");
        Assert.Equal("InvalidAction 400", $"{answers[1]["Error"]} {answers[1]["Status"]}");
    }

    private Task<JsonNode[]> AskAsync(params string[] calls) => Boto.AskAsync("ec2", _ec2.Url, null, calls);
}
