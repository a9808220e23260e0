namespace ProbeSuite.Cli.Commands;

/// <summary>Where commands take the network from, and what they say of bad sources.</summary>
public sealed class SourceTests : IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused() =>
        (await ProbeSuiteProgram.RunAsync("audit", "--snapshot", Path.Combine(_saved.Folder, "nowhere"))).IsRefusal("there is no folder");

    [Fact]
    public async Task Json_that_was_cut_off_is_refused_with_its_file()
    {
        _saved.Write("cut/vpcs.json", "{\"Vpcs\":[{\"VpcId\":");

        (await ProbeSuiteProgram.RunAsync("audit", "--snapshot", Path.Combine(_saved.Folder, "cut"))).IsRefusal("vpcs.json");
    }

    [Fact]
    public async Task A_template_that_is_none_is_refused() =>
        (await ProbeSuiteProgram.RunAsync("audit", "--template", _saved.Write("bad.yaml", "a: [1"))).IsRefusal("bad.yaml");

    [Fact]
    public async Task A_parameter_without_value_is_refused() =>
        (await ProbeSuiteProgram.RunAsync("audit", "--template", _saved.Write("t.yaml", "Resources: {}"), "--parameter", "Name")).IsRefusal("--parameter Name: write it as NAME=VALUE");

    [Fact]
    public async Task Without_a_region_the_account_is_not_asked() =>
        (await ProbeSuiteProgram.RunAsync("audit")).IsRefusal("no Region is known");

    [Fact]
    public async Task A_profile_that_is_not_there_is_refused() =>
        (await ProbeSuiteProgram.RunAsync("audit", "--profile", "nobody", "--region", "eu-west-1")).IsRefusal("--profile nobody: there is no such profile");

    [Fact]
    public async Task A_program_that_prints_no_credentials_is_refused()
    {
        var config = _saved.Write("config", "[default]\nregion = eu-west-1\ncredential_process = echo {bad\n");

        (await ProbeSuiteProgram.RunAsync(new Dictionary<string, string> { ["AWS_CONFIG_FILE"] = config }, "audit")).IsRefusal("there are no AWS credentials");
    }

    [Fact]
    public async Task An_account_that_denies_everything_is_refused()
    {
        await using var aws = new AwsStandIn(_ => (403, "{\"message\":\"no\"}"));

        (await ProbeSuiteProgram.RunAsync(aws.Variables, "audit")).IsRefusal("nothing of the network could be read");
    }

    [Fact]
    public async Task Each_denied_action_is_a_line_and_the_rest_is_read()
    {
        await using var aws = new AwsStandIn(request =>
            request.Contains("Action=DescribeVpcs", StringComparison.Ordinal) ? (200, "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>")
            : (403, "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>"));

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "audit", "--region", "eu-central-1");

        Assert.Equal(0, ended.Code);
        Assert.Equal(["eu-central-1"], aws.Regions.Keys);
        Assert.StartsWith("Nothing to remark in what could be looked at.", ended.Output, StringComparison.Ordinal);
        var lines = ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("probesuite: NAT gateways are not known: ec2:DescribeNatGateways was denied", lines);
        Assert.Contains("probesuite: functions are not known: lambda:ListFunctions was denied", lines);
        Assert.Equal(lines.Distinct(), lines);
    }

    [Fact]
    public async Task Functions_come_with_their_states()
    {
        await using var aws = new AwsStandIn(request =>
            request.Contains("/configuration", StringComparison.Ordinal) ? (200, """{"FunctionName":"sleepy","State":"Inactive","StateReasonCode":"Idle"}""")
            : request.StartsWith("GET /2015-03-31/functions", StringComparison.Ordinal) ? (200, """{"Functions":[{"FunctionName":"sleepy"}]}""")
            : (200, "<Response/>"));

        var ended = await ProbeSuiteProgram.RunAsync(aws.Variables, "audit");

        Assert.Equal(0, ended.Code);
        Assert.Contains("sleepy is Inactive: Lambda took its resources back", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_refused() =>
        (await ProbeSuiteProgram.RunAsync("explode")).IsRefusal("explode");

    public void Dispose() => _saved.Dispose();
}
