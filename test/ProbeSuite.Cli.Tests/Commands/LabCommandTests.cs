using System.Net;
using System.Text.Json;
using ProbeSuite.Comparison;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Tests.Commands;

[Collection(nameof(WholeLabs))]
public sealed class LabCommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_lab_of_the_template_shows_what_each_placement_reaches_whoever_runs_it(bool ordinaryUser)
    {
        using var cli = new RunningCli(ordinaryUser, "lab", "--json");
        var (exitCode, output) = await cli.EndAsync();

        Assert.True(exitCode == ExitCodes.Agreement, cli.Errors);
        var report = JsonSerializer.Deserialize(output, WireContext.Default.Report)!;   // the whole of standard output is the report
        var nat = Observed(report, "private-subnet", "egress-address").Address;
        Assert.Equal("lab", report.Run.Trigger);
        Assert.Empty(report.Run.Problems);
        Assert.Equal(
            """
            no-vpc internet answered
            no-vpc egress-address answered
            no-vpc s3 denied
            no-vpc s3-read answered
            no-vpc sqs answered
            no-vpc inbound silent
            no-vpc database silent
            no-vpc dns answered
            private-subnet internet answered
            private-subnet egress-address answered
            private-subnet s3 denied
            private-subnet s3-read answered
            private-subnet sqs answered
            private-subnet inbound silent
            private-subnet database answered
            private-subnet dns answered
            public-subnet internet silent
            public-subnet egress-address silent
            public-subnet s3 silent
            public-subnet s3-read silent
            public-subnet sqs answered
            public-subnet inbound silent
            public-subnet database answered
            public-subnet dns answered
            endpoint internet silent
            endpoint egress-address silent
            endpoint s3 answered via vpc endpoint
            endpoint s3-read answered
            endpoint sqs answered
            endpoint inbound silent
            endpoint database answered
            endpoint dns answered
            """,
            string.Join(Environment.NewLine, report.Cells.Select(Text)));
        Assert.All(report.Cells, cell => Assert.True(
            cell.Agreement is Agreement.OpenAsPredicted or Agreement.BlockedAsPredicted, $"{Text(cell)}: {cell.Agreement}, {cell.Explanation}"));

        // The private subnet is seen from the NAT gateway's Elastic IP, and the function without a VPC from none of yours.
        Assert.Equal(nat, report.Cells.First(cell => cell is { Placement: "private-subnet", Target: "egress-address" }).Predicted.EgressAddress);
        Assert.NotEqual(nat, Observed(report, "no-vpc", "egress-address").Address);
        Assert.Empty(cli.LeftBehind());
        await IsPredictedBeforeDeploymentAsync(report);
    }

    /// <summary>The template alone, without a network or an account, says of every cell what the packets said.</summary>
    private static async Task IsPredictedBeforeDeploymentAsync(Report report)
    {
        var template = Path.Combine(Golden.Root, "template.yaml");
        var ended = await ProbeSuiteProgram.RunAsync("predict", "--template", template, "--region", "eu-west-1", "--parameter", "CreateDatabase=true", "--parameter", "InterfaceEndpoint=true", "--json");

        var predicted = JsonDocument.Parse(ended.Output).RootElement.GetProperty("cells").EnumerateArray()
            .Select(cell => $"{cell.GetProperty("placement")} {cell.GetProperty("target")} {cell.GetProperty("predicted").GetProperty("path")}");
        Assert.Equal(report.Cells.Select(cell => $"{cell.Placement} {cell.Target} {cell.Observed!.Path.ToString().ToLowerInvariant()}"), predicted);
    }

    [Fact]
    public async Task People_get_the_matrix_and_what_SNS_delivered()
    {
        using var cli = new RunningCli("lab");
        var (exitCode, output) = await cli.EndAsync();

        Assert.True(exitCode == ExitCodes.Agreement, cli.Errors);
        Assert.Contains("private-subnet leaves from", output, StringComparison.Ordinal);
        Assert.Contains("SNS delivered the same report to a queue", output, StringComparison.Ordinal);
        Assert.Contains("Network up: ", cli.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_broken_on_purpose_is_reported_with_its_suspects()
    {
        using var cli = new RunningCli("lab", "--break", "nat,certificate-expired", "--patience", "1s");
        var (exitCode, output) = await cli.EndAsync();
        var text = string.Join(' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.True(exitCode == ExitCodes.Disagreement, cli.Errors);
        Assert.Contains("Broken on purpose: the NAT gateway drops every packet.", cli.Errors, StringComparison.Ordinal);
        Assert.StartsWith("4 of 32 cells are not as predicted; 1 open path ends in an error; 1 law is broken.", text, StringComparison.Ordinal);
        Assert.Contains("got through the NAT gateway nat-NatGateway or the internet gateway igw-InternetGateway: look there first.", text, StringComparison.Ordinal);
        Assert.Contains("Reached, and something is wrong there no-vpc → internet: The server was reached", text, StringComparison.Ordinal);
        Assert.Contains("TLS failed (the certificate is expired)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_network_is_probed_from_where_its_functions_stand()
    {
        var folder = Directory.CreateTempSubdirectory("probesuite-test-").FullName;
        SnapshotFolder.Write(Isolated, folder);
        using var cli = new RunningCli("lab", "--json", "--snapshot", folder);
        var (exitCode, output) = await cli.EndAsync();
        Directory.Delete(folder, recursive: true);

        Assert.True(exitCode == ExitCodes.Agreement, cli.Errors + output);
        var report = JsonSerializer.Deserialize(output, WireContext.Default.Report)!;
        Assert.Equal(
            """
            free dns answered
            free egress-address answered
            free internet answered
            free s3 answered
            free sqs answered
            orders dns answered
            orders egress-address silent
            orders internet silent
            orders s3 silent
            orders sqs silent
            """,
            string.Join(Environment.NewLine, report.Cells.Select(Text)));
    }

    [Theory]
    [InlineData("Network up: ")]    // while servers start
    [InlineData("Services up: ")]   // while functions run
    public async Task An_interrupted_lab_leaves_nothing_behind(string after)
    {
        using var cli = new RunningCli("lab", "--json");
        await cli.WaitForAsync(after);
        cli.Interrupt();
        var (exitCode, output) = await cli.EndAsync();

        Assert.True(exitCode is ExitCodes.Broken or 130, $"{exitCode}: {cli.Errors}");   // 128 and the signal, where a slow machine takes over two seconds to stop
        Assert.Empty(output);
        Assert.DoesNotContain("   at ", cli.Errors, StringComparison.Ordinal);
        Assert.Empty(cli.LeftBehind());
    }

    [Fact]
    public async Task A_lab_that_is_killed_leaves_nothing_behind_at_whatever_moment()
    {
        var before = LabFolders();
        var random = new Random(20_261_125);          // fixed: a failure can be run again
        (bool OrdinaryUser, TimeSpan After)[] moments = [.. Enumerable.Range(0, 10).Select(moment => (moment % 2 == 1, TimeSpan.FromMilliseconds(random.Next(5, 3500))))];
        await Parallel.ForEachAsync(moments, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (moment, cancellation) =>
        {
            using var cli = new RunningCli(moment.OrdinaryUser, "lab", "--json");
            await Task.Delay(moment.After, TimeProvider.System, cancellation);
            cli.Signal("KILL");

            var killed = TimeProvider.System.GetTimestamp();
            while (cli.LeftBehind().Count > 0 && TimeProvider.System.GetElapsedTime(killed) < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
            }

            Assert.True(cli.LeftBehind() is [], $"killed after {moment.After.TotalMilliseconds} ms: {string.Join('\n', cli.LeftBehind())}");
        });

        Assert.Empty(LabFolders().Except(before));
    }

    [Fact]
    public async Task A_scenario_is_played()
    {
        using var cli = new RunningCli("lab", "--scenario", "endpoint-policy-denies", "--patience", "1s");
        var (exitCode, output) = await cli.EndAsync();

        Assert.True(exitCode == ExitCodes.Agreement, cli.Errors);
        Assert.Contains("s3 from everywhere", output, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> LabFolders() => [.. new[] { "/tmp", "/dev/shm" }.SelectMany(folder => Directory.GetDirectories(folder, "probesuite-lab-*"))];

    /// <summary>One VPC without any way out, with a function in it, and a function in no VPC.</summary>
    private static Snapshot Isolated => new()
    {
        Region = "eu-central-1",
        Account = "210987654321",
        Vpcs = [new() { Id = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.0.0/16")], EnableDnsSupport = true, EnableDnsHostnames = true }],
        Subnets = [new() { Id = "subnet-1", VpcId = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.0.0/24")], AvailabilityZone = "eu-central-1a" }],
        RouteTables = [new() { Id = "rtb-1", VpcId = "vpc-1", IsMain = true, Routes = [new(AddressRange.Of(IPNetwork.Parse("10.0.0.0/16")), RouteTarget.Local)] }],
        NetworkAcls = [new() { Id = "acl-1", VpcId = "vpc-1", IsDefault = true, SubnetIds = ["subnet-1"], Entries = [AllowAll(false), AllowAll(true)] }],
        SecurityGroups = [new() { Id = "sg-1", VpcId = "vpc-1", Egress = [new(Protocol.All, null, RulePeer.Of(IPNetwork.Parse("0.0.0.0/0")))] }],
        Functions =
        [
            new() { Name = "free" },
            new() { Name = "orders", Placement = new() { VpcId = "vpc-1", SubnetIds = ["subnet-1"], SecurityGroupIds = ["sg-1"] } },
        ],
    };

    private static NetworkAclEntry AllowAll(bool egress) => new(100, egress, Protocol.All, IPNetwork.Parse("0.0.0.0/0"), null, Allows: true);

    private static Observed Observed(Report report, string placement, string target) =>
        report.Cells.First(cell => cell.Placement == placement && cell.Target == target).Observed!;

    private static string Text(Cell cell) =>
        $"{cell.Placement} {cell.Target} {cell.Observed?.Outcome}{(cell.Observed?.ServedVia is { } via ? $" via {via}" : "")}";
}
