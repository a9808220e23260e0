using System.Text.Json;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite explain</c> as people and programs call it.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Theory]
    [InlineData("orders", "tcp://93.184.216.34:443", "explain-open")]
    [InlineData("web", "tcp://93.184.216.34:443", "explain-blocked")]
    [InlineData("free", "resource://orders-db", "explain-no-vpc")]
    public async Task People_get_the_way_the_gates_and_the_fix(string from, string to, string golden)
    {
        var ended = await ProbeSuiteProgram.RunAsync("explain", "--from", from, "--to", to, "--snapshot", _saved.Save(), "--region", "eu-west-1");

        ended.Printed(0, $"Commands/{golden}.txt");
        Assert.Equal("", ended.Errors);
    }

    [Fact]
    public async Task Each_subnet_is_told_where_they_differ()
    {
        var ended = await ProbeSuiteProgram.RunAsync("explain", "--from", "both", "--to", "tcp://93.184.216.34:443", "--snapshot", _saved.Save("function both in=subnet-private,subnet-public groups=sg-fn"));

        ended.Printed(0, "Commands/explain-subnets.txt");
    }

    [Fact]
    public async Task A_probe_that_stands_there_is_asked_by_name()
    {
        string? asked = null;
        await using var aws = new AwsStandIn(request =>
        {
            asked = request;
            return (200, Reply);
        });

        var ended = await ProbeSuiteProgram.RunAsync(
            aws.Variables, "explain", "--from", "orders", "--to", "tcp://93.184.216.34:443", "--via", "private", "--snapshot", _saved.Save("function private in=subnet-private groups=sg-fn"), "--region", "eu-west-1");

        ended.Printed(0, "Commands/explain-via.txt");
        Assert.Contains("/functions/private/invocations", asked, StringComparison.Ordinal);
        Assert.Contains("tcp://93.184.216.34:443", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_that_is_not_there_is_refused_with_those_that_are() =>
        (await ProbeSuiteProgram.RunAsync("explain", "--from", "orders", "--to", "tcp://93.184.216.34:443", "--via", "nowhere", "--region", "eu-west-1", "--snapshot", _saved.Save("function private in=subnet-private groups=sg-fn")))
            .IsRefusal("--via nowhere: no probe of the suite has this placement; there are free, orders, private, web");

    [Theory]
    [InlineData("orders-db", "a database", "resource://orders-db")]
    [InlineData("orders-db:5433", "a database", "resource://orders-db:5433")]
    [InlineData("vpce-sqs", "a VPC endpoint", "resource://vpce-sqs")]
    [InlineData("eni-db:5432", "a network interface", "resource://eni-db:5432")]
    [InlineData("sqs", "a service of AWS", "aws://sqs")]
    [InlineData("com.amazonaws.eu-west-1.sqs", "a service of AWS", "aws://sqs")]
    [InlineData("arn:aws:rds:eu-west-1:123456789012:db:orders-db", "a database", "resource://orders-db")]
    [InlineData("arn:aws:s3:::my-bucket", "an S3 bucket, as the network has nothing of that name", "s3://my-bucket/object")]
    [InlineData("arn:aws:s3:::my-bucket/orders/1.json", "an S3 bucket, as the network has nothing of that name", "s3://my-bucket/object")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:orders", "a service of AWS", "aws://sqs")]
    [InlineData("arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/by-day", "a service of AWS", "aws://dynamodb")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-db-a1b2c3", "a service of AWS", "aws://secretsmanager")]
    [InlineData("10.0.4.10:5432", "an address", "tcp://10.0.4.10:5432")]
    [InlineData("example.com", "a host", "https://example.com/")]
    [InlineData("my-bucket", "an S3 bucket, as the network has nothing of that name", "s3://my-bucket/object")]
    public async Task What_is_no_url_is_looked_up_and_told(string to, string what, string url)
    {
        var ended = await ProbeSuiteProgram.RunAsync("explain", "--from", "orders", "--to", to, "--snapshot", _saved.Save(), "--region", "eu-west-1", "--json");

        Assert.Equal((0, $"probesuite: {to} is taken for {what}: {url}\n"), (ended.Code, ended.Errors));
        Assert.Equal(url, JsonDocument.Parse(ended.Output).RootElement.GetProperty("to").GetString());
    }

    [Fact]
    public async Task Flows_are_answered_line_by_line_in_the_contracts_form()
    {
        var flows = _saved.Write("flows.jsonl", """
            {"id":"a","from":"web","to":"tcp://93.184.216.34:443"}
            {"from":"nobody","to":"tcp://93.184.216.34:443"}

            {"id":"c","from":"orders","to":"nonsense"}
            """);

        var ended = await ProbeSuiteProgram.RunAsync("explain", "--flows", flows, "--snapshot", _saved.Save());

        var answers = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a blocked", "2 unknown", "c unknown"], answers.Select(answer => $"{answer.GetProperty("id")} {answer.GetProperty("path")}"));
        Assert.Equal("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", answers[0].GetProperty("codes")[0].GetString());
        Assert.Equal(["gate", "direction", "path", "code", "resource", "rule", "why"], answers[0].GetProperty("steps")[0].EnumerateObject().Select(field => field.Name));
    }

    [Theory]
    [InlineData("--from nobody: the network has no such interface, instance, function or placement", "--from", "nobody", "--to", "https://example.com/")]
    [InlineData("it names no host", "--from", "orders", "--to", "https://")]
    [InlineData("gopher", "--from", "orders", "--to", "gopher://x/")]
    [InlineData("10.0.4.10: an address wants a port", "--from", "orders", "--to", "10.0.4.10")]
    [InlineData("probesuite: NO_NAME: this is no URL", "--from", "orders", "--to", "NO_NAME")]
    [InlineData("explain wants --from and --to", "--from", "orders")]
    [InlineData("see probesuite explain --help", "--form", "orders")]
    public async Task Wrong_usage_is_refused_in_a_sentence(string saying, params string[] arguments) =>
        (await ProbeSuiteProgram.RunAsync(["explain", "--snapshot", _saved.Save(), .. arguments])).IsRefusal(saying);

    [Fact]
    public async Task A_flow_that_is_no_json_is_refused_with_its_line() =>
        (await ProbeSuiteProgram.RunAsync("explain", "--flows", _saved.Write("flows.jsonl", "{\"from\":\"a\",\"to\":\n"), "--snapshot", _saved.Save())).IsRefusal("flows.jsonl, line 1");

    private const string Reply = """
        {"placement":"private","observations":[{"target":"tcp://93.184.216.34:443","outcome":{"saw":"silent","during":"tcp","waitedMs":3000},"startedAt":"2026-01-01T00:00:00Z","durationMs":3000}]}
        """;

    public void Dispose() => _saved.Dispose();
}
