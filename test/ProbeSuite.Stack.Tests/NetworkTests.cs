using System.Net;
using System.Text.Json.Nodes;

namespace ProbeSuite.Stack.Tests;

/// <summary>The network that the template makes: each placement differs from the others in its route table.</summary>
public class NetworkTests
{
    private static readonly DeployedStack Stack = DeployedStack.With("");

    [Theory]
    [InlineData("PublicSubnet", "${InternetGateway}")]
    [InlineData("PrivateSubnet", "${NatGateway}")]
    [InlineData("EndpointSubnet", null)]
    [InlineData("DatabaseSubnetA", null)]
    [InlineData("DatabaseSubnetB", null)]
    public void A_subnet_leaves_by_its_own_gateway_or_not_at_all(string subnet, string? gateway)
    {
        var routes = Stack.OfType("AWS::EC2::Route").Values.Where(route => (string?)route["RouteTableId"] == TableOf(subnet));
        Assert.Equal(gateway is null ? [] : [("0.0.0.0/0", gateway)], routes.Select(route => ((string)route["DestinationCidrBlock"]!, (string)(route["GatewayId"] ?? route["NatGatewayId"])!)));
    }

    [Fact]
    public void Only_the_endpoint_subnet_has_the_endpoint()
    {
        var endpoint = Stack.Properties("S3Endpoint");
        Assert.Equal("Gateway", (string?)endpoint["VpcEndpointType"]);
        Assert.Equal(TableOf("EndpointSubnet"), (string?)Assert.Single(endpoint["RouteTableIds"]!.AsArray()));
        Assert.Single(Stack.OfType("AWS::EC2::SubnetRouteTableAssociation").Values, each => (string?)each["RouteTableId"] == TableOf("EndpointSubnet"));
    }

    [Fact]
    public void The_interface_endpoint_stands_in_the_endpoint_subnet_admits_the_probes_and_has_the_services_name()
    {
        var stack = DeployedStack.With("InterfaceEndpoint=true");
        var endpoint = stack.Properties("SqsEndpoint");
        Assert.Equal(("Interface", "com.amazonaws.eu-west-1.sqs", true), ((string)endpoint["VpcEndpointType"]!, (string)endpoint["ServiceName"]!, (bool)endpoint["PrivateDnsEnabled"]!));
        Assert.Equal(["${EndpointSubnet}"], Texts(endpoint["SubnetIds"]!));
        Assert.Equal(["${SqsEndpointSecurityGroup}"], Texts(endpoint["SecurityGroupIds"]!));
        Assert.Equal("${ProbeSecurityGroup}", (string?)Assert.Single(stack.Properties("SqsEndpointSecurityGroup")["SecurityGroupIngress"]!.AsArray())!["SourceSecurityGroupId"]);
        Assert.DoesNotContain("SqsEndpoint", Stack.Resources.Keys);
    }

    [Fact]
    public void The_nat_gateway_stands_in_the_public_subnet_with_an_address_of_its_own()
    {
        var gateway = Stack.Properties("NatGateway");
        Assert.Equal(("${PublicSubnet}", "${NatAddress.AllocationId}"), ((string)gateway["SubnetId"]!, (string)gateway["AllocationId"]!));
    }

    [Fact]
    public void Subnets_lie_inside_the_vpc_and_apart_from_each_other()
    {
        var stack = DeployedStack.With("VpcCidr=10.99.0.0/16");
        var vpc = IPNetwork.Parse((string)stack.Properties("Vpc")["CidrBlock"]!);
        var subnets = stack.OfType("AWS::EC2::Subnet").Values.Select(subnet => IPNetwork.Parse((string)subnet["CidrBlock"]!)).ToArray();

        Assert.Equal(5, subnets.Length);
        Assert.Distinct(subnets);
        Assert.All(subnets, subnet => Assert.True(vpc.Contains(subnet.BaseAddress) && subnet.PrefixLength == 24));
    }

    [Fact]
    public void The_database_may_choose_between_two_zones() =>
        Assert.NotEqual((string?)Stack.Properties("DatabaseSubnetA")["AvailabilityZone"], (string?)Stack.Properties("DatabaseSubnetB")["AvailabilityZone"]);

    [Fact]
    public void Names_of_endpoints_and_databases_resolve() =>
        Assert.True((bool)Stack.Properties("Vpc")["EnableDnsSupport"]! && (bool)Stack.Properties("Vpc")["EnableDnsHostnames"]!);

    [Fact]
    public void No_network_acl_decides_beside_routes_and_groups() =>
        Assert.DoesNotContain(Stack.Resources.Values, resource => resource["Type"]!.ToString().Contains("NetworkAcl", StringComparison.Ordinal));

    [Fact]
    public void In_an_existing_vpc_nothing_is_made_but_a_security_group()
    {
        var stack = DeployedStack.With("ExistingVpcId=vpc-0123456789abcdef0 PrivateSubnetIds=subnet-00000001 PublicSubnetIds=subnet-00000002 EndpointSubnetIds=subnet-00000003 S3EndpointId=vpce-00000001");
        var made = Assert.Single(stack.Resources, resource => resource.Value["Type"]!.ToString().StartsWith("AWS::EC2::", StringComparison.Ordinal));
        Assert.Equal("AWS::EC2::SecurityGroup", made.Value["Type"]!.ToString());
        Assert.Equal("vpc-0123456789abcdef0", (string?)made.Value["Properties"]!["VpcId"]);
        Assert.Equal(["subnet-00000003"], Texts(stack.Properties("EndpointProbe")["VpcConfig"]!["SubnetIds"]!));
    }

    [Fact]
    public void With_security_groups_given_not_even_that()
    {
        var stack = DeployedStack.With("ExistingVpcId=vpc-0123456789abcdef0 PrivateSubnetIds=subnet-00000001,subnet-00000002 SecurityGroupIds=sg-00000001");
        Assert.DoesNotContain(stack.Resources.Values, resource => resource["Type"]!.ToString().StartsWith("AWS::EC2::", StringComparison.Ordinal));
        Assert.Equal(["subnet-00000001", "subnet-00000002"], Texts(stack.Properties("PrivateSubnetProbe")["VpcConfig"]!["SubnetIds"]!));
        Assert.Equal(["sg-00000001"], Texts(stack.Properties("PrivateSubnetProbe")["VpcConfig"]!["SecurityGroupIds"]!));
    }

    private static string TableOf(string subnet) =>
        (string)Assert.Single(Stack.OfType("AWS::EC2::SubnetRouteTableAssociation").Values, each => (string?)each["SubnetId"] == $"${{{subnet}}}")["RouteTableId"]!;

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(each => each!.ToString());
}
