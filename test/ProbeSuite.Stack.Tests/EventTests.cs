using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ProbeSuite.Aggregator.Widgets;
using ProbeSuite.Targets;
using ProbeSuite.Wire;

namespace ProbeSuite.Stack.Tests;

/// <summary>The example events are requests that the aggregator understands, about things that the template has.</summary>
public class EventTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
    };

    /// <summary>Those of the aggregator.</summary>
    public static TheoryData<string> Events =>
        [.. Directory.GetFiles(Repository.PathOf("events"), "*.json").Select(file => Path.GetFileName(file)).Where(name => name != "widget.json").Order(StringComparer.Ordinal)];

    [Fact]
    public void There_is_one_for_each_way_to_run_the_suite() =>
        Assert.Equal(["on-demand.json", "one-placement.json", "progress.json", "quiet.json", "scheduled.json", "widget.json"], Directory.GetFiles(Repository.PathOf("events")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_is_a_request_in_every_member(string name)
    {
        var request = Read(name);
        Assert.True(request.Trigger is null or "schedule" or "on-demand");
        Assert.True(request.Patience is null || Durations.TryParse(request.Patience, out _));
        Assert.InRange(request.Attempts ?? 1, 1, 100);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_asks_placements_and_targets_that_exist(string name)
    {
        var stack = DeployedStack.With("");
        var placements = stack.EnvironmentOf("Aggregator")["PROBESUITE_PLACEMENTS"].Split(',').Select(entry => entry.Split('=')[0]).ToArray();
        var targets = JsonNode.Parse((string)stack.Properties("TargetsParameter")["Value"]!)!.AsObject();

        Assert.All(Read(name).Placements ?? [], placement => Assert.Contains(placement, placements));
        Assert.All(Read(name).Targets ?? [], target => Assert.True(targets.ContainsKey(target) || Target.Parse(target).Url == target));
    }

    [Fact]
    public void The_scheduled_event_is_what_the_schedule_sends() => Assert.Equal(
        JsonNode.Parse((string)DeployedStack.With("").Properties("AggregatorTick")["Target"]!["Input"]!)!.ToJsonString(),
        JsonNode.Parse(Text("scheduled.json"))!.ToJsonString());

    [Fact]
    public void The_quiet_event_publishes_nothing() => Assert.False(Read("quiet.json").Publish);

    [Fact]
    public void The_widgets_event_is_a_click_on_a_cell_that_exists()
    {
        var stack = DeployedStack.With("");
        var asked = WidgetEvent.Read(File.ReadAllBytes(Repository.PathOf("events/widget.json")));

        Assert.Equal(("probe", true), (asked.Action, asked.IsDark));
        Assert.Contains($"{asked.Placement}=", stack.EnvironmentOf("Aggregator")["PROBESUITE_PLACEMENTS"], StringComparison.Ordinal);
        Assert.True(JsonNode.Parse((string)stack.Properties("TargetsParameter")["Value"]!)!.AsObject().ContainsKey(asked.Target!));
    }

    private static AggregatorRequest Read(string name) => JsonSerializer.Deserialize<AggregatorRequest>(Text(name), Strict)!;

    private static string Text(string name) => File.ReadAllText(Repository.PathOf($"events/{name}"));
}
