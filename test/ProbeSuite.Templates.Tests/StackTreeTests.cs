using ProbeSuite.Reachability;
using ProbeSuite.Targets;

namespace ProbeSuite.Templates;

/// <summary>Nested stacks whose templates lie beside the parent's.</summary>
public sealed class StackTreeTests : IDisposable
{
    private const string Network = """
        Parameters:
          Block: { Type: String, Default: 10.0.0.0/16 }
        Resources:
          Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } }
          Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: !Select [1, !Cidr [!Ref Block, 4, 8]] } }
          Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
          Use: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Private } }
          Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
        Outputs:
          Subnets: { Value: !Join [",", [!Ref Private]] }
          Group: { Value: !Ref Group }
          Table: { Value: !Ref Table }
        """;

    private const string App = """
        Parameters:
          Subnets: { Type: List<AWS::EC2::Subnet::Id> }
          Group: { Type: String, Default: sg-none }
          Table: { Type: String }
        Resources:
          Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: !Ref Subnets, SecurityGroupIds: [!Ref Group] } } }
          Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: vpc, ServiceName: !Sub "com.amazonaws.${AWS::Region}.s3", RouteTableIds: [!Ref Table] } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData("AWS::CloudFormation::Stack", "TemplateURL")]
    [InlineData("AWS::Serverless::Application", "Location")]
    public void One_nested_stack_is_given_what_another_makes(string type, string property)
    {
        var stack = Read($$"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              App: { Type: {{type}}, Properties: { {{property}}: ./app.yaml, Parameters: { Subnets: !GetAtt Net.Outputs.Subnets, Group: !GetAtt Net.Outputs.Group, Table: !GetAtt Net.Outputs.Table } } }
              Net: { Type: {{type}}, Properties: { {{property}}: network.yaml, Parameters: { Block: 10.9.0.0/16 } } }
            """);

        Assert.Equal("Net.Private 10.9.1.0/24", $"{stack.Snapshot.Subnets[0].Id} {stack.Snapshot.Subnets[0].CidrBlocks[0]}");
        Assert.Equal("App.Function Net.Private Net.Group", $"{stack.Functions[0].Function.Name} {stack.Functions[0].Function.Placement.SubnetIds[0]} {stack.Functions[0].Function.Placement.SecurityGroupIds[0]}");
        Assert.DoesNotContain(stack.Snapshot.Gaps, gap => gap.Why.Contains("which is not read", StringComparison.Ordinal) || gap.Why.Contains("not in the template", StringComparison.Ordinal));
        Assert.Equal(PathState.Open, Predicted(stack, "s3://bucket/key"));
        Assert.Equal(PathState.Blocked, Predicted(stack, "https://example.com/"));
    }

    [Fact]
    public void A_template_may_be_nested_twice() =>
        Assert.Equal(["One.Vpc 10.1.0.0/16", "Two.Vpc 10.2.0.0/16"], Read("""
            Resources:
              One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: network.yaml, Parameters: { Block: 10.1.0.0/16 } } }
              Two: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: network.yaml, Parameters: { Block: 10.2.0.0/16 } } }
            """).Snapshot.Vpcs.Select(vpc => $"{vpc.Id} {vpc.CidrBlocks[0]}"));

    [Fact]
    public void What_the_CDK_nests_is_found_by_its_metadata() =>
        Assert.Equal("Net.Vpc", Read("""
            {"Resources":{"Net":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":{"Fn::Join":["",["https://s3.",{"Ref":"AWS::URLSuffix"},"/x.json"]]}},"Metadata":{"aws:asset:path":"network.yaml","aws:asset:property":"TemplateURL"}}}}
            """).Snapshot.Vpcs.Single().Id);

    [Fact]
    public void A_value_that_is_given_and_not_known_is_not_the_default()
    {
        var stack = Read("""
            Parameters: { Which: { Type: String } }
            Resources:
              Net: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: network.yaml, Parameters: { Block: !Ref Which } } }
            """);

        Assert.Empty(stack.Snapshot.Vpcs[0].CidrBlocks);
        Assert.Contains(stack.Snapshot.Gaps, gap => gap.Why.Contains("parameter Which", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://s3.amazonaws.com/bucket/network.yaml")]
    [InlineData("missing.yaml")]
    public void One_that_is_not_here_is_not_read(string place) =>
        Assert.Contains(Read($"Resources: {{ Net: {{ Type: AWS::CloudFormation::Stack, Properties: {{ TemplateURL: '{place}' }} }} }}").Snapshot.Gaps, gap => gap.Why == "Net is an AWS::CloudFormation::Stack, which is not read");

    [Fact]
    public void One_that_nests_itself_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "ring.yaml"), "Resources: { Ring: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ring.yaml } } }");

        Assert.Contains("nested in it deeper than 10 levels", Assert.Throws<TemplateException>(() => TemplateReader.Read(Path.Combine(_folder, "ring.yaml"), Templates.Here)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_nested_template_is_told_with_its_file()
    {
        File.WriteAllText(Path.Combine(_folder, "bad.yaml"), "Resources: { Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: ten } } }");

        Assert.Contains("bad.yaml, line 1: Bad.Vpc.CidrBlock", Assert.Throws<TemplateException>(() => Read("Resources: { Bad: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: bad.yaml } } }")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_template_that_cannot_be_read_is_told_with_its_file()
    {
        var file = Path.Combine(_folder, "held.yaml");
        using var held = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);

        var message = Assert.Throws<TemplateException>(() => Read("Resources: { Held: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: held.yaml } } }")).Message;

        Assert.Contains("held.yaml: it cannot be read", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_IPv6_blocks_stand_for_those_of_different_templates()
    {
        File.WriteAllText(Path.Combine(_folder, "six.yaml"), """
            Resources:
              Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
              Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true } }
            """);

        var blocks = Read("""
            Resources:
              One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: six.yaml } }
              Two: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: six.yaml } }
            """).Snapshot.Vpcs.Select(vpc => vpc.CidrBlocks[1]).ToList();

        Assert.Equal(2, blocks.Count);
        Assert.NotEqual(blocks[0], blocks[1]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Stack Read(string parent)
    {
        File.WriteAllText(Path.Combine(_folder, "network.yaml"), Network);
        File.WriteAllText(Path.Combine(_folder, "app.yaml"), App);
        var file = Path.Combine(_folder, "template.yaml");
        File.WriteAllText(file, parent);
        return TemplateReader.Read(file, Templates.Here);
    }

    private static PathState Predicted(Stack stack, string url) => new Predictor(stack.Snapshot).Predict(stack.Functions[0].Function.Placement, Target.Parse(url)).Path;
}
