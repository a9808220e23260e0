using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ProbeSuite.Cli.Tests.Commands;

/// <summary>Each has a lab of its own, one because it counts what a run has left, the other because it ends it.</summary>
[Collection(nameof(WholeLabs))]
public sealed class OwnLabTests : IAsyncLifetime
{
    private readonly ServedLab _lab = new();

    [Fact]
    public async Task AWSs_own_client_reads_the_lab_from_outside()
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "awstools.py"), $"{_lab.Url}".TrimEnd('/')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(python.ExitCode == 0, await errors);
        var answers = JsonNode.Parse(await output)!.AsObject();

        Assert.Equal(
            """{"table":["rtb-PrivateRouteTable"],"nat":["nat-NatGateway"],"none":[],"attribute":true,"entries":2}""", answers["filtered"]!.ToJsonString());
        Assert.Equal(
            """{"functions":["probesuite-aggregator","probesuite-endpoint","probesuite-no-vpc","probesuite-private-subnet","probesuite-public-subnet"],"verdict":"agreement","topics":["arn:aws:sns:eu-west-1:123456789012:probesuite-ReportTopic"],"buckets":["probesuite-reportbucket"],"objects":1,"parameter":["database","dns","egress-address","inbound","internet","s3","s3-read","sqs"],"database":5432}""",
            answers["others"]!.ToJsonString());
        Assert.Equal(5, (int)answers["describe_subnets"]!["pages"]!);
        Assert.All(answers.Where(call => call.Key.StartsWith("describe", StringComparison.Ordinal)), call =>
        {
            Assert.True((bool)call.Value!["same"]!, call.Key);
            Assert.True(call.Key is "describe_addresses" or "describe_vpn_gateways" || (int)call.Value["pages"]! == Math.Max(1, (int)call.Value["count"]!), $"{call}");
        });
    }

    [Fact]
    public async Task A_lab_that_is_ended_leaves_neither_process_nor_port_nor_socket()
    {
        Assert.Equal(0, (await _lab.OrderAsync("shell", "no-vpc", "--", "true")).Code);
        _lab.Cli.Interrupt();
        var (code, _) = await _lab.Cli.EndAsync();

        Assert.True(code == ExitCodes.Agreement, _lab.Cli.Errors);
        Assert.Empty(_lab.Cli.LeftBehind());
        using var browser = new HttpClient { BaseAddress = _lab.Url };
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.GetStringAsync("report"));
        Assert.DoesNotMatch($"@probesuite-lab/[0-9]+/{_lab.Cli.ProcessId}\n", await File.ReadAllTextAsync("/proc/net/unix"));
    }

    public ValueTask InitializeAsync() => _lab.InitializeAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();
}
