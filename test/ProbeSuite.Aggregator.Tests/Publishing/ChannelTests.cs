using System.Text.RegularExpressions;
using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aggregator.Tests.Publishing;

/// <summary>The filter policies of docs/channels.md select what that page says, at an SNS that delivers.</summary>
public partial class ChannelTests(MotoServer moto)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "docs", "channels.md"));

    /// <summary>Name, selected runs and policy of each policy that the page has.</summary>
    public static TheoryData<string, string, string> Policies
    {
        get
        {
            var found = new TheoryData<string, string, string>();
            foreach (var match in PolicyPattern().Matches(Page).Cast<Match>())
            {
                found.Add(match.Groups["name"].Value, match.Groups["runs"].Value, match.Groups["policy"].Value);
            }

            return found;
        }
    }

    [Fact]
    public void The_page_has_policies_and_runs() => Assert.True(Policies.Count >= 5 && Runs().Count() >= 6);

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_selects_the_runs_that_the_page_names(string name, string runs, string policy)
    {
        var topic = await moto.CreateTopicAsync();
        var queue = await moto.SubscribeQueueAsync(topic, policy);
        using var sns = moto.Sns;

        foreach (var (run, report) in Runs())
        {
            var message = ReportMessage.Of(report, Settings(topic), null);
            message.Message = $$"""{"default":"{{run}}"}""";
            await sns.PublishAsync(message, TestContext.Current.CancellationToken);
        }

        await sns.PublishAsync(new PublishRequest { TopicArn = topic, Message = "alarm" }, TestContext.Current.CancellationToken);

        Assert.Equal($"{name}: {string.Join(", ", runs.Split(", ").Order())}", $"{name}: {string.Join(", ", (await moto.ReceiveAsync(queue)).Order())}");
    }

    [Fact]
    public void The_page_names_every_attribute_and_no_other()
    {
        var report = Runs().First().Report;

        var listed = AttributePattern().Matches(Page).Select(match => $"{match.Groups["name"].Value} {match.Groups["type"].Value}");
        Assert.Equal(ReportMessage.Of(report, Settings("arn"), null).MessageAttributes.Select(pair => $"{pair.Key} {pair.Value.DataType}").Order(), listed.Order());
    }

    // A report with what its row of the page's table says, made as the aggregator makes it.
    private static IEnumerable<(string Run, Report Report)> Runs() => RunPattern().Matches(Page).Select(match =>
    {
        var problems = int.Parse(match.Groups["problems"].Value, System.Globalization.CultureInfo.InvariantCulture);
        var verdict = match.Groups["verdict"].Value;
        var cells = Enumerable.Range(0, problems + 1).Select(number => new Cell
        {
            Placement = "no-vpc",
            Target = $"t{number}",
            Agreement = number == 0 ? Agreement.OpenAsPredicted : verdict == "incomplete" ? Agreement.NotRun : Agreement.UnexpectedlyBlocked,
            Explanation = "",
            Predicted = new(PathState.Open, null, [], []),
        }).ToArray();
        var summary = Summary.Of(cells);
        Assert.Equal(verdict, summary.Verdict.Word());
        return (match.Groups["run"].Value, new Report
        {
            Run = new() { Id = "run-1", StartedAt = DateTimeOffset.UnixEpoch, Trigger = match.Groups["trigger"].Value, Region = match.Groups["region"].Value, SuiteVersion = "0.1.0" },
            Summary = summary with { ChangedSinceLastRun = match.Groups["changed"].Value == "yes" ? ["a change"] : [] },
            Placements = [],
            Targets = [],
            Cells = cells,
        });
    });

    private static AggregatorSettings Settings(string topic) => new() { Placements = [], TargetsParameter = "/t", TopicArn = topic, Bucket = "suite" };

    private static string Root(string directory) =>
        File.Exists(Path.Combine(directory, "ProbeSuite.sln")) ? directory : Root(Path.GetDirectoryName(directory)!);

    [GeneratedRegex(@"\*\*(?<name>[^*]+)\.\*\* Selects: (?<runs>[a-z, -]+)\.\s+```json\s+(?<policy>[^`]+?)\s+```")]
    private static partial Regex PolicyPattern();

    [GeneratedRegex(@"^\| (?<run>[a-z-]+) \| (?<verdict>[a-z]+) \| (?<changed>yes|no) \| (?<trigger>[a-z-]+) \| (?<problems>\d+) \| (?<region>[a-z0-9-]+) \|", RegexOptions.Multiline)]
    private static partial Regex RunPattern();

    [GeneratedRegex(@"^\| `(?<name>[a-z]+)` \| (?<type>String|Number) \|", RegexOptions.Multiline)]
    private static partial Regex AttributePattern();
}
