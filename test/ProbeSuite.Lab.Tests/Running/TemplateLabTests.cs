using System.Net;
using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services;
using ProbeSuite.Templates;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Running;

public sealed class TemplateLabTests
{
    private static readonly FunctionPrograms Programs = new("/probe/bootstrap", "/aggregator/bootstrap");

    [Fact]
    public void The_projects_template_becomes_a_lab_with_ids_of_AWSs_form()
    {
        var lab = TemplateLab.Define(Read(new() { ["CreateDatabase"] = "true" }), Programs);

        Assert.Equal("probesuite-aggregator", lab.Aggregator);
        Assert.Equal(
            [
                "probesuite-no-vpc /probe/bootstrap  ",
                "probesuite-private-subnet /probe/bootstrap vpc-Vpc subnet-PrivateSubnet",
                "probesuite-public-subnet /probe/bootstrap vpc-Vpc subnet-PublicSubnet",
                "probesuite-endpoint /probe/bootstrap vpc-Vpc subnet-EndpointSubnet",
                "probesuite-aggregator /aggregator/bootstrap  ",
            ],
            lab.Functions.Select(function => $"{function.Name} {function.Program} {function.Placement.VpcId} {string.Join(',', function.Placement.SubnetIds)}"));
        Assert.Contains(
            lab.Network.RouteTables.Single(table => table.SubnetIds.Contains("subnet-PublicSubnet")).Routes,
            route => route.Target == new RouteTarget(RouteTargetKind.InternetGateway, "igw-InternetGateway"));
        Assert.Equal("vpce-S3Endpoint", $"{Proof(lab)["Condition"]!["StringNotEquals"]!["aws:SourceVpce"]}");
        Assert.Equal(["internet", "egress-address", "s3", "s3-read", "sqs", "inbound", "database", "dns"], lab.Targets.Select(target => target.Name));
        Assert.Equal(Assert.Single(lab.Network.DbInstances).EndpointAddress, lab.Targets[6].Host);
        Assert.Equal(["probesuite-ReportTopic"], lab.Topics);
    }

    [Fact]
    public void Other_peoples_templates_are_probed_from_where_their_functions_stand()
    {
        var stack = TemplateReader.Read("other.yaml", """
            Resources:
              Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
              Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
              Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: all } }
              One: { Type: AWS::Lambda::Function, Properties: { FunctionName: one, VpcConfig: { SubnetIds: [!Ref Sub], SecurityGroupIds: [!Ref Group] } } }
              Two: { Type: AWS::Lambda::Function, Properties: { FunctionName: two, VpcConfig: { SubnetIds: [!Ref Sub], SecurityGroupIds: [!Ref Group] } } }
              Free: { Type: AWS::Lambda::Function, Properties: { FunctionName: free } }
            """, new() { Region = "eu-west-1", Account = "123456789012" });

        var lab = TemplateLab.Define(stack, Programs);

        Assert.Equal(["probesuite-lab-aggregator", "probe-one", "probe-free"], lab.Functions.Select(function => function.Name));
        Assert.Equal("one=probe-one,free=probe-free", lab.Functions[0].Variables["PROBESUITE_PLACEMENTS"]);
        Assert.Equal(["subnet-Sub"], lab.Functions[1].Placement.SubnetIds);
    }

    [Fact]
    public void A_network_without_functions_is_refused()
    {
        var refusal = Assert.Throws<LabException>(() => SnapshotLab.Define(new Snapshot { Vpcs = [new() { Id = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.0.0/16")] }] }, Programs));

        Assert.Contains("aws lambda list-functions", refusal.Message, StringComparison.Ordinal);
    }

    private static JsonNode Proof(LabDefinition lab) =>
        lab.Buckets.Values.Single()!["Statement"]!.AsArray().First(statement => $"{statement!["Sid"]}" == "ProofThroughTheEndpointOnly")!;

    private static Stack Read(Dictionary<string, string> parameters)
    {
        var file = Path.Combine(FunctionPrograms.FindRoot(), "template.yaml");
        var options = new TemplateOptions { Region = "eu-west-1", Account = "123456789012", Parameters = parameters };
        return TemplateReader.Read(file, options with { Attributes = TemplateLab.Attributes(TemplateReader.Read(file, options)) });
    }
}
