using System.Text;
using ProbeSuite.Aggregator.Events;
using ProbeSuite.Hosting;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Tests.Events;

public class EventReaderTests
{
    private const string Tick =
        """
        {"version":"0","id":"53dc4d37","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012",
         "time":"2026-02-28T06:00:00Z","region":"eu-west-1","resources":["arn:aws:events:eu-west-1:123456789012:rule/tick"],"detail":{}}
        """;

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Nothing_asks_for_everything(string json) => Assert.Equal(new AggregatorRequest(), Read(json));

    [Fact]
    public void Every_field_is_read()
    {
        var request = Read("""{"trigger":"lab","placements":["a"],"targets":["t","https://x.org/"],"patience":"500ms","publish":false,"attempts":3,"progress":true}""");

        Assert.Equal(("lab", "500ms", false, 3, true), (request.Trigger, request.Patience, request.Publish, request.Attempts, request.Progress));
        Assert.Equal(["a"], request.Placements);
        Assert.Equal(["t", "https://x.org/"], request.Targets);
    }

    [Theory]
    [InlineData(Tick)]
    [InlineData("""{"detail-type":"Scheduled Event","source":"aws.scheduler","detail":"{}"}""")]
    [InlineData("""{"detail-type":"AWS API Call via CloudTrail","source":"aws.ec2","detail":{"eventName":"DeleteRoute"}}""")]
    public void EventBridges_own_events_are_a_tick_of_the_schedule(string json) => Assert.Equal(new AggregatorRequest { Trigger = "schedule" }, Read(json));

    [Fact]
    public void Somebody_elses_event_may_carry_a_request() =>
        Assert.Equal(["a"], Read("""{"detail-type":"Audit","source":"my.deployments","detail":{"placements":["a"]}}""").Placements);

    [Theory]
    [InlineData("""{"placement":["a"]}""", "The event has no field placement; known are trigger, placements, targets, patience, publish, attempts, progress.")]
    [InlineData("""{"placement":"a","tragets":[]}""", "The event has no field placement, tragets; known are")]
    [InlineData("""{"detail-type":"Audit","source":"mine","detail":{"tragets":[]}}""", "The event has no field tragets; known are")]
    [InlineData("""{"trigger":"cron"}""", "The event's trigger \"cron\" is not known; write one of schedule, on-demand, lab.")]
    [InlineData("""{"attempts":0}""", "The event's attempts must be 1 to 100, not 0.")]
    [InlineData("""{"patience":"long"}""", "The event's patience \"long\" is not a time between 10 ms and 15 min, such as 3s or 500ms.")]
    [InlineData("""{"placements":"a"}""", "The event is not valid JSON, or $.placements is not of the type expected")]
    [InlineData("""{"publish":"yes"}""", "The event is not valid JSON, or $.publish is not of the type expected")]
    [InlineData("""["a"]""", "The event is a JSON array; send an object with any of trigger")]
    [InlineData("""{"trigger":""", "The event is not valid JSON")]
    public void A_mistake_is_refused_with_a_sentence(string json, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<InvalidEventException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static AggregatorRequest Read(string json) => EventReader.Read(Encoding.UTF8.GetBytes(json));
}
