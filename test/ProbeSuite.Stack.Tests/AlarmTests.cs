using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProbeSuite.Stack.Tests;

/// <summary>Alarms: each cause is told, and told once.</summary>
public partial class AlarmTests
{
    public static TheoryData<string> Variants => DeployedStack.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_cause_is_part_of_one_alarm_that_tells_the_topic_and_tells_nobody_itself(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        var causes = stack.OfType("AWS::CloudWatch::Alarm");
        var sums = stack.OfType("AWS::CloudWatch::CompositeAlarm");

        Assert.All(causes.Values, alarm => Assert.Null(alarm["AlarmActions"] ?? alarm["OKActions"] ?? alarm["InsufficientDataActions"]));
        Assert.All(sums.Values, alarm => Assert.Equal(("${ReportTopic}", "${ReportTopic}"), ((string?)Assert.Single((JsonArray)alarm["AlarmActions"]!), (string?)Assert.Single((JsonArray)alarm["OKActions"]!))));
        Assert.Equal(causes.Keys.Order(), sums.Values.SelectMany(alarm => CausePattern().Matches((string)alarm["AlarmRule"]!)).Select(match => match.Groups[1].Value).Order());
        Assert.All(sums.Values, alarm => Assert.Equal("", CausePattern().Replace((string)alarm["AlarmRule"]!, "").Replace(" OR ", "", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Alarms_may_publish_by_their_names(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        var source = Assert.Single(stack.Statements, each => each.Owner == "ReportTopicPolicy" && each.Body["Sid"]!.ToString() == "Alarms").Condition!["ArnLike"]!["aws:SourceArn"]!.ToString();

        Assert.Equal("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:probesuite-*", source);
        Assert.All(stack.OfType("AWS::CloudWatch::CompositeAlarm").Values, alarm => Assert.StartsWith("probesuite-", (string)alarm["AlarmName"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 2, 3)]
    [InlineData("AlarmAfter=1-of-1", 1, 1)]
    [InlineData("AlarmAfter=3-of-5 Interval=1-day", 3, 5)]
    public void Cells_and_probes_must_fail_in_so_many_of_the_last_runs(string parameters, int bad, int runs)
    {
        var stack = DeployedStack.With(parameters);
        Assert.All(["CellsDisagree", "ProbesNotRun"], alarm => Assert.Equal(
            (bad, runs, "ignore"),
            ((int)stack.Properties(alarm)["DatapointsToAlarm"]!, (int)stack.Properties(alarm)["EvaluationPeriods"]!, (string)stack.Properties(alarm)["TreatMissingData"]!)));
    }

    /// <summary>CloudWatch looks back a day at periods below an hour, and a week at longer ones.</summary>
    [Theory]
    [InlineData("AlarmAfter=3-of-5 Interval=5-minutes")]
    [InlineData("AlarmAfter=3-of-5 Interval=15-minutes")]
    [InlineData("AlarmAfter=3-of-5 Interval=1-hour")]
    [InlineData("AlarmAfter=3-of-5 Interval=1-day")]
    [InlineData("AlarmAfter=3-of-5 Interval=never")]
    public void No_alarm_looks_further_back_than_CloudWatch_does(string parameters) => Assert.All(DeployedStack.With(parameters).OfType("AWS::CloudWatch::Alarm").Values, alarm =>
    {
        var period = (int)(alarm["Period"] ?? alarm["Metrics"]!.AsArray().Select(metric => metric!["MetricStat"]?["Period"]).First(each => each is not null))!;
        Assert.InRange(period * (int)alarm["EvaluationPeriods"]!, 60, period < 3600 ? 86_400 : 604_800);
    });

    [Theory]
    [InlineData("", 14)]
    [InlineData("CertificateDays=30", 30)]
    public void A_certificate_is_watched_for_so_many_days(string parameters, int days)
    {
        var alarm = DeployedStack.With(parameters).Properties("CertificateEnds");
        Assert.Equal(($"{days}", "LessThanThreshold", "Minimum"), (alarm["Threshold"]!.ToString(), (string)alarm["ComparisonOperator"]!, (string)alarm["Statistic"]!));
    }

    [Theory]
    [InlineData("5-minutes", 300)]
    [InlineData("1-day", 86400)]
    public void Silence_is_two_intervals_long(string interval, int seconds)
    {
        var alarm = DeployedStack.With($"Interval={interval}").Properties("AggregatorIsSilent");
        Assert.Equal((seconds, 2, "breaching"), ((int)alarm["Period"]!, (int)alarm["EvaluationPeriods"]!, (string)alarm["TreatMissingData"]!));
    }

    [Fact]
    public void Without_a_schedule_silence_is_no_alarm()
    {
        var stack = DeployedStack.With("DatabaseUrl=mysql://db.example.com/shop Interval=never");
        Assert.DoesNotContain("AggregatorIsSilent", stack.Resources.Keys);
        Assert.Equal("DISABLED", (string?)stack.Properties("AggregatorTick")["State"]);
        Assert.Equal("ENABLED", (string?)DeployedStack.With("").Properties("AggregatorTick")["State"]);
    }

    [GeneratedRegex("""ALARM\("\$\{(\w+)\}"\)""")]
    private static partial Regex CausePattern();
}
