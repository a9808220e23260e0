using System.Text.Json;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli.Sources;

/// <summary>The program against somebody else's idea of AWS, by each way that an AWS tool takes credentials.</summary>
public sealed class MotoAccountTests(MotoAccount moto) : IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Fact]
    public async Task The_whole_account_is_saved()
    {
        var folder = Path.Combine(_saved.Folder, "moto");

        var ended = await RunAsync("snapshot", "--out", folder);

        var network = SnapshotFolder.Read(folder);
        Assert.Equal(0, ended.Code);
        Assert.Equal(MotoAccount.Vpcs + 1, network.Vpcs.Count);      // and the Region's default one
        Assert.Equal(MotoAccount.Functions, network.Functions.Count);
        Assert.Equal((1, 1), (network.DbInstances.Count, network.LoadBalancers.Count));
    }

    [Theory]
    [InlineData("function-1", "tcp://93.184.216.34:443", "blocked", "NO_ROUTE_TO_DESTINATION")]
    [InlineData("function-0", "tcp://93.184.216.34:443", "blocked", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS")]
    [InlineData("function-20", "orders", "open", null)]
    [InlineData("function-1", "orders", "blocked", "NO_ROUTE_TO_DESTINATION")]
    [InlineData("function-20", "shop:5432", "open", null)]
    public async Task A_flow_of_it_is_explained(string from, string to, string path, string? code)
    {
        var ended = await RunAsync("explain", "--from", from, "--to", to, "--json", "--no-probe");

        Assert.Equal(0, ended.Code);
        var answer = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal((path, code), (answer.GetProperty("path").GetString(), answer.GetProperty("codes").EnumerateArray().Select(one => one.GetString()).FirstOrDefault()));
    }

    [Fact]
    public async Task It_is_audited_worst_first_and_grouped()
    {
        var ended = await RunAsync("audit", "--json");

        var severities = JsonDocument.Parse(ended.Output).RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("severity").GetString()!).ToList();
        Assert.Equal(0, ended.Code);
        Assert.Equal(severities.OrderBy(severity => Array.IndexOf(["problem", "hazard", "advice"], severity)), severities);
        Assert.Contains("hazard", severities);
    }

    [Fact]
    public async Task What_changed_is_told_by_what_it_does()
    {
        var (one, other) = (Path.Combine(_saved.Folder, "one"), Path.Combine(_saved.Folder, "other"));
        await RunAsync("snapshot", "--out", one);
        var network = SnapshotFolder.Read(one);
        var group = network.Functions.Single(function => function.Name == "function-20").Placement.SecurityGroupIds[0];
        SnapshotFolder.Write(network with { SecurityGroups = [.. network.SecurityGroups.Select(each => each.Id == group ? each with { Ingress = [] } : each)] }, other);

        var ended = await ProbeSuiteProgram.RunAsync("diff", one, other);

        Assert.Equal(2, ended.Code);
        Assert.Contains("and 9 more → orders: was open, is blocked", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"security group {group} ingress: - tcp 5432 {group}", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_brings_its_credentials_and_region() =>
        await HasFunctionsAsync("[profile work]\nregion = eu-west-1\naws_access_key_id = a\naws_secret_access_key = b\n", ["--profile", "work"]);

    [Fact]
    public async Task A_profile_of_the_environment_does_too() =>
        await HasFunctionsAsync("[profile work]\nregion = eu-west-1\naws_access_key_id = a\naws_secret_access_key = b\n", [], ("AWS_PROFILE", "work"));

    [Fact]
    public async Task A_profile_assumes_a_role() =>
        await HasFunctionsAsync("[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n[profile work]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/functions\nsource_profile = base\n", ["--profile", "work"]);

    [Fact]
    public async Task The_region_of_the_command_line_goes_before_all_others()
    {
        var ended = await RunAsync("audit", "--region", "eu-central-1", "--json");

        Assert.Equal("eu-central-1", JsonDocument.Parse(ended.Output).RootElement.GetProperty("region").GetString());
    }

    public void Dispose() => _saved.Dispose();

    private async Task<Ended> RunAsync(params string[] arguments) => await ProbeSuiteProgram.RunAsync(await moto.VariablesAsync(), arguments);

    // Credentials of a file instead of those of the environment.
    private async Task HasFunctionsAsync(string config, string[] options, params (string Name, string Value)[] more)
    {
        var variables = await moto.VariablesAsync();
        var url = variables["AWS_ENDPOINT_URL"];
        variables = more.ToDictionary(pair => pair.Name, pair => pair.Value);
        variables["AWS_CONFIG_FILE"] = _saved.Write("config", config);
        variables["AWS_ENDPOINT_URL"] = url;

        var ended = await ProbeSuiteProgram.RunAsync(variables, ["explain", "--from", "function-1", "--to", "tcp://93.184.216.34:443", "--json", "--no-probe", .. options]);

        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("NO_ROUTE_TO_DESTINATION", ended.Output, StringComparison.Ordinal);
    }
}
