namespace ProbeSuite.Templates;

/// <summary>Templates as <c>cdk synth</c> and <c>sam build</c> write them.</summary>
public class SynthesizedTemplateTests
{
    [Fact]
    public void What_the_CDK_writes_is_read()
    {
        var stack = Templates.Read("""
            {
             "Resources": {
              "NetVPC1A2B": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": true, "EnableDnsSupport": true, "InstanceTenancy": "default" }, "Metadata": { "aws:cdk:path": "Net/VPC/Resource" } },
              "NetVPCPrivateSubnet1": { "Type": "AWS::EC2::Subnet", "Properties": { "AvailabilityZone": { "Fn::Select": [ 0, { "Fn::GetAZs": "" } ] }, "CidrBlock": "10.0.128.0/18", "MapPublicIpOnLaunch": false, "VpcId": { "Ref": "NetVPC1A2B" } } },
              "DbSecurityGroup": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "Db", "SecurityGroupEgress": [ { "CidrIp": "255.255.255.255/32", "Description": "Disallow all traffic", "FromPort": 252, "IpProtocol": "icmp", "ToPort": 86 } ], "VpcId": { "Ref": "NetVPC1A2B" } } },
              "DbSecurityGroupfromFn": { "Type": "AWS::EC2::SecurityGroupIngress", "Properties": { "FromPort": { "Fn::GetAtt": [ "Db", "Endpoint.Port" ] }, "GroupId": { "Fn::GetAtt": [ "DbSecurityGroup", "GroupId" ] }, "IpProtocol": "tcp", "SourceSecurityGroupId": { "Fn::GetAtt": [ "FnSecurityGroup", "GroupId" ] }, "ToPort": { "Fn::GetAtt": [ "Db", "Endpoint.Port" ] } } },
              "FnSecurityGroup": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "SecurityGroupEgress": [ { "CidrIp": "0.0.0.0/0", "Description": "Allow all outbound traffic by default", "IpProtocol": "-1" } ], "VpcId": { "Ref": "NetVPC1A2B" } } },
              "DbSubnets": { "Type": "AWS::RDS::DBSubnetGroup", "Properties": { "SubnetIds": [ { "Ref": "NetVPCPrivateSubnet1" } ] } },
              "Db": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "postgres", "DBSubnetGroupName": { "Ref": "DbSubnets" }, "PubliclyAccessible": false, "VPCSecurityGroups": [ { "Fn::GetAtt": [ "DbSecurityGroup", "GroupId" ] } ], "MasterUserPassword": { "Fn::Join": [ "", [ "{{resolve:secretsmanager:", { "Ref": "Secret" }, ":SecretString:password::}}" ] ] } } },
              "Secret": { "Type": "AWS::SecretsManager::Secret" },
              "Fn9270CBC0": { "Type": "AWS::Lambda::Function", "Properties": { "Code": { "S3Bucket": { "Fn::Sub": "cdk-assets-${AWS::AccountId}-${AWS::Region}" }, "S3Key": "x.zip" }, "Environment": { "Variables": { "DB": { "Fn::Join": [ "", [ "postgres://", { "Fn::GetAtt": [ "Db", "Endpoint.Address" ] }, ":", { "Fn::GetAtt": [ "Db", "Endpoint.Port" ] } ] ] } } }, "VpcConfig": { "SecurityGroupIds": [ { "Fn::GetAtt": [ "FnSecurityGroup", "GroupId" ] } ], "SubnetIds": [ { "Ref": "NetVPCPrivateSubnet1" } ] } }, "DependsOn": [ "Secret" ] },
              "CustomVpcRestrictDefaultSGHandler": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "__entrypoint__.handler", "Timeout": 900 } },
              "CDKMetadata": { "Type": "AWS::CDK::Metadata", "Properties": { "Analytics": "v2:deflate64:x" }, "Condition": "CDKMetadataAvailable" }
             },
             "Conditions": { "CDKMetadataAvailable": { "Fn::Or": [ { "Fn::Or": [ { "Fn::Equals": [ { "Ref": "AWS::Region" }, "af-south-1" ] }, { "Fn::Equals": [ { "Ref": "AWS::Region" }, "ap-east-1" ] } ] }, { "Fn::Equals": [ { "Ref": "AWS::Region" }, "eu-west-1" ] } ] } },
             "Parameters": { "BootstrapVersion": { "Type": "AWS::SSM::Parameter::Value<String>", "Default": "/cdk-bootstrap/hnb659fds/version", "Description": "[cdk:skip]" } },
             "Rules": { "CheckBootstrapVersion": { "Assertions": [ { "Assert": { "Fn::Not": [ { "Fn::Contains": [ [ "1", "2", "3", "4", "5" ], { "Ref": "BootstrapVersion" } ] } ] }, "AssertDescription": "CDK bootstrap stack version 6 required." } ] } }
            }
            """);

        Assert.Equal("tcp 5432 FnSecurityGroup", string.Join(", ", stack.Snapshot.SecurityGroups.Single(group => group.Id == "DbSecurityGroup").Ingress));
        Assert.Equal(["Fn9270CBC0 True", "CustomVpcRestrictDefaultSGHandler False"], stack.Functions.Select(function => $"{function.LogicalId} {function.Function.Placement.InVpc}"));
        Assert.Equal("postgres://probesuite-db.template.eu-west-1.rds.amazonaws.com:5432", stack.Functions[0].Environment["DB"]);
        Assert.DoesNotContain(stack.Snapshot.Gaps, gap => gap.Why.StartsWith("CDK", StringComparison.Ordinal));
    }

    [Fact]
    public void What_sam_build_writes_is_read()
    {
        var stack = Templates.Read("""
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Timeout: 5
            Resources:
              Hello:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: Hello
                  Handler: bootstrap
                  Runtime: provided.al2023
                  VpcConfig:
                    SubnetIds:
                    - subnet-1
                    SecurityGroupIds:
                    - sg-1
                  Events:
                    Api:
                      Type: Api
                      Properties:
                        Path: /hello
                        Method: get
                Metadata:
                  SamResourceId: Hello
            Outputs:
              Api:
                Value: !Sub https://${ServerlessRestApi}.execute-api.${AWS::Region}.amazonaws.com/Prod/
            """);

        Assert.Equal("Hello 5 subnet-1", $"{stack.Functions[0].Function.Name} {stack.Functions[0].Function.TimeoutSeconds} {stack.Functions[0].Function.Placement.SubnetIds[0]}");
        Assert.Equal("https://ServerlessRestApi.execute-api.eu-west-1.amazonaws.com/Prod/", stack.Outputs["Api"]);
    }
}
