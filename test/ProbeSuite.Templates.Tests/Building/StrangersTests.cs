using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

public class StrangersTests
{
    [Theory]
    [InlineData("AWS::CloudFormation::Stack", ResourceKind.Functions)]
    [InlineData("AWS::CloudFormation::Stack", ResourceKind.DbInstances)]
    [InlineData("AWS::Serverless::Application", ResourceKind.Functions)]
    [InlineData("AWS::AutoScaling::AutoScalingGroup", ResourceKind.Instances)]
    [InlineData("AWS::EC2::VPCBlockPublicAccessOptions", ResourceKind.Vpcs)]
    [InlineData("AWS::NetworkFirewall::Firewall", ResourceKind.RouteTables)]
    [InlineData("AWS::EC2::SomethingNew", ResourceKind.NetworkAcls)]
    public void What_the_template_does_not_show_is_a_gap_by_name(string type, ResourceKind kind) =>
        Assert.Contains(Templates.Resources($"It: {{ Type: {type} }}").Snapshot.Gaps, gap => gap.Kind == kind && gap.ResourceId is null && gap.Why == $"It is an {type}, which is not read");

    [Theory]
    [InlineData("AWS::EC2::KeyPair")]
    [InlineData("AWS::EC2::LaunchTemplate")]
    [InlineData("AWS::DynamoDB::Table")]
    public void What_carries_no_packet_is_none(string type) =>
        Assert.DoesNotContain(Templates.Resources($"It: {{ Type: {type} }}").Snapshot.Gaps, gap => gap.Why.StartsWith("It ", StringComparison.Ordinal));

    [Fact]
    public void A_macro_may_change_anything() =>
        Assert.Equal(
            Enum.GetValues<ResourceKind>(),
            Templates.Read("Transform: [AWS::Serverless-2016-10-31, Company-Network]\nResources: { It: { Type: AWS::SNS::Topic } }").Snapshot.Gaps
                .Where(gap => gap.Why == "the macro Company-Network may change the template").Select(gap => gap.Kind).Order());

    [Fact]
    public void Who_is_handed_a_group_or_table_may_change_it()
    {
        var gaps = Templates.Resources("""
            Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
            Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
            Restrict: { Type: Custom::VpcRestrictDefaultSG, Properties: { ServiceToken: x, DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup } }
            Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x, Parameters: { Table: !Ref Table } } }
            """).Snapshot.Gaps;

        Assert.Contains(new Gap(ResourceKind.SecurityGroups, "Restrict, a Custom::VpcRestrictDefaultSG, may change Vpc.DefaultSecurityGroup", "Vpc.DefaultSecurityGroup"), gaps);
        Assert.Contains(new Gap(ResourceKind.RouteTables, "Nested, an AWS::CloudFormation::Stack, may change Table", "Table"), gaps);
        Assert.True(gaps.ToList().FindIndex(gap => gap.ResourceId is null) > gaps.ToList().FindLastIndex(gap => gap.ResourceId is not null));
    }

    [Fact]
    public void One_stack_may_import_what_another_exports()
    {
        var network = Templates.Read("Resources: { Vpc: { Type: AWS::EC2::VPC } }\nOutputs: { Vpc: { Value: !Ref Vpc, Export: { Name: !Sub '${AWS::StackName}-vpc' } } }");
        var options = Templates.Here with { Imports = network.Exports };

        Assert.Equal("Vpc", Templates.Read("Resources: { Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !ImportValue probesuite-vpc } } }", options).Snapshot.Subnets[0].VpcId);
    }

    [Fact]
    public void Buckets_topics_queues_and_parameters_have_the_names_that_programs_use()
    {
        var stack = Templates.Resources("""
            Bucket: { Type: AWS::S3::Bucket }
            Named: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "reports-${AWS::AccountId}" } }
            Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Named, PolicyDocument: { Statement: [{ Effect: Deny, Resource: !Sub "${Named.Arn}/*" }] } } }
            Topic: { Type: AWS::SNS::Topic }
            Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
            Known: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Sub "${Topic.TopicName} ${Queue.Arn}" } }
            Open: { Type: AWS::SSM::Parameter, Properties: { Name: /open, Type: String, Value: !ImportValue it } }
            """);

        Assert.Equal(["probesuite-bucket ", "reports-123456789012 {\"Statement\":[{\"Effect\":\"Deny\",\"Resource\":\"arn:aws:s3:::reports-123456789012/*\"}]}"], stack.Buckets.Select(bucket => $"{bucket.Key} {bucket.Value?.ToJsonString()}"));
        Assert.Equal("probesuite-Topic jobs", $"{stack.Topics[0]} {stack.Queues[0]}");
        Assert.Equal(["CFN-Known=probesuite-Topic arn:aws:sqs:eu-west-1:123456789012:jobs"], stack.Parameters.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(["/open: import it"], stack.UnknownParameters.Select(pair => $"{pair.Key}: {pair.Value}"));
    }
}
