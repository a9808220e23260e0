using ProbeSuite.Topology;

namespace ProbeSuite.Templates;

/// <summary>Several templates, or a template and what stands already, as one network.</summary>
public class JoinedTests
{
    private static readonly Stack Network = Templates.Resources("""
        Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
        Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
        Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
        Use: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Private } }
        Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8 }] } }
        """);

    [Fact]
    public void Rules_and_routes_that_one_adds_to_anothers_are_among_them()
    {
        var whole = With("""
            Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: Group, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: sg-1 } }
            Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: Table, DestinationCidrBlock: 0.0.0.0/0, TransitGatewayId: tgw-1 } }
            """);

        var group = Assert.Single(whole.SecurityGroups, group => group.Id == "Group");
        Assert.Equal(["tcp 22 10.0.0.0/8", "tcp 5432 sg-1"], group.Ingress.Select(rule => $"{rule}"));
        Assert.Equal("Vpc", group.VpcId);
        Assert.Equal(["10.0.0.0/16 → local", "0.0.0.0/0 → tgw-1"], Assert.Single(whole.RouteTables, table => table.Id == "Table").Routes.Select(route => $"{route}"));
        Assert.DoesNotContain(whole.Gaps, gap => gap.ResourceId is "Group" or "Table");
    }

    [Fact]
    public void So_are_the_entries_of_an_ACL()
    {
        var whole = With("Entry: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: Vpc.DefaultNetworkAcl, RuleNumber: 50, Egress: true, Protocol: 6, RuleAction: deny, CidrBlock: 10.9.0.0/16 } }");

        var acl = Assert.Single(whole.NetworkAcls);
        Assert.Equal(["100 0.0.0.0/0", "101 ::/0", "50 10.9.0.0/16"], acl.Entries.Where(entry => entry.Egress).Select(entry => $"{entry.RuleNumber} {entry.Cidr}"));
        Assert.Equal("Vpc", acl.VpcId);
        Assert.DoesNotContain(whole.Gaps, gap => gap.ResourceId == acl.Id);
    }

    [Fact]
    public void So_are_the_gateways_of_a_table()
    {
        var whole = With("Use: { Type: AWS::EC2::GatewayRouteTableAssociation, Properties: { RouteTableId: Table, GatewayId: igw-1 } }");

        Assert.Equal(["igw-1"], Assert.Single(whole.RouteTables, table => table.Id == "Table").GatewayIds);
        Assert.DoesNotContain(whole.Gaps, gap => gap.ResourceId == "Table");
    }

    [Fact]
    public void DHCP_options_that_one_makes_are_not_missing_from_the_other()
    {
        var options = Templates.Resources("Options: { Type: AWS::EC2::DHCPOptions, Properties: { DomainNameServers: [10.0.0.9] } }");
        var user = Templates.Resources("""
            Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
            Use: { Type: AWS::EC2::VPCDHCPOptionsAssociation, Properties: { VpcId: !Ref Vpc, DhcpOptionsId: Options } }
            """);

        Assert.Contains(user.Snapshot.Gaps, gap => gap.ResourceId == "Options");
        Assert.DoesNotContain(Joined.Of([options.Part, user.Part]).Gaps, gap => gap.ResourceId == "Options");
    }

    [Fact]
    public void What_is_not_known_of_an_added_rule_stays_so()
    {
        var whole = With("Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: Group, IpProtocol: tcp, FromPort: !ImportValue port, ToPort: !ImportValue port, CidrIp: 10.0.0.0/8 } }");

        Assert.Equal("Rule.FromPort is not known: import port", Assert.Single(whole.Gaps, gap => gap.ResourceId == "Group").Why);
    }

    [Fact]
    public void What_is_not_known_of_ones_own_stays_so()
    {
        var doubtful = Templates.Resources("Own: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !ImportValue port, ToPort: 1, CidrIp: 10.0.0.0/8 }] } }");

        Assert.Contains(Joined.Of([Network.Part, doubtful.Part]).Gaps, gap => gap.ResourceId == "Own");
    }

    [Fact]
    public void A_subnet_uses_the_table_and_ACL_that_the_last_one_gives_it()
    {
        var whole = With("""
            Mine: { Type: AWS::EC2::RouteTable, Properties: { VpcId: Vpc } }
            Use: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Mine, SubnetId: Private } }
            """);

        Assert.Equal(["Mine"], whole.RouteTables.Where(table => table.SubnetIds.Contains("Private")).Select(table => table.Id));
    }

    [Fact]
    public void A_function_is_the_last_ones()
    {
        var before = Templates.Resources("Orders: { Type: AWS::Lambda::Function, Properties: { FunctionName: orders } }");

        var function = Assert.Single(Joined.Of([before.Part, Network.Part, Templates.Resources("New: { Type: AWS::Lambda::Function, Properties: { FunctionName: orders, VpcConfig: { SubnetIds: [Private], SecurityGroupIds: [Group] } } }").Part]).Functions);

        Assert.Equal(["Private"], function.Placement.SubnetIds);
    }

    [Fact]
    public void What_nobody_makes_is_still_missing() =>
        Assert.Contains(
            new Gap(ResourceKind.Subnets, "it is not in the template", "subnet-1"),
            With("Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [subnet-1, Private], SecurityGroupIds: [Group] } } }").Gaps);

    private static Snapshot With(string resources) => Joined.Of([Network.Part, Templates.Resources(resources).Part]);
}
