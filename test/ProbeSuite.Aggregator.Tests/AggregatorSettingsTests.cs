using ProbeSuite.Comparison;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Tests;

public class AggregatorSettingsTests
{
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["PROBESUITE_PLACEMENTS"] = "no-vpc=probe-none, private-subnet = arn:aws:lambda:eu-west-1:123456789012:function:probe-private:live,",
        ["PROBESUITE_TARGETS_PARAMETER"] = "/probesuite/targets",
        ["PROBESUITE_TOPIC_ARN"] = "arn:aws:sns:eu-west-1:123456789012:reports",
        ["PROBESUITE_BUCKET"] = "suite",
    };

    [Fact]
    public void What_must_be_set_is_enough()
    {
        var settings = Read();

        Assert.Equal([new("no-vpc", "probe-none"), new("private-subnet", "arn:aws:lambda:eu-west-1:123456789012:function:probe-private:live")], settings.Placements);
        Assert.Equal(Confirmations.Off, settings.Confirmations);
        Assert.Equal(
            (TimeSpan.FromSeconds(3), PublishPolicy.OnChange, TimeSpan.FromDays(1), "ProbeSuite", null),
            (settings.Patience, settings.Publish, settings.Heartbeat, settings.MetricsNamespace, settings.Region));
    }

    [Fact]
    public void Everything_can_be_set()
    {
        var settings = Read(
            ("PROBESUITE_PATIENCE", "500ms"), ("PROBESUITE_PUBLISH", "on-disagreement"), ("PROBESUITE_HEARTBEAT", "12h"), ("PROBESUITE_CONFIRMATIONS", "2/3"),
            ("PROBESUITE_CELL_METRICS", "all"), ("PROBESUITE_CHAT", "amazon-q"),
            ("POWERTOOLS_SERVICE_NAME", "s"), ("POWERTOOLS_METRICS_NAMESPACE", "n"), ("AWS_REGION", "eu-west-1"));

        Assert.Equal(new(2, 3), settings.Confirmations);
        Assert.Equal(
            (TimeSpan.FromMilliseconds(500), PublishPolicy.OnDisagreement, TimeSpan.FromHours(12), "s", "n", "eu-west-1"),
            (settings.Patience, settings.Publish, settings.Heartbeat, settings.Service, settings.MetricsNamespace, settings.Region));
        Assert.Equal((CellMetricsPolicy.All, ChatProgram.AmazonQ), (settings.CellMetrics, settings.Chat));
    }

    [Theory]
    [InlineData("PROBESUITE_PLACEMENTS", "", "The environment variable PROBESUITE_PLACEMENTS is not set; it must hold the probes as name=function, parted by commas.")]
    [InlineData("PROBESUITE_PLACEMENTS", ",", "PROBESUITE_PLACEMENTS names no placement; write name=function, parted by commas.")]
    [InlineData("PROBESUITE_PLACEMENTS", "a=f,b", "PROBESUITE_PLACEMENTS: \"b\" is not of the form name=function, such as private-subnet=probe-private.")]
    [InlineData("PROBESUITE_PLACEMENTS", "a=f,=g", "PROBESUITE_PLACEMENTS: \"=g\" is not of the form name=function, such as private-subnet=probe-private.")]
    [InlineData("PROBESUITE_PLACEMENTS", "a=f,a=g", "PROBESUITE_PLACEMENTS names the placement \"a\" more than once; each needs a name of its own.")]
    [InlineData("PROBESUITE_TARGETS_PARAMETER", "", "The environment variable PROBESUITE_TARGETS_PARAMETER is not set; it must hold the name of the SSM parameter that holds the targets.")]
    [InlineData("PROBESUITE_TOPIC_ARN", " ", "The environment variable PROBESUITE_TOPIC_ARN is not set; it must hold the ARN of the SNS topic that reports go to.")]
    [InlineData("PROBESUITE_TOPIC_ARN", "reports", "PROBESUITE_TOPIC_ARN: \"reports\" is not the ARN of a topic, such as arn:aws:sns:eu-west-1:123456789012:reports.")]
    [InlineData("PROBESUITE_BUCKET", "", "The environment variable PROBESUITE_BUCKET is not set; it must hold the name of the bucket that keeps the reports.")]
    [InlineData("PROBESUITE_PATIENCE", "soon", "PROBESUITE_PATIENCE: \"soon\" is not a time between 10 ms and 15 min, such as 3s or 24h.")]
    [InlineData("PROBESUITE_PATIENCE", "16m", "PROBESUITE_PATIENCE: \"16m\" is not a time between 10 ms and 15 min, such as 3s or 24h.")]
    [InlineData("PROBESUITE_HEARTBEAT", "1s", "PROBESUITE_HEARTBEAT: \"1s\" is not a time between 60 s and 8784 h, such as 3s or 24h.")]
    [InlineData("PROBESUITE_REPORT_LINK", "mail", "PROBESUITE_REPORT_LINK: \"mail\" is not known; write console, presigned or none.")]
    [InlineData("PROBESUITE_PUBLISH", "Always!", "PROBESUITE_PUBLISH: \"Always!\" is not known; write always, on-change or on-disagreement.")]
    [InlineData("PROBESUITE_CONFIRMATIONS", "1/2", "PROBESUITE_CONFIRMATIONS: \"1/2\" is not of the form 2/3, the runs that must agree of the last runs: more than half, of 20 at most.")]
    [InlineData("PROBESUITE_CELL_METRICS", "some", "PROBESUITE_CELL_METRICS: \"some\" is not known; write none, disagreements or all.")]
    [InlineData("PROBESUITE_CHAT", "irc", "PROBESUITE_CHAT: \"irc\" is not known; write none or amazon-q.")]
    public void A_mistake_is_told_in_one_sentence_that_names_the_variable(string name, string value, string sentence)
    {
        var mistake = Assert.Throws<SettingsException>(() => Read((name, value)));

        Assert.Equal(sentence, mistake.Message);
        Assert.Null(mistake.StackTrace);
    }

    [Theory]
    [InlineData("probe", true)]
    [InlineData("probe:live", true)]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:probe", true)]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:probe:7", true)]
    [InlineData("123456789012:function:probe", true)]
    [InlineData("probe-2", false)]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:probe-2", false)]
    public void A_function_is_known_by_any_of_its_names(string configured, bool same) =>
        Assert.Equal(same, new ProbeFunction("p", configured).IsFunction(new LambdaFunction { Name = "probe" }));

    private static AggregatorSettings Read(params (string Name, string Value)[] changes) =>
        AggregatorSettings.Read(name => changes.FirstOrDefault(change => change.Name == name).Value ?? Whole.GetValueOrDefault(name));
}
