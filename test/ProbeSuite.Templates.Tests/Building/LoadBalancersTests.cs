using ProbeSuite.Reachability;
using ProbeSuite.Targets;

namespace ProbeSuite.Templates.Building;

public class LoadBalancersTests
{
    private const string Network = """
        Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
        Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
        Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
        Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref Private], SecurityGroupIds: [!Ref Group] } } }

        """;

    [Theory]
    // Nobody filters what has no group, and an application load balancer that names none has its VPC's own.
    [InlineData("Type: network, Scheme: internal", PathState.Open)]
    [InlineData("Scheme: internal", PathState.Blocked)]
    [InlineData("Scheme: internal, SecurityGroups: [!Ref Group]", PathState.Blocked)]
    // Its name leads to public addresses, also inside the VPC.
    [InlineData("Type: network", PathState.Unknown)]
    public void What_reaches_a_load_balancer_depends_on_its_groups_and_its_scheme(string properties, PathState expected)
    {
        var stack = Templates.Resources($"{Network}Balancer: {{ Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {{ Name: front, {properties}, Subnets: [!Ref Private] }} }}");

        Assert.Equal(expected, new Predictor(stack.Snapshot).Predict(stack.Functions[0].Function.Placement, Target.Parse("resource://Balancer:443")).Path);
    }
}
