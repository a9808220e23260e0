using System.Text;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Time.Testing;

namespace ProbeSuite.Hosting.Tests.Runtime;

public sealed partial class InvocationLoopTests
{
    private const int SixMegabytes = 6 * 1024 * 1024;

    public static TheoryData<string, int, int?> Sizes => new()
    {
        { "an empty event", 0, null },
        { "a small one", 10, null },
        { "the emulator sends chunks", 10_000, 2048 },
        { "tiny chunks", 500, 1 },
        { "Lambda's limit in one piece", SixMegabytes, null },
        { "Lambda's limit in chunks", SixMegabytes, 65_536 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Event_and_answer_pass_unchanged(string why, int size, int? chunkSize)
    {
        var payload = new byte[size];
        new Random(1).NextBytes(payload);
        await using var function = HostedFunction.Start(HostedFunction.Echo);
        function.Api.ChunkSize = chunkSize;

        for (var turn = 0; turn < 2; turn++)
        {
            var answer = await function.Api.InvokeAsync(new FunctionEvent(payload)).WaitAsync(HostedFunction.Patience);
            Assert.True(payload.AsSpan().SequenceEqual(answer.Body), why);
        }

        Assert.Equal(1, function.Api.Accepted);
    }

    [Fact]
    public async Task Context_carries_what_Lambda_said()
    {
        var clock = new FakeTimeProvider();
        ILambdaContext? seen = null;
        await using var function = HostedFunction.Start(
            (input, context, _) =>
            {
                seen = context;
                Assert.Equal(TimeSpan.FromSeconds(3), context.RemainingTime);
                return Task.FromResult(input);
            },
            new() { Clock = clock });

        var answer = await function.Api.InvokeAsync(new FunctionEvent("{}"u8.ToArray())
        {
            RequestId = "8476a536",
            DeadlineMs = clock.GetUtcNow().AddSeconds(3).ToUnixTimeMilliseconds().ToString(),
            Headers = new Dictionary<string, string>
            {
                ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:probe",
                ["lambda-runtime-trace-id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1",
                ["Lambda-Runtime-Client-Context"] = """{"client":{}}""",
                ["Lambda-Runtime-Cognito-Identity"] = """{"cognitoIdentityId":"é"}""",
            },
        }).WaitAsync(HostedFunction.Patience);

        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("8476a536", seen!.AwsRequestId);
        Assert.Equal("arn:aws:lambda:eu-west-1:123456789012:function:probe", seen.InvokedFunctionArn);
        Assert.Equal("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1", seen.TraceId);
        Assert.Equal("""{"client":{}}""", seen.ClientContext);
        Assert.Equal("""{"cognitoIdentityId":"é"}""", seen.Identity);
        Assert.Equal(("probe", "7", 128), (seen.FunctionName, seen.FunctionVersion, seen.MemoryLimitInMB));

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, seen.RemainingTime);
    }

    [Fact]
    public async Task Only_the_first_invocation_is_a_cold_start()
    {
        await using var function = HostedFunction.Start((_, context, _) =>
            Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(context.ColdStart ? "cold" : "warm")));

        Assert.Equal("cold", await function.AnswerAsync("{}"));
        Assert.Equal("warm", await function.AnswerAsync("{}"));
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_is_opened_again()
    {
        await using var function = HostedFunction.Start(HostedFunction.Echo);
        function.Api.HangsUp = true;

        Assert.Equal("1", await function.AnswerAsync("1"));
        Assert.Equal("2", await function.AnswerAsync("2"));
        Assert.True(function.Api.Accepted >= 4, "each poll and each answer needed a connection of its own");
    }

    [Fact]
    public async Task A_failing_handler_is_reported_with_its_causes_and_the_loop_goes_on()
    {
        var calls = 0;
        await using var function = HostedFunction.Start((input, _, _) => calls++ == 0
            ? throw new InvalidOperationException("first \"quoted\"\nline", new IOException("root"))
            : Task.FromResult(input));

        var error = await function.ErrorAsync("{}");
        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.Equal("first \"quoted\"\nline", error.GetProperty("errorMessage").GetString());
        Assert.StartsWith("at ", error.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("IOException", error.GetProperty("cause").GetProperty("errorType").GetString());
        Assert.False(error.GetProperty("cause").TryGetProperty("cause", out _));

        Assert.Equal("2", await function.AnswerAsync("2"));
        var line = Assert.Single(function.Lines.Json);
        Assert.Equal("Error", line.GetProperty("level").GetString());
        Assert.Equal("root", line.GetProperty("exception").GetProperty("inner_exception").GetProperty("message").GetString());
    }

    public static TheoryData<string, string> BrokenEvents => new()
    {
        { "oops", "at $ (line 1, byte 1): 'o' is an invalid start of a value" },
        { "{\"count\":\n\"x\"}", "at $.count (line 2, byte 4)" },
        { "{}", "missing required properties including: 'count'" },
        { "", "does not contain any JSON tokens" },
        { "null", "The event is null; send a JSON object." },
    };

    [Theory]
    [MemberData(nameof(BrokenEvents))]
    public async Task A_broken_event_is_answered_with_a_sentence(string payload, string sentence)
    {
        await using var function = HostedFunction.Start(JsonHandler.Of<Question, Question>(
            (question, _, _) => Task.FromResult(question), TestWire.Default.Question, TestWire.Default.Question));

        var error = await function.ErrorAsync(payload);
        Assert.Equal("InvalidEventException", error.GetProperty("errorType").GetString());
        Assert.Contains(sentence, error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, error.GetProperty("stackTrace").GetArrayLength());

        Assert.Equal("""{"count":3}""", await function.AnswerAsync("""{"count":3}"""));
    }

    [Fact]
    public async Task An_answer_over_six_megabytes_becomes_an_error()
    {
        await using var function = HostedFunction.Start((_, _, _) =>
            Task.FromResult<ReadOnlyMemory<byte>>(new byte[SixMegabytes + 1]));

        var error = await function.ErrorAsync("{}");
        Assert.Equal("Function.ResponseSizeTooLarge", error.GetProperty("errorType").GetString());
        Assert.Contains("6291457 bytes", error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    public async Task A_deadline_that_is_no_time_is_an_error_and_the_loop_goes_on(string deadline)
    {
        await using var function = HostedFunction.Start(HostedFunction.Echo);

        var error = await function.ErrorAsync(new FunctionEvent("{}"u8.ToArray()) { DeadlineMs = deadline });
        Assert.Contains($"'{deadline}'", error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal("2", await function.AnswerAsync("2"));
    }

    [Fact]
    public async Task Work_is_cut_short_while_there_is_time_to_answer()
    {
        var clock = new FakeTimeProvider();
        var started = new TaskCompletionSource();
        await using var function = HostedFunction.Start(
            async (_, _, cancellation) =>
            {
                var cut = new TaskCompletionSource();
                using var registration = cancellation.Register(cut.SetResult);
                started.SetResult();
                await cut.Task;
                return "partial"u8.ToArray();
            },
            new() { Clock = clock, Reserve = TimeSpan.FromMilliseconds(200) });

        var answer = function.Api.InvokeAsync(In(clock, TimeSpan.FromSeconds(3)));
        await started.Task.WaitAsync(HostedFunction.Patience);
        clock.Advance(TimeSpan.FromMilliseconds(2799));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("partial", (await answer.WaitAsync(HostedFunction.Patience)).Text);
    }

    [Fact]
    public async Task A_handler_that_gives_up_at_the_deadline_is_reported_as_out_of_time()
    {
        var clock = new FakeTimeProvider();
        await using var function = HostedFunction.Start(
            async (input, _, cancellation) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation);
                return input;
            },
            new() { Clock = clock });

        var error = await function.ErrorAsync(In(clock, Deadline.Reserve));
        Assert.Equal("TimeoutException", error.GetProperty("errorType").GetString());
        Assert.Contains("Raise its timeout or ask for less", error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    private static FunctionEvent In(TimeProvider clock, TimeSpan remaining) => new("{}"u8.ToArray())
    {
        DeadlineMs = (clock.GetUtcNow() + remaining).ToUnixTimeMilliseconds().ToString(),
    };

    internal sealed record Question([property: JsonRequired] int Count);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Question))]
    internal sealed partial class TestWire : JsonSerializerContext;
}
