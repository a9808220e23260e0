using System.Text.Json;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Tests.Probes;

public class ProbeInvokerTests
{
    private static readonly TargetEntry[] Two = [new("a", "tcp://10.0.0.1:80"), new("b", "tcp://10.0.0.2:80")];

    [Fact]
    public async Task A_probe_is_asked_for_all_targets_with_patience_and_run()
    {
        using var server = new LambdaServer(_ => new(200, Reply("a", "b")));

        var answer = await AskAsync(server, Two);

        var request = JsonSerializer.Deserialize(Assert.Single(server.Calls).Body, WireContext.Default.ProbeRequest)!;
        Assert.Equal(Two, request.Targets);
        Assert.Equal((1500, "run-1"), (request.PatienceMs, request.RunId));
        Assert.Equal(["a", "b"], answer.Observations.Keys);
        Assert.Empty(answer.NotRun);
        Assert.Equal((true, 12.0, "euw1-az1"), (answer.Facts!.ColdStart, answer.Facts.DurationMs, answer.Facts.AvailabilityZone));
    }

    [Theory]
    [InlineData("null", "probe answered, but not as a probe: its answer is null.")]
    [InlineData("[]", "probe answered, but not as a probe: The JSON value could not be converted to ProbeSuite.Wire.ProbeReply.")]
    [InlineData("{\"statusCode\":200}", "probe answered, but not as a probe: JSON deserialization for type 'ProbeSuite.Wire.ProbeReply' was missing required properties")]
    [InlineData("""{"placement":"p","observations":[{"target":"a","outcome":{"saw":"a thing of tomorrow"}}]}""", "probe answered, but not as a probe: Read unrecognized type discriminator id 'a thing of tomorrow'")]
    [InlineData("""{"placement":"p","observations":[null,{"target":"z","outcome":{"saw":"connected"}},{"target":"a","outcome":null}]}""", "the probe's answer has no observation of this target.")]
    [InlineData("""{"placement":"p","observations":[],"cut":"the answer was too large"}""", "the probe's answer is cut: the answer was too large.")]
    public async Task What_is_no_probes_answer_is_not_run(string body, string sentence)
    {
        using var server = new LambdaServer(_ => new(200, body));

        var answer = await AskAsync(server, Two);

        Assert.Empty(answer.Observations);
        Assert.Equal(["a", "b"], answer.NotRun.Keys);
        Assert.StartsWith(sentence, answer.NotRun["a"].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_answer_may_leave_out_is_empty_and_not_null()
    {
        using var server = new LambdaServer(_ => new(200, """{"placement":"p","observations":[{"target":"a","outcome":{"saw":"connected"}}]}"""));

        var answer = await AskAsync(server, Two[..1]);

        Assert.Empty(answer.Facts!.Addresses);
        Assert.Empty(new ProbeSuite.Comparison.Comparer(new(), null)
            .Compare("p", ProbeSuite.Targets.Target.Parse("tcp://10.0.0.1:80", "a"), new() { Path = PathState.Open }, answer.Observations["a"], () => null).Observed!.Stages);
    }

    [Fact]
    public async Task A_target_that_the_answer_lacks_is_not_run_and_the_others_are()
    {
        using var server = new LambdaServer(_ => new(200, Reply("b")));

        var answer = await AskAsync(server, Two);

        Assert.Equal(["b"], answer.Observations.Keys);
        Assert.Equal(["a"], answer.NotRun.Keys);
    }

    [Fact]
    public async Task A_large_sweep_takes_several_invocations_and_one_that_fails_costs_only_its_own()
    {
        var targets = Enumerable.Range(0, 1200).Select(number => new TargetEntry($"t{number}", "tcp://10.0.0.1:80")).ToArray();
        using var server = new LambdaServer(call =>
        {
            var asked = JsonSerializer.Deserialize(call.Body, WireContext.Default.ProbeRequest)!.Targets;
            return asked.Count == 1000 ? new(200, Reply([.. asked.Select(target => target.Name)])) : LambdaAnswer.FunctionError("{}");
        });

        var answer = await AskAsync(server, targets);

        Assert.Equal((2, 1000, 200), (server.Calls.Count, answer.Observations.Count, answer.NotRun.Count));
        Assert.NotNull(answer.Facts);
    }

    [Fact]
    public async Task One_that_does_not_answer_in_time_is_not_run()
    {
        using var server = new LambdaServer(async (_, end) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
            return new(200, "");
        });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var answer = await AskAsync(server, Two, patience.Token);

        Assert.Equal("probe had not answered when the aggregator had to end.", answer.NotRun["a"].Sentence);
    }

    [Fact]
    public async Task A_Lambda_that_is_not_there_is_not_run()
    {
        var server = new LambdaServer(_ => new(200, ""));
        server.Dispose();

        Assert.StartsWith("Lambda could not be asked to run probe:", (await AskAsync(server, Two)).NotRun["b"].Sentence, StringComparison.Ordinal);
    }

    private static async Task<ProbeAnswer> AskAsync(LambdaServer server, IReadOnlyList<TargetEntry> targets, CancellationToken? cancellation = null)
    {
        using var lambda = server.Client;
        return await new ProbeInvoker(lambda).AskAsync(
            "probe", targets, TimeSpan.FromSeconds(1.5), "run-1", cancellation ?? TestContext.Current.CancellationToken);
    }

    private static string Reply(params string[] targets) => JsonSerializer.Serialize(
        new()
        {
            Placement = "p",
            Observations = [.. targets.Select(name => new ProbeSuite.Checks.Observation { Target = name, Outcome = new ProbeSuite.Checks.Outcome.Connected() })],
            ColdStart = true,
            DurationMs = 12,
            AvailabilityZone = "euw1-az1",
        },
        WireContext.Default.ProbeReply);
}
