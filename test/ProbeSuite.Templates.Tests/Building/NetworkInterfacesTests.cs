using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

public class NetworkInterfacesTests
{
    private const string Network = """
        Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
        Public: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true } }
        Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }

        """;

    [Theory]
    [InlineData("SubnetId: !Ref Public", "10.0.0.8 0.0.0.0")]
    [InlineData("SubnetId: !Ref Private", "10.0.1.8 ")]
    [InlineData("SubnetId: !Ref Private, PrivateIpAddress: 10.0.1.77", "10.0.1.77 ")]
    [InlineData("NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref Public, AssociatePublicIpAddress: false }]", "10.0.0.8 ")]
    [InlineData("NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref Private, AssociatePublicIpAddress: true }]", "10.0.1.8 0.0.0.0")]
    public void An_instance_has_an_address_that_it_could_get_and_a_public_one_where_it_will(string properties, string expected) =>
        Assert.Equal(expected, Address($"Server: {{ Type: AWS::EC2::Instance, Properties: {{ {properties} }} }}"));

    [Theory]
    [InlineData("Address: { Type: AWS::EC2::EIP, Properties: { InstanceId: !Ref Server } }")]
    [InlineData("Tie: { Type: AWS::EC2::EIPAssociation, Properties: { InstanceId: !Ref Server, AllocationId: eipalloc-1 } }")]
    public void An_Elastic_IP_is_a_public_address(string tie) =>
        Assert.Equal("10.0.1.8 0.0.0.0", Address($"Server: {{ Type: AWS::EC2::Instance, Properties: {{ SubnetId: !Ref Private }} }}\n{tie}"));

    [Fact]
    public void An_Elastic_IP_of_an_instance_is_its_primary_interfaces() =>
        Assert.Equal(["Server.Interface0 0.0.0.0", "Server.Interface1 "], Templates.Resources(Network + """
            Server: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref Private }, { DeviceIndex: 1, SubnetId: !Ref Private }] } }
            Address: { Type: AWS::EC2::EIP, Properties: { InstanceId: !Ref Server } }
            """).Snapshot.NetworkInterfaces.Select(card => $"{card.Id} {card.Addresses[0].PublicIp}"));

    [Fact]
    public void Whether_one_is_public_is_not_the_subnets_word_where_its_own_is_not_known()
    {
        var snapshot = Templates.Resources(Network + "Server: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref Public, AssociatePublicIpAddress: !ImportValue open }] } }").Snapshot;

        Assert.Null(Assert.Single(snapshot.NetworkInterfaces).Addresses[0].PublicIp);
        Assert.Contains(new Gap(ResourceKind.NetworkInterfaces, "Server.NetworkInterfaces[0].AssociatePublicIpAddress is not known: import open", "Server.Interface0"), snapshot.Gaps);
    }

    [Fact]
    public void None_gets_the_last_address_of_its_subnet() =>
        Assert.Equal(["10.0.2.8", "10.0.2.9", "10.0.2.10", "10.0.2.11", "10.0.2.12", "10.0.2.13", "10.0.2.14", ""], Templates.Resources(
            $"{Network}Small: {{ Type: AWS::EC2::Subnet, Properties: {{ VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/28 }} }}\n"
            + string.Join('\n', Enumerable.Range(0, 8).Select(number => $"Card{number}: {{ Type: AWS::EC2::NetworkInterface, Properties: {{ SubnetId: !Ref Small }} }}"))).Snapshot.NetworkInterfaces.Select(card => string.Join(' ', card.Addresses.Select(own => own.Address))));

    [Fact]
    public void No_two_have_the_same_address() =>
        Assert.Equal(["10.0.1.9", "10.0.1.8", "10.0.1.10"], Templates.Resources(Network + """
            One: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Private } }
            Two: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Private, PrivateIpAddress: 10.0.1.8 } }
            Three: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Private } }
            """).Snapshot.NetworkInterfaces.Select(card => $"{card.Addresses[0].Address}"));

    [Theory]
    [InlineData("false", PathState.Open)]
    [InlineData("true", PathState.Blocked)]
    public void A_NAT_instance_leads_out_where_it_may_forward(string check, PathState expected)
    {
        var stack = Templates.Resources(Network + $$"""
            Gateway: { Type: AWS::EC2::InternetGateway }
            Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
            PublicTable: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
            PublicRoute: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PublicTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway } }
            PublicUse: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref PublicTable, SubnetId: !Ref Public } }
            NatGroup: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, SecurityGroupIngress: [{ IpProtocol: "-1", CidrIp: 10.0.0.0/16 }] } }
            Nat: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Public, SourceDestCheck: {{check}}, SecurityGroupIds: [!Ref NatGroup] } }
            Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
            Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, InstanceId: !Ref Nat } }
            Use: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Private } }
            Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
            Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref Private], SecurityGroupIds: [!Ref Group] } } }
            """);

        var prediction = new Predictor(stack.Snapshot).Predict(stack.Functions[0].Function.Placement, Target.Parse("https://example.com/"));

        Assert.Equal(expected, prediction.Path);
        Assert.Null(prediction.EgressAddress);
    }

    private static string Address(string instance)
    {
        var own = Assert.Single(Assert.Single(Templates.Resources(Network + instance).Snapshot.NetworkInterfaces).Addresses);
        return $"{own.Address} {own.PublicIp}";
    }
}
