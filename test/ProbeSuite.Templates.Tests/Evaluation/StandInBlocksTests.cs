using ProbeSuite.Reachability;
using ProbeSuite.Targets;

namespace ProbeSuite.Templates.Evaluation;

public class StandInBlocksTests
{
    private const string Network = """
        Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
        Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true } }
        Out: { Type: AWS::EC2::EgressOnlyInternetGateway, Properties: { VpcId: !Ref Vpc } }
        Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
        Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationIpv6CidrBlock: "::/0", EgressOnlyInternetGatewayId: !Ref Out } }
        Use: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Private } }
        Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { Ipv6AllowedForDualStack: true, SubnetIds: [!Ref Private], SecurityGroupIds: [!Ref Group] } } }

        """;

    private const string Group = "\nGroup: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }";

    [Theory]
    [InlineData("!Select [2, !Cidr [!Select [0, !GetAtt Vpc.Ipv6CidrBlocks], 8, 64]]")]
    [InlineData("!Join ['', [!Select [0, !Split ['00::/56', !Select [0, !GetAtt Vpc.Ipv6CidrBlocks]]], '02::/64']]")]
    public void A_dual_stack_function_leaves_by_IPv6_before_anybody_knows_its_block(string block)
    {
        var stack = Templates.Resources($"{Network}{Subnet(block)}{Group}");

        Assert.Equal("2001:db8:7b28:1a02::/64", $"{stack.Snapshot.Subnets[0].CidrBlocks[1]}");
        Assert.Contains(stack.Snapshot.Gaps, gap => gap.Why == "the block Six is chosen by AWS at deployment, and 2001:db8:7b28:1a00::/56 stands for it");
        Assert.Equal(PathState.Open, Predicted(stack));
    }

    [Fact]
    public void Where_a_rule_could_tell_blocks_apart_nothing_stands_for_the_unknown_one()
    {
        var stack = Templates.Resources($$"""
            {{Network}}{{Subnet("!Select [2, !Cidr [!Select [0, !GetAtt Vpc.Ipv6CidrBlocks], 8, 64]]")}}
            Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, SecurityGroupEgress: [{ IpProtocol: "-1", CidrIpv6: "2600:1f00::/24" }, { IpProtocol: "-1", CidrIpv6: "::/0" }] } }
            """);

        Assert.Equal(PathState.Unknown, Predicted(stack));
    }

    [Fact]
    public void Nor_for_one_of_several() =>
        Assert.Single(Templates.Resources($"{Network}More: {{ Type: AWS::EC2::VPCCidrBlock, Properties: {{ VpcId: !Ref Vpc, Ipv6IpamPoolId: pool }} }}{Subnet("!Select [0, !GetAtt Vpc.Ipv6CidrBlocks]", "\n")}{Group}").Snapshot.Vpcs[0].CidrBlocks);

    private static string Subnet(string block, string before = "") =>
        $"{before}Private: {{ Type: AWS::EC2::Subnet, Properties: {{ VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, Ipv6CidrBlock: {block} }} }}";

    private static PathState Predicted(Stack stack) =>
        new Predictor(stack.Snapshot).Predict(stack.Functions[0].Function.Placement, Target.Parse("https://example.com/?family=ipv6")).Path;
}
