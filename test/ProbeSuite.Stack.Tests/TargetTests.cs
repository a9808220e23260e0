using System.Text.Json.Nodes;
using ProbeSuite.Targets;

namespace ProbeSuite.Stack.Tests;

/// <summary>The targets that a new stack tries.</summary>
public class TargetTests
{
    [Theory]
    [InlineData("", "internet egress-address s3 s3-read sqs inbound dns")]
    [InlineData("CreateDatabase=true Email=you@example.com", "internet egress-address s3 s3-read sqs inbound database dns")]
    [InlineData("DatabaseUrl=mysql://db.example.com/shop Interval=never", "internet egress-address s3 s3-read sqs inbound database dns")]
    [InlineData("ExistingVpcId=vpc-0123456789abcdef0", "internet egress-address s3-read sqs dns")]
    [InlineData("Targets={\"api\":\"https://api.example.com/\"}", "api")]
    public void Targets_are_tried_in_this_order(string parameters, string names) => Assert.Equal(names.Split(' '), Targets(parameters).Select(target => target.Name));

    [Theory]
    [MemberData(nameof(DeployedStack.Variants), MemberType = typeof(DeployedStack))]
    public void Every_target_is_one_that_a_probe_can_read(string parameters) => Assert.All(Targets(parameters), target => Assert.NotEmpty(target.Host));

    [Fact]
    public void The_database_is_tried_by_its_real_name_and_port()
    {
        var database = JsonNode.Parse(Value("CreateDatabase=true Email=you@example.com"))!["database"]!.ToString();
        Assert.Equal("postgres://${Database.Endpoint.Address}:${Database.Endpoint.Port}/probesuite", database);
    }

    [Fact]
    public void The_probes_may_read_what_they_are_asked_to_read()
    {
        var stack = DeployedStack.With("");
        var readable = stack.StatementsOfRole("EndpointProbeRole").Where(statement => statement.Actions.Contains("s3:GetObject")).SelectMany(statement => statement.Resources);
        var written = stack.StatementsOfRole("AggregatorRole").Where(statement => statement.Actions.Contains("s3:PutObject")).SelectMany(statement => statement.Resources).ToArray();
        Assert.All(Targets("").Where(target => target.Kind == TargetKind.S3), target =>
        {
            var arn = $"${{ReportBucket.Arn}}/{target.Path}";
            Assert.Contains(readable, pattern => arn.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal));
            Assert.Contains(arn, written);
        });
    }

    private static Target[] Targets(string parameters) =>
    [
        .. JsonNode.Parse(Value(parameters).Replace("${ReportBucket}", "reports", StringComparison.Ordinal)
            .Replace("${Database.Endpoint.Address}", "db.example.com", StringComparison.Ordinal)
            .Replace("${Database.Endpoint.Port}", "5432", StringComparison.Ordinal))!.AsObject().Select(each => Target.Parse(each.Value!.ToString(), each.Key)),
    ];

    private static string Value(string parameters) => (string)DeployedStack.With(parameters).Properties("TargetsParameter")["Value"]!;
}
