using System.Text.Json;

namespace ProbeSuite.Cli.Sources;

/// <summary>Templates as people have them: several at once, made by tools, with parameters in files.</summary>
public sealed class TemplateSourceTests : IDisposable
{
    private const string Network = """
        Parameters:
          Block: { Type: String, Default: 10.0.0.0/16 }
        Resources:
          Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } }
          Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
          DatabaseGroup:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: db
              VpcId: !Ref Vpc
              SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/16 }]
          Subnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: db, SubnetIds: [!Ref Private] } }
          Database:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, DBSubnetGroupName: !Ref Subnets, VPCSecurityGroups: [!Ref DatabaseGroup], PubliclyAccessible: false }
        Outputs:
          Vpc: { Value: !Ref Vpc, Export: { Name: net-vpc } }
          Private: { Value: !Ref Private, Export: { Name: net-private } }
        """;

    private const string App = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          AppGroup: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: app, VpcId: !ImportValue net-vpc } }
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: orders
              VpcConfig: { SubnetIds: [!ImportValue net-private], SecurityGroupIds: [!Ref AppGroup] }
        """;

    private readonly SavedNetwork _saved = new();

    [Theory]
    [InlineData("network.yaml", "app.yaml")]
    [InlineData("app.yaml", "network.yaml")]
    public async Task What_one_exports_the_other_imports_in_any_order(string first, string second)
    {
        _saved.Write("network.yaml", Network);
        _saved.Write("app.yaml", App);

        var path = await PathAsync("orders", "resource://Database", "--template", Path.Combine(_saved.Folder, first), "--template", Path.Combine(_saved.Folder, second));

        Assert.Equal("open", path);
    }

    [Fact]
    public async Task What_nobody_exports_is_given_or_not_known()
    {
        var app = _saved.Write("app.yaml", App);

        Assert.Equal("unknown", await PathAsync("orders", "tcp://10.0.1.9:5432", "--template", app));
        Assert.Equal("open", await PathAsync("orders", "resource://Database", "--template", _saved.Write("network.yaml", Network.Replace("Name: net-private", "Name: other", StringComparison.Ordinal)), "--template", app, "--import", "net-private=Private"));
    }

    [Fact]
    public async Task A_function_is_found_by_its_logical_id_too() =>
        Assert.Equal("unknown", await PathAsync("Orders", "tcp://10.0.1.9:5432", "--template", _saved.Write("app.yaml", App)));

    [Theory]
    [InlineData("--parameter", "Subnets=subnet-1", "--parameter Group=…")]
    [InlineData("--parameter", "Group=sg-1", "--parameter Subnets=…")]
    public async Task What_could_be_given_is_told(string option, string value, string expected)
    {
        var ended = await ProbeSuiteProgram.RunAsync("audit", "--region", "eu-west-1", option, value, "--template", _saved.Write("app.yaml", """
            Parameters: { Subnets: { Type: List<AWS::EC2::Subnet::Id> }, Group: { Type: String }, KeyName: { Type: String } }
            Resources:
              Orders: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: !Ref Subnets, SecurityGroupIds: [!Ref Group] } } }
            """));

        Assert.Contains($"probesuite: more is known with {expected}", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_goes_into_the_account_that_was_saved()
    {
        var template = _saved.Write("app.yaml", """
            Parameters: { Subnets: { Type: List<AWS::EC2::Subnet::Id> }, Vpc: { Type: AWS::EC2::VPC::Id }, DatabaseGroup: { Type: String, Default: "" } }
            Conditions: { Opens: !Not [!Equals [!Ref DatabaseGroup, ""]] }
            Resources:
              Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: app, VpcId: !Ref Vpc } }
              Rule: { Type: AWS::EC2::SecurityGroupIngress, Condition: Opens, Properties: { GroupId: !Ref DatabaseGroup, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref Group } }
              Orders: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: !Ref Subnets, SecurityGroupIds: [!Ref Group] } } }
            """);
        string[] source = ["--snapshot", _saved.Save(), "--template", template, "--parameter", "Vpc=vpc-a", "--parameter", "Subnets=subnet-private"];

        Assert.Equal("blocked", await PathAsync("Orders", "resource://orders-db", source));
        Assert.Equal("open", await PathAsync("Orders", "resource://orders-db", [.. source, "--parameter", "DatabaseGroup=sg-db"]));
        Assert.Equal("open", await PathAsync("Orders", "tcp://93.184.216.34:443", source));
    }

    [Fact]
    public async Task What_one_stores_in_SSM_another_takes()
    {
        var app = _saved.Write("app.yaml", App.Replace("Resources:", "Parameters: { Subnets: { Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>', Default: /net/private } }\nResources:", StringComparison.Ordinal).Replace("[!ImportValue net-private]", "!Ref Subnets", StringComparison.Ordinal));
        var plain = _saved.Write("plain.yaml", Network);
        var storing = _saved.Write("network.yaml", Network.Replace("Outputs:", "  Stored: { Type: AWS::SSM::Parameter, Properties: { Name: /net/private, Type: StringList, Value: !Join [',', [!Ref Private]] } }\nOutputs:", StringComparison.Ordinal));

        Assert.Equal("unknown", await PathAsync("orders", "resource://Database", "--template", app, "--template", plain));
        Assert.Equal("open", await PathAsync("orders", "resource://Database", "--template", app, "--template", plain, "--ssm", "/net/private=Private"));
        Assert.Equal("open", await PathAsync("orders", "resource://Database", "--template", app, "--template", storing));
    }

    [Fact]
    public async Task A_folder_of_cdk_synth_is_all_its_stacks()
    {
        _saved.Write("cdk.out/Net.template.json", """{"Parameters":{"Block":{"Type":"String","Default":"10.0.0.0/16"}},"Resources":{"Vpc":{"Type":"AWS::EC2::VPC","Properties":{"CidrBlock":{"Ref":"Block"}}},"Private":{"Type":"AWS::EC2::Subnet","Properties":{"VpcId":{"Ref":"Vpc"},"CidrBlock":"10.0.1.0/24"}}},"Outputs":{"E1":{"Value":{"Ref":"Vpc"},"Export":{"Name":"Net:Vpc"}},"E2":{"Value":{"Ref":"Private"},"Export":{"Name":"Net:Private"}}}}""");
        _saved.Write("cdk.out/App.template.json", """{"Resources":{"Group":{"Type":"AWS::EC2::SecurityGroup","Properties":{"GroupDescription":"app","VpcId":{"Fn::ImportValue":"Net:Vpc"}}},"Orders":{"Type":"AWS::Lambda::Function","Properties":{"Code":{"ZipFile":"x"},"Role":"r","VpcConfig":{"SubnetIds":[{"Fn::ImportValue":"Net:Private"}],"SecurityGroupIds":[{"Ref":"Group"}]}}}}}""");
        _saved.Write("cdk.out/manifest.json", "{}");

        Assert.Equal("blocked", await PathAsync("Orders", "tcp://93.184.216.34:443", "--template", Path.Combine(_saved.Folder, "cdk.out")));
        Assert.Equal("blocked", await PathAsync("Orders", "tcp://93.184.216.34:443", "--template", Path.Combine(_saved.Folder, "cdk.out"), "--parameter", "Block=10.0.0.0/20"));
    }

    [Fact]
    public async Task A_folder_of_sam_build_is_its_template()
    {
        _saved.Write(".aws-sam/build/template.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n  Free: { Type: AWS::Serverless::Function, Properties: { CodeUri: Free } }\n");

        Assert.Equal("open", await PathAsync("Free", "tcp://93.184.216.34:443", "--template", Path.Combine(_saved.Folder, ".aws-sam/build")));
    }

    [Theory]
    [InlineData("parameter_overrides = \"Placed=yes Other=\\\"a b\\\"\"", "blocked")]
    [InlineData("parameter_overrides = [\"Other=a b\", \"Placed=yes\"]", "blocked")]
    [InlineData("parameter_overrides = \"ParameterKey=Placed,ParameterValue=yes ParameterKey=Other,ParameterValue=a\"", "blocked")]
    [InlineData("parameter_overrides = \"Stranger=yes\"", "open")]
    [InlineData("stack_name = \"x\"", "open")]
    public async Task Parameters_are_those_of_samconfig(string line, string path)
    {
        _saved.Write("samconfig.toml", $"version = 0.1\n[default.deploy.parameters]\n{line}\n[test.deploy.parameters]\nparameter_overrides = \"Placed=no\"\n");
        var template = _saved.Write("template.yaml", """
            Parameters:
              Placed: { Type: String, Default: "no" }
              Other: { Type: String, Default: "" }
            Conditions: { Placed: !Equals [!Ref Placed, "yes"] }
            Resources:
              Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
              Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
              Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: app, VpcId: !Ref Vpc } }
              Orders:
                Type: AWS::Lambda::Function
                Properties: { VpcConfig: !If [Placed, { SubnetIds: [!Ref Private], SecurityGroupIds: [!Ref Group] }, !Ref AWS::NoValue] }
            """);

        Assert.Equal(path, await PathAsync("Orders", "tcp://93.184.216.34:443", "--template", template));
        Assert.Equal("blocked", await PathAsync("Orders", "tcp://93.184.216.34:443", "--template", template, "--parameter", "Placed=yes"));
        Assert.Equal("open", await PathAsync("Orders", "tcp://93.184.216.34:443", "--template", template, "--config-env", "test"));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        var (network, app) = (_saved.Write("network.yaml", Network), _saved.Write("app.yaml", App));
        (await ProbeSuiteProgram.RunAsync("audit", "--template", network, "--template", network)).IsRefusal("both make a Vpc");
        (await ProbeSuiteProgram.RunAsync("audit", "--template", network, "--template", app, "--parameter", "Blok=x")).IsRefusal("--parameter Blok: no template has it; they have Block");
        (await ProbeSuiteProgram.RunAsync("audit", "--template", _saved.Folder + "/.")).IsRefusal("neither *.template.json");
        (await ProbeSuiteProgram.RunAsync("audit", "--import", "a=b")).IsRefusal("--import is for a template");
        _saved.Write("samconfig.toml", "[default.deploy.parameters]\nregion = \"eu-west-1\"\n");
        (await ProbeSuiteProgram.RunAsync("audit", "--template", network, "--config-env", "prod")).IsRefusal("has no environment prod; it has default");
    }

    public void Dispose() => _saved.Dispose();

    private static async Task<string?> PathAsync(string from, string to, params string[] source)
    {
        var ended = await ProbeSuiteProgram.RunAsync(["explain", "--from", from, "--to", to, "--json", "--region", "eu-west-1", .. source]);
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty("path").GetString();
    }
}
