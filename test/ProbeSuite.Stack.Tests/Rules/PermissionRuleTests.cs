namespace ProbeSuite.Stack.Tests.Rules;

/// <summary>Least privilege, over every statement of every policy as it is deployed.</summary>
public class PermissionRuleTests
{
    /// <summary>Actions for which AWS knows no resource, or which Lambda demands on every one.</summary>
    private static readonly string[] WithoutResource =
    [
        "ec2:Describe", "ec2:Get", "ec2:SearchTransitGatewayRoutes", "xray:Put",
        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ];

    public static TheoryData<string> Variants => DeployedStack.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Roles_are_allowed_named_actions_on_named_resources(string parameters)
    {
        Assert.All(Identities(parameters).Where(statement => statement.Allows), statement =>
        {
            Assert.All(statement.Actions, action => Assert.DoesNotContain("*", action, StringComparison.Ordinal));
            if (statement.Resources.Contains("*"))
            {
                Assert.All(statement.Actions, action => Assert.Contains(WithoutResource, prefix => action.StartsWith(prefix, StringComparison.Ordinal)));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Nothing_is_allowed_by_exception_to_strangers_or_to_pass_roles(string parameters)
    {
        Assert.All(DeployedStack.With(parameters).Statements, statement =>
        {
            Assert.DoesNotContain(statement.Body.Select(each => each.Key), key => key.StartsWith("Not", StringComparison.Ordinal));
            Assert.DoesNotContain("iam:PassRole", statement.Actions);
            Assert.False(statement.Allows && statement.Principals.Contains("*") && statement.Owner != "S3Endpoint", $"{statement.Owner} allows everyone");
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Roles_trust_the_service_that_uses_them_and_no_other(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        Assert.All(stack.OfType("AWS::IAM::Role").Keys, role =>
        {
            var trust = Assert.Single(stack.Statements, statement => statement.Owner == role && statement.IsTrust);
            Assert.Equal(role == "ScheduleRole" ? "scheduler.amazonaws.com" : "lambda.amazonaws.com", Assert.Single(trust.Principals));
            Assert.Equal(role == "ScheduleRole", trust.Condition?["StringEquals"]?["aws:SourceAccount"] is not null);
            Assert.DoesNotContain("aws:policy/", stack.Properties(role).ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_network_is_read_in_one_region_without_a_verb_that_writes()
    {
        var statement = Assert.Single(DeployedStack.With("").StatementsOfRole("AggregatorRole"), each => each.Actions.Any(action => action.StartsWith("ec2:", StringComparison.Ordinal)));
        Assert.Equal("eu-west-1", (string?)statement.Condition!["StringEquals"]!["aws:RequestedRegion"]);
        Assert.All(statement.Actions, action => Assert.Matches("^ec2:(Describe|Get|Search)", action));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_aggregator_invokes_exactly_the_probes(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        var invoke = Assert.Single(stack.StatementsOfRole("AggregatorRole"), each => each.Actions.Contains("lambda:InvokeFunction"));
        Assert.Equal(stack.OfType("AWS::Lambda::Function").Keys.Where(id => id is not ("Aggregator" or "Widget")).Select(id => $"${{{id}.Arn}}").Order(), invoke.Resources.Order());
    }

    [Fact]
    public void The_widget_reads_the_latest_report_and_invokes_the_aggregator_alone() => Assert.Equal(
        [
            "lambda:InvokeFunction ${Aggregator.Arn}", "logs:CreateLogStream ${WidgetLog.Arn}", "logs:PutLogEvents ${WidgetLog.Arn}",
            "s3:GetObject ${ReportBucket.Arn}/reports/latest.json", "s3:ListBucket ${ReportBucket.Arn}", "xray:PutTelemetryRecords *", "xray:PutTraceSegments *",
        ],
        DeployedStack.With("").StatementsOfRole("WidgetRole").SelectMany(statement => statement.Actions.Select(action => $"{action} {Assert.Single(statement.Resources)}")).Order());

    [Fact]
    public void A_probe_reads_the_proofs_and_its_code_may_not_touch_interfaces()
    {
        var stack = DeployedStack.With("");
        string[] interfaces =
        [
            "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
        ];
        string[] everywhere = ["s3:GetObject", "xray:PutTraceSegments", "xray:PutTelemetryRecords", "logs:CreateLogStream", "logs:PutLogEvents"];

        Assert.Equal(everywhere.Order(), Allowed("NoVpcProbeRole"));
        Assert.All(["PrivateSubnetProbe", "PublicSubnetProbe", "EndpointProbe"], probe =>
        {
            Assert.Equal(everywhere.Concat(interfaces).Order(), Allowed($"{probe}Role"));
            var denied = Assert.Single(stack.StatementsOfRole($"{probe}Role"), statement => !statement.Allows);
            Assert.Equal(interfaces.Order(), denied.Actions.Order());
            Assert.Contains($"arn:aws:lambda:eu-west-1:123456789012:function:{stack.Properties(probe)["FunctionName"]}",
                denied.Condition!["ArnEquals"]!["lambda:SourceFunctionArn"]!.AsArray().Select(arn => arn!.ToString()));
        });

        IEnumerable<string> Allowed(string role) => stack.StatementsOfRole(role).Where(statement => statement.Allows).SelectMany(statement => statement.Actions).Order();
    }

    private static IEnumerable<PolicyStatement> Identities(string parameters) =>
        DeployedStack.With(parameters).Statements.Where(statement => statement.OwnerType.StartsWith("AWS::IAM::", StringComparison.Ordinal));
}
