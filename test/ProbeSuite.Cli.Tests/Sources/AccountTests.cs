using System.Text.Json;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli.Sources;

/// <summary>A large account whose lists come in pages, which throttles and denies.</summary>
public sealed class AccountTests : IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Fact]
    public async Task Every_page_is_read_and_throttled_calls_are_made_again()
    {
        await using var account = new PagingAccount { Throttles = true };
        var folder = Path.Combine(_saved.Folder, "account");

        var ended = await ProbeSuiteProgram.RunAsync(account.Variables, "snapshot", "--out", folder);

        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Contains($"holds {PagingAccount.Vpcs} VPCs, {PagingAccount.Vpcs * 2} subnets and {PagingAccount.Functions} functions", ended.Output, StringComparison.Ordinal);
        var network = SnapshotFolder.Read(folder);
        Assert.Equal(PagingAccount.Databases, network.DbInstances.Count);
        Assert.All(network.Functions, function => Assert.Equal("Active", function.State));
        Assert.Equal("123456789012", network.Account);
        Assert.Equal((5, 8, 3, 7), (account.Calls["DescribeVpcs"], account.Calls["DescribeSubnets"], account.Calls["DescribeDBInstances"], account.Calls["ListFunctions"]));
    }

    [Fact]
    public async Task What_was_saved_twice_is_the_same()
    {
        await using var account = new PagingAccount();
        var (one, other) = (Path.Combine(_saved.Folder, "one"), Path.Combine(_saved.Folder, "other"));
        await ProbeSuiteProgram.RunAsync(account.Variables, "snapshot", "--out", one);
        await ProbeSuiteProgram.RunAsync(account.Variables, "snapshot", "--out", other);

        var ended = await ProbeSuiteProgram.RunAsync("diff", one, other);

        Assert.Equal((0, "Nothing differs.\n"), (ended.Code, ended.Output));
    }

    [Fact]
    public async Task One_function_costs_one_call_for_its_state_and_a_database_is_known_by_its_name()
    {
        await using var account = new PagingAccount();

        var ended = await ProbeSuiteProgram.RunAsync(account.Variables, "explain", "--from", "function-246", "--to", "orders-6", "--json");

        Assert.Equal(0, ended.Code);
        var answer = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(("resource://orders-6", "blocked", "Active"), (answer.GetProperty("to").GetString(), answer.GetProperty("path").GetString(), answer.GetProperty("function").GetProperty("state").GetString()));
        Assert.Equal(1, account.Calls["GetFunctionConfiguration"]);
        Assert.Contains("no probe stands where function-246 stands", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Placement=function-246 SubnetIds=subnet-0000000000000000c SecurityGroupIds=sg-00000000000000006", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_tells_ten_of_a_rule_and_counts_the_others()
    {
        await using var account = new PagingAccount();

        var (some, all) = (await ProbeSuiteProgram.RunAsync(account.Variables, "audit"), await ProbeSuiteProgram.RunAsync(account.Variables, "audit", "--all"));

        Assert.Equal((0, 0), (some.Code, all.Code));
        Assert.Contains("  - and 10 more\n", some.Output, StringComparison.Ordinal);
        Assert.Equal((10, 20), (some.Output.Split("  - function-").Length - 1, all.Output.Split("  - function-").Length - 1));
    }

    [Theory]
    [InlineData("DescribeNatGateways", "NAT gateways are not known: ec2:DescribeNatGateways was denied")]
    [InlineData("DescribeDBInstances", "databases are not known: rds:DescribeDBInstances was denied")]
    [InlineData("DescribeCacheClusters", "databases are not known: elasticache:DescribeCacheClusters was denied")]
    [InlineData("DescribeLoadBalancers", "load balancers are not known: elasticloadbalancing:DescribeLoadBalancers was denied")]
    [InlineData("ListFunctions", "functions are not known: lambda:ListFunctions was denied")]
    [InlineData("GetFunctionConfiguration", "states of functions are not known: lambda:GetFunctionConfiguration was denied")]
    public async Task What_is_denied_is_a_line_and_the_rest_is_read(string action, string line)
    {
        await using var account = new PagingAccount(action);
        var folder = Path.Combine(_saved.Folder, "denied");

        var ended = await ProbeSuiteProgram.RunAsync(account.Variables, "snapshot", "--out", folder);

        Assert.Equal((0, $"probesuite: {line}\n"), (ended.Code, ended.Errors));
        Assert.Equal(PagingAccount.Vpcs, SnapshotFolder.Read(folder).Vpcs.Count);
    }

    [Fact]
    public async Task A_name_that_may_be_a_database_is_not_taken_for_a_bucket_in_silence()
    {
        await using var account = new PagingAccount("DescribeDBInstances");

        var ended = await ProbeSuiteProgram.RunAsync(account.Variables, "explain", "--from", "function-1", "--to", "orders-1", "--no-probe");

        Assert.Contains("orders-1 is taken for an S3 bucket, as databases are not known (rds:DescribeDBInstances was denied)", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _saved.Dispose();
}
