using System.Text.Json;
using ProbeSuite.Hosting.Tests.Runtime;

namespace ProbeSuite.Hosting.Tests;

/// <summary>A real process with real signals. What needs neither is tested at the loop.</summary>
public sealed class LambdaBootstrapTests
{
    [Fact]
    public async Task A_function_echoes_throws_measures_and_ends_on_SIGTERM()
    {
        await using var api = new RuntimeApi { ChunkSize = 7 };
        await using var function = FunctionProcess.Start(api);

        var first = Json(await Invoke(api, """{"do":"echo","text":"Grüße"}"""));
        Assert.Equal("Grüße", first.GetProperty("text").GetString());
        Assert.True(first.GetProperty("coldStart").GetBoolean());
        Assert.Equal("Root=1-abc;Sampled=1", first.GetProperty("traceId").GetString());
        Assert.InRange(first.GetProperty("remainingMs").GetDouble(), 1, 60_000);

        var failed = Json(await Invoke(api, """{"do":"throw"}"""));
        Assert.Equal("Told to throw.", failed.GetProperty("errorMessage").GetString());
        Assert.Equal("The cause.", failed.GetProperty("cause").GetProperty("errorMessage").GetString());

        Assert.Contains("not the JSON", (await Invoke(api, "{")).Text, StringComparison.Ordinal);
        Assert.Contains("'do'", (await Invoke(api, "{}")).Text, StringComparison.Ordinal);
        Assert.False(Json(await Invoke(api, """{"do":"measure"}""")).GetProperty("coldStart").GetBoolean());

        await function.TerminateAsync();
        var (exitCode, output, errors) = await function.EndAsync(HostedFunction.Patience);
        Assert.Equal((0, ""), (exitCode, errors));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(first.GetProperty("requestId").GetString(), lines[0].GetProperty("function_request_id").GetString());
        Assert.Equal("orders", lines[0].GetProperty("function_name").GetString());
        Assert.Single(lines, line => line.TryGetProperty("_aws", out _));
    }

    [Fact]
    public async Task A_slow_function_answers_before_its_deadline()
    {
        await using var api = new RuntimeApi();
        await using var function = FunctionProcess.Start(api);
        await api.FirstPoll.WaitAsync(HostedFunction.Patience);

        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(2).ToUnixTimeMilliseconds();
        var answer = Json(await Invoke(api, new FunctionEvent("""{"do":"wait"}"""u8.ToArray()) { DeadlineMs = deadline.ToString() }));

        // Deadlines and timers count whole milliseconds, so that the token may fire two of them early.
        Assert.InRange(answer.GetProperty("remainingMs").GetDouble(), 1, Deadline.Reserve.TotalMilliseconds + 2);
    }

    [Fact]
    public async Task SIGTERM_ends_even_a_function_that_hangs()
    {
        await using var api = new RuntimeApi();
        await using var function = FunctionProcess.Start(api);
        var answer = api.InvokeAsync("""{"do":"hang"}""");
        Assert.Contains("\"hang\"", await function.NextLineAsync().WaitAsync(HostedFunction.Patience), StringComparison.Ordinal);

        await function.TerminateAsync();
        Assert.Equal(0, (await function.EndAsync(HostedFunction.Patience)).ExitCode);
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public async Task A_function_that_cannot_start_tells_Lambda()
    {
        await using var api = new RuntimeApi();
        await using var function = FunctionProcess.Start(api, ("REFUSE_TO_START", "No targets."));

        var error = await api.InitError.WaitAsync(HostedFunction.Patience);
        Assert.Contains("No targets.", error.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await function.EndAsync(HostedFunction.Patience)).ExitCode);
    }

    [Fact]
    public async Task Started_by_hand_it_says_what_it_is()
    {
        await using var function = FunctionProcess.Start(api: null);
        var (exitCode, output, errors) = await function.EndAsync(HostedFunction.Patience);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("This program is a Lambda function: AWS_LAMBDA_RUNTIME_API is not set", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    private static Task<FunctionAnswer> Invoke(RuntimeApi api, string payload) =>
        Invoke(api, new FunctionEvent(System.Text.Encoding.UTF8.GetBytes(payload)));

    private static Task<FunctionAnswer> Invoke(RuntimeApi api, FunctionEvent invocation) => api.InvokeAsync(invocation with
    {
        Headers = new Dictionary<string, string> { ["Lambda-Runtime-Trace-Id"] = "Root=1-abc;Sampled=1" },
    }).WaitAsync(HostedFunction.Patience);

    private static JsonElement Json(FunctionAnswer answer) => JsonDocument.Parse(answer.Body).RootElement;
}
