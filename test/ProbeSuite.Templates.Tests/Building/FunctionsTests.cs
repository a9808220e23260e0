using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

public class FunctionsTests
{
    [Theory]
    [InlineData("", "no VPC")]
    [InlineData("Properties: { Description: In the VPC, so it says }", "no VPC")]
    [InlineData("Properties: { VpcConfig: !Ref AWS::NoValue }", "no VPC")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } }", "no VPC")]
    [InlineData("Properties: { VpcConfig: !If [Never, { SubnetIds: [a] }, !Ref AWS::NoValue] }", "no VPC")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: [!Ref Subnet, !GetAtt Public.SubnetId], SecurityGroupIds: [!Ref Group] } }", "Vpc [Subnet,Public] [Group]")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: !Split [',', !Sub '${Subnet},${Public}'], SecurityGroupIds: [!GetAtt Vpc.DefaultSecurityGroup] } }", "Vpc [Subnet,Public] [Vpc.DefaultSecurityGroup]")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: !Split [',', ' subnet-1 , subnet-2'], SecurityGroupIds: [sg-1] } }", " [subnet-1,subnet-2] [sg-1]")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: !Ref SubnetIds, SecurityGroupIds: [!Ref Group] } }", "?Function.VpcConfig.SubnetIds is not known: parameter SubnetIds")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: !Split [',', !Sub '${A},${B}'], SecurityGroupIds: [!Ref Group] } }", "?Function.VpcConfig.SubnetIds is not known: parameter A")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: !Split [',', !ImportValue net], SecurityGroupIds: [!Ref Group] } }", "?Function.VpcConfig.SubnetIds is not known: import net")]
    [InlineData("Properties: { VpcConfig: { SubnetIds: ['{{resolve:ssm:/net/a}}'], SecurityGroupIds: [!Ref Group] } }", "?Function.VpcConfig.SubnetIds is not known: {{resolve:ssm:/net/a}}")]
    [InlineData("Properties: { VpcConfig: !If [Perhaps, { SubnetIds: [a] }, !Ref AWS::NoValue] }", "?Function.VpcConfig is not known: condition Perhaps, which depends on parameter A")]
    [InlineData("Properties: { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: x } } }", "?Function runs on a capacity provider, whose network it has")]
    [InlineData("Properties: { PackageType: Image, ImageUri: x, VpcConfig: { SubnetIds: [!Ref Subnet], SecurityGroupIds: [!ImportValue g] } }", "Vpc [Subnet] [import g]")]
    public void A_function_stands(string properties, string expected)
    {
        foreach (var type in new[] { "AWS::Lambda::Function", "AWS::Serverless::Function" })
        {
            var placement = Template($"Function: {{ Type: {type}, {properties} }}").Functions[0].Function.Placement;

            Assert.Equal(expected, Picture(placement));
        }
    }

    [Theory]
    [InlineData("{ VpcConfig: !If [Never, !Ref AWS::NoValue, { SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] }] }", "{}", "Vpc [Subnet] [Group]")]
    [InlineData("{ VpcConfig: !If [Always, !Ref AWS::NoValue, { SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] }] }", "{}", "no VPC")]
    [InlineData("{ VpcConfig: { SecurityGroupIds: [sg-1] } }", "{ VpcConfig: { SubnetIds: [!Ref Subnet], SecurityGroupIds: [sg-2] } }", "Vpc [Subnet] [sg-1,sg-2]")]
    // A function's own word is taken whole where it is a function of CloudFormation.
    [InlineData("{ VpcConfig: { SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] } }", "{ VpcConfig: !Ref AWS::NoValue }", "no VPC")]
    public void Globals_are_merged_in(string globals, string own, string expected)
    {
        var stack = Template($"Function: {{ Type: AWS::Serverless::Function, Properties: {own} }}", $"Globals: {{ Function: {globals} }}");

        Assert.Equal(expected, Picture(stack.Functions[0].Function.Placement));
    }

    [Fact]
    public void Variables_time_and_memory_are_those_of_globals_and_of_the_function()
    {
        var function = Template(
            "Function: { Type: AWS::Serverless::Function, Properties: { FunctionName: !Sub '${AWS::StackName}-it', MemorySize: 512, Environment: { Variables: { B: own, C: !Ref A, PROBESUITE_PLACEMENT: here } } } }",
            "Globals: { Function: { Timeout: 30, Environment: { Variables: { A: shared, B: shared } } } }").Functions[0];

        Assert.Equal("probesuite-it here 30 512", $"{function.Function.Name} {function.Function.PlacementName} {function.Function.TimeoutSeconds} {function.MemoryMb}");
        Assert.Equal(["A=shared", "B=own", "PROBESUITE_PLACEMENT=here"], function.Environment.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(["C: parameter A"], function.UnknownVariables.Select(pair => $"{pair.Key}: {pair.Value}"));
    }

    [Theory]
    [InlineData("AWS::Lambda::Function", "[{ Key: probesuite:placement, Value: tagged }]")]
    [InlineData("AWS::Serverless::Function", "{ probesuite:placement: tagged }")]
    public void The_tag_names_the_placement(string type, string tags) =>
        Assert.Equal("tagged", Template($"Function: {{ Type: {type}, Properties: {{ Tags: {tags} }} }}").Functions[0].Function.PlacementName);

    [Fact]
    public void Without_a_name_of_its_own_a_function_goes_by_its_logical_id_and_Lambdas_defaults()
    {
        var function = Template("Function: { Type: AWS::Lambda::Function }").Functions[0];

        Assert.Equal("Function 3 128", $"{function.Function.Name} {function.Function.TimeoutSeconds} {function.MemoryMb}");
    }

    [Fact]
    public void What_a_false_condition_leaves_out_is_not_there()
    {
        var snapshot = Template("""
            Function: { Type: AWS::Lambda::Function, Condition: Never }
            Db: { Type: AWS::RDS::DBInstance, Condition: Never, Properties: { Engine: postgres } }
            Kept: { Type: AWS::Lambda::Function, Condition: Always, Properties: { Environment: { Variables: { HOST: !GetAtt Db.Endpoint.Address } } } }
            """);

        Assert.Equal("Kept", Assert.Single(snapshot.Functions).LogicalId);
        Assert.Empty(snapshot.Snapshot.DbInstances);
        Assert.Equal("Db, which condition Never leaves out", snapshot.Functions[0].UnknownVariables["HOST"]);
    }

    [Fact]
    public void What_only_the_deployment_decides_is_a_gap_by_its_name() =>
        Assert.Contains(
            new Gap(ResourceKind.Functions, "whether Function exists is not known: condition Perhaps, which depends on parameter A", "Function"),
            Template("Function: { Type: AWS::Lambda::Function, Condition: Perhaps }").Snapshot.Gaps);

    [Fact]
    public void What_SAM_makes_by_itself_may_be_referred_to() =>
        Assert.Equal("ServerlessRestApi|FunctionRole|<attribute FunctionRole.Arn>", Template(
            "Function: { Type: AWS::Serverless::Function }",
            "Outputs: { It: { Value: !Sub '${ServerlessRestApi}|${FunctionRole}|${FunctionRole.Arn}' } }").Outputs["It"]);

    [Fact]
    public void Schedules_are_found_in_all_their_forms()
    {
        var stack = Template("""
            Function:
              Type: AWS::Serverless::Function
              Properties:
                Events:
                  A: { Type: Schedule, Properties: { Schedule: rate(1 hour), Enabled: false } }
                  B: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(2 hours), Input: '{"a":1}' } }
                  C: { Type: Api, Properties: { Path: /, Method: get } }
            C: { Type: AWS::Scheduler::Schedule, Properties: { ScheduleExpression: rate(3 hours), State: DISABLED, Target: { Arn: !GetAtt Function.Arn, RoleArn: x } } }
            D: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(4 hours), Targets: [{ Id: x, Arn: !GetAtt Function.Arn, Input: '{}' }] } }
            """);

        Assert.Equal(
            ["Function rate(1 hour)  False", "Function rate(2 hours) {\"a\":1} True", "Function rate(3 hours)  False", "Function rate(4 hours) {} True"],
            stack.Schedules.Select(schedule => $"{schedule.Function} {schedule.Expression} {schedule.Input} {schedule.IsEnabled}"));
    }

    private static Stack Template(string resources, string sections = "") => Templates.Read($$"""
        Transform: AWS::Serverless-2016-10-31
        Parameters: { A: { Type: String }, B: { Type: String }, SubnetIds: { Type: "List<AWS::EC2::Subnet::Id>" } }
        Conditions: { Never: !Equals [a, b], Always: !Equals [a, a], Perhaps: !Equals [!Ref A, a] }
        {{sections}}
        Resources:
          Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
          Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
          Public: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24 } }
          Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
        {{Templates.Indented(resources)}}
        """);

    private static string Picture(Placement placement) => placement.Unknown is { } unknown ? $"?{unknown}"
        : placement.InVpc ? $"{placement.VpcId} [{string.Join(',', placement.SubnetIds)}] [{string.Join(',', placement.SecurityGroupIds)}]"
        : "no VPC";
}
