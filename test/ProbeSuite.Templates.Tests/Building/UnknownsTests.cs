using ProbeSuite.Reachability;
using ProbeSuite.Targets;

namespace ProbeSuite.Templates.Building;

/// <summary>What a template leaves open is never guessed: the predictor says unknown, unless the rest decides.</summary>
public class UnknownsTests
{
    private const string Sections = """
        Parameters: { Given: { Type: String, Default: yes }, Open: { Type: String }, Block: { Type: String }, Subnets: { Type: "List<AWS::EC2::Subnet::Id>" } }
        Conditions: { Perhaps: !Equals [!Ref Open, a], Not: !Not [!Condition Perhaps] }
        """;

    private const string Network = """
        Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
        Igw: { Type: AWS::EC2::InternetGateway }
        Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Igw } }
        Public: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
        PublicTable: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
        PublicRoute: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PublicTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw } }
        PublicTie: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref PublicTable, SubnetId: !Ref Public } }
        Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Public, AllocationId: !GetAtt Ip.AllocationId } }
        Ip: { Type: AWS::EC2::EIP }
        Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
        Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
        Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
        Tie: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Private } }
        Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
        Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref Private], SecurityGroupIds: [!Ref Group] } } }

        """;

    private const string Internet = "https://example.com/";

    [Fact]
    public void With_nothing_left_open_the_internet_is_reached() => Assert.Equal(PathState.Open, Path("", "", Internet));

    [Theory]
    // Whether a piece of the way is there at all.
    [InlineData("Route: { Type: AWS::EC2::Route", "Route: { Type: AWS::EC2::Route, Condition: Perhaps", PathState.Unknown)]
    [InlineData("Tie: { Type: AWS::EC2::SubnetRouteTableAssociation", "Tie: { Type: AWS::EC2::SubnetRouteTableAssociation, Condition: Perhaps", PathState.Unknown)]
    [InlineData("Nat: { Type: AWS::EC2::NatGateway", "Nat: { Type: AWS::EC2::NatGateway, Condition: Perhaps", PathState.Unknown)]
    [InlineData("Attachment: { Type: AWS::EC2::VPCGatewayAttachment", "Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Condition: Perhaps", PathState.Unknown)]
    [InlineData("Igw: { Type: AWS::EC2::InternetGateway", "Igw: { Type: AWS::EC2::InternetGateway, Condition: Perhaps", PathState.Unknown)]
    [InlineData("Group: { Type: AWS::EC2::SecurityGroup", "Group: { Type: AWS::EC2::SecurityGroup, Condition: Perhaps", PathState.Unknown)]
    [InlineData("Private: { Type: AWS::EC2::Subnet", "Private: { Type: AWS::EC2::Subnet, Condition: Perhaps", PathState.Unknown)]
    // What a piece of the way says.
    [InlineData("CidrBlock: 10.0.1.0/24", "CidrBlock: !Ref Block", PathState.Unknown)]
    [InlineData("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat", "DestinationCidrBlock: !Ref Block, NatGatewayId: !Ref Nat", PathState.Unknown)]
    [InlineData("NatGatewayId: !Ref Nat", "NatGatewayId: !ImportValue nat", PathState.Unknown)]
    [InlineData("NatGatewayId: !Ref Nat", "NatGatewayId: !If [Perhaps, !Ref Nat, !Ref AWS::NoValue], GatewayId: !If [Perhaps, !Ref AWS::NoValue, !Ref Igw]", PathState.Unknown)]
    [InlineData("RouteTableId: !Ref Table, SubnetId", "RouteTableId: !ImportValue table, SubnetId", PathState.Unknown)]
    [InlineData("SubnetIds: [!Ref Private]", "SubnetIds: !Ref Subnets", PathState.Unknown)]
    [InlineData("SubnetIds: [!Ref Private]", "SubnetIds: [subnet-0123]", PathState.Unknown)]
    [InlineData("SecurityGroupIds: [!Ref Group]", "SecurityGroupIds: [!ImportValue group]", PathState.Unknown)]
    // The rest decides: a table that an association names must be there.
    [InlineData("Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }\nRoute", "Table: { Type: AWS::EC2::RouteTable, Condition: Perhaps, Properties: { VpcId: !Ref Vpc } }\nRoute", PathState.Open)]
    // One group of several allows all, and the NAT gateway's way is known.
    [InlineData("SecurityGroupIds: [!Ref Group]", "SecurityGroupIds: [!Ref Group, !ImportValue group]", PathState.Open)]
    [InlineData("CidrBlock: 10.0.0.0/24", "CidrBlock: 10.0.0.0/24, Ipv6CidrBlock: !Select [0, !Cidr [!Select [0, !GetAtt Vpc.Ipv6CidrBlocks], 2, 64]]", PathState.Open)]
    // A placement over a private and a public subnet depends on the one that is used.
    [InlineData("SubnetIds: [!Ref Private]", "SubnetIds: [!Ref Private, !Ref Public]", PathState.Unknown)]
    [InlineData("SubnetIds: [!Ref Private]", "SubnetIds: [!Ref Public]", PathState.Blocked)]
    public void What_is_left_open_is_unknown(string written, string instead, PathState expected) => Assert.Equal(expected, Path(written, instead, Internet));

    [Theory]
    [InlineData("Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }\nAclTie: { Type: AWS::EC2::SubnetNetworkAclAssociation, Condition: Perhaps, Properties: { NetworkAclId: !Ref Acl, SubnetId: !Ref Private } }", PathState.Unknown)]
    [InlineData("AclTie: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { NetworkAclId: !ImportValue acl, SubnetId: !Ref Private } }", PathState.Unknown)]
    [InlineData("Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }\nAclTie: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { NetworkAclId: !Ref Acl, SubnetId: !Ref Private } }\nIn: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 1, Protocol: -1, RuleAction: allow, CidrBlock: !Ref Block } }", PathState.Unknown)]
    [InlineData("Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }\nAclTie: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { NetworkAclId: !Ref Acl, SubnetId: !Ref Private } }", PathState.Blocked)]
    [InlineData("Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }\nAclTie: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { NetworkAclId: !Ref Acl, SubnetId: !Ref Private } }\nIn: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 1, Protocol: -1, RuleAction: deny, CidrBlock: 0.0.0.0/0 }, Condition: Perhaps }\nIn2: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 2, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }\nOut: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 2, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }", PathState.Unknown)]
    [InlineData("Second: { Type: AWS::EC2::Route, Condition: Perhaps, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw } }\nFirst: { Type: AWS::EC2::Route, Condition: Not, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }", PathState.Unknown)]
    [InlineData("Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x } }", PathState.Open)]
    [InlineData("Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x, Parameters: { Vpc: !Ref Vpc } } }", PathState.Unknown)]
    public void What_is_added_and_left_open_counts(string added, PathState expected) => Assert.Equal(expected, Path("", "", Internet, added));

    [Fact]
    public void Without_a_route_table_of_its_own_a_subnet_has_the_VPCs_main_one() =>
        Assert.Equal(PathState.Blocked, Path("Tie: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Private } }", "", Internet));

    [Fact]
    public void A_gateway_endpoint_does_not_help_a_group_that_admits_the_VPCs_range_alone()
    {
        const string Endpoint = "S3: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.s3, RouteTableIds: [!Ref Table] } }";

        Assert.Equal(PathState.Open, Path("NatGatewayId: !Ref Nat", "GatewayId: !Ref Igw", "s3://bucket/key", Endpoint));
        Assert.Equal(PathState.Blocked, Path(
            "Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc }",
            "Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, SecurityGroupEgress: [{ IpProtocol: -1, CidrIp: !GetAtt Vpc.CidrBlock }] }", "s3://bucket/key", Endpoint));
    }

    [Fact]
    public void A_database_is_reached_by_its_logical_id_and_by_the_host_name_that_the_template_uses()
    {
        const string Database = """
            DbSubnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref Private] } }
            DbGroup: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !GetAtt Db.Endpoint.Port, ToPort: !GetAtt Db.Endpoint.Port, SourceSecurityGroupId: !Ref Group }] } }
            Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, PubliclyAccessible: false, DBSubnetGroupName: !Ref DbSubnets, VPCSecurityGroups: [!Ref DbGroup] } }
            """;

        Assert.Equal(PathState.Open, Path("", "", "resource://Db", Database));
        Assert.Equal(PathState.Open, Path("", "", "postgres://probesuite-db.template.eu-west-1.rds.amazonaws.com/app", Database));
        Assert.Equal(PathState.Blocked, Path("", "", "resource://Db:3306", Database));
    }

    [Theory]
    [InlineData("SubnetIds: !Ref Subnets", PathState.Unknown)]
    [InlineData("SubnetIds: [!Ref Private]", PathState.Open)]
    [InlineData("SubnetIds: [!Ref Private], SecurityGroupIds: [!ImportValue group]", PathState.Unknown)]
    public void An_interface_endpoint_is_known_as_far_as_its_subnets_and_groups(string properties, PathState expected) => Assert.Equal(expected, Path(
        "CidrBlock: 10.0.0.0/16", "CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true", "aws://sqs",
        $$"""
        Sqs: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, PrivateDnsEnabled: true, {{properties}} } }
        Open: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt Vpc.DefaultSecurityGroup, IpProtocol: -1, CidrIp: 10.0.0.0/16 } }
        """));

    [Theory]
    [InlineData("SubnetIds: !Ref Subnets")]
    [InlineData("SubnetIds: [subnet-0123]")]
    public void A_database_in_subnets_that_are_not_in_the_template_stands_nobody_knows_where(string subnets) => Assert.Equal(PathState.Unknown, Path("", "", "resource://Db",
        $"DbSubnets: {{ Type: AWS::RDS::DBSubnetGroup, Properties: {{ {subnets} }} }}\nDb: {{ Type: AWS::RDS::DBInstance, Properties: {{ Engine: postgres, DBSubnetGroupName: !Ref DbSubnets }} }}"));

    [Fact]
    public void DNS_servers_that_are_left_open_are_not_taken_for_Amazons() =>
        Assert.Equal(PathState.Unknown, Path("", "", Internet, "Tied: { Type: AWS::EC2::VPCDHCPOptionsAssociation, Properties: { VpcId: !Ref Vpc, DhcpOptionsId: !ImportValue options } }"));

    [Fact]
    public void An_address_that_only_the_deployment_gives_is_nobodys_yet() => Assert.Equal(PathState.Unknown, Path("", "", "tcp://10.0.1.77:5432"));

    [Theory]
    [InlineData("SubnetIds: !Ref Subnets, SecurityGroupIds: [!Ref Tight]", PathState.Blocked)]
    [InlineData("SubnetIds: [subnet-0123], SecurityGroupIds: [!Ref Tight]", PathState.Blocked)]
    [InlineData("SubnetIds: !Ref Subnets, SecurityGroupIds: [!Ref Tight, !ImportValue other]", PathState.Unknown)]
    [InlineData("SubnetIds: !Ref Subnets, SecurityGroupIds: [!Ref Tight, !Ref Group]", PathState.Unknown)]
    public void Groups_may_decide_a_flow_from_subnets_that_are_not_known(string config, PathState expected) => Assert.Equal(expected, Path(
        "SubnetIds: [!Ref Private], SecurityGroupIds: [!Ref Group]", config, Internet,
        "Tight: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/16 }] } }"));

    [Fact]
    public void DNS_support_that_is_left_open_does_not_matter_to_addresses() =>
        Assert.Equal(PathState.Open, Path("CidrBlock: 10.0.0.0/16", "CidrBlock: 10.0.0.0/16, EnableDnsSupport: !Ref Open", "tcp://93.184.216.34:443"));

    private static PathState Path(string written, string instead, string target, string added = "")
    {
        Assert.Contains(written, Network, StringComparison.Ordinal);
        var network = written.Length == 0 ? Network : Network.Replace(written, instead, StringComparison.Ordinal);
        if (added.StartsWith("Second:", StringComparison.Ordinal))
        {
            network = string.Join('\n', network.Split('\n').Where(line => !line.StartsWith("Route:", StringComparison.Ordinal)));
        }

        var stack = Templates.Read($"{Sections}\nResources:\n{Templates.Indented(network + added)}\n");
        return new Predictor(stack.Snapshot).Predict(stack.Functions[0].Function.Placement, Target.Parse(target)).Path;
    }
}
