namespace ProbeSuite.Hosting.Tests.Runtime;

public sealed class InvocationLoopEndsTests
{
    [Fact]
    public async Task A_stop_ends_a_poll_that_waits()
    {
        await using var function = HostedFunction.Start(HostedFunction.Echo);
        Assert.Equal("1", await function.AnswerAsync("1"));

        function.Stop();
        Assert.Equal(0, await function.ExitCode.WaitAsync(HostedFunction.Patience));
        Assert.Empty(function.Lines.Text);
    }

    [Fact]
    public async Task A_stop_during_an_invocation_still_delivers_the_answer()
    {
        var started = new TaskCompletionSource();
        await using var function = HostedFunction.Start(async (_, _, cancellation) =>
        {
            var cut = new TaskCompletionSource();
            using var registration = cancellation.Register(cut.SetResult);
            started.SetResult();
            await cut.Task;
            return "partial"u8.ToArray();
        });

        var answer = function.Api.InvokeAsync("{}");
        await started.Task.WaitAsync(HostedFunction.Patience);
        function.Stop();

        Assert.Equal("partial", (await answer.WaitAsync(HostedFunction.Patience)).Text);
        Assert.Equal(0, await function.ExitCode.WaitAsync(HostedFunction.Patience));
    }

    [Fact]
    public async Task A_failing_start_is_an_init_error_and_exit_code_one()
    {
        await using var function = HostedFunction.Start(
            async (CancellationToken _) =>
            {
                await Task.Yield();
                throw new FormatException("TARGETS is not JSON.");
            });

        var error = await function.Api.InitError.WaitAsync(HostedFunction.Patience);
        Assert.Equal("FormatException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Contains("\"errorMessage\":\"TARGETS is not JSON.\"", error.Text, StringComparison.Ordinal);
        Assert.Equal(1, await function.ExitCode.WaitAsync(HostedFunction.Patience));
        Assert.Equal("Critical", Assert.Single(function.Lines.Json).GetProperty("level").GetString());
    }

    [Fact]
    public async Task A_poll_that_Lambda_refuses_ends_the_process()
    {
        await using var function = HostedFunction.Start(async (CancellationToken _) =>
        {
            await Refuse.Task;
            return HostedFunction.Echo;
        });
        function.Api.PollStatus = 500;
        Refuse.SetResult();

        Assert.Equal(1, await function.ExitCode.WaitAsync(HostedFunction.Patience));
        Assert.Contains("status 500: container error", function.Lines.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_Lambda_refuses_is_logged_and_the_loop_goes_on()
    {
        await using var function = HostedFunction.Start(HostedFunction.Echo);
        function.Api.AnswerStatus = 413;
        Assert.Equal("1", await function.AnswerAsync("1"));
        function.Api.AnswerStatus = 202;
        Assert.Equal("2", await function.AnswerAsync("2"));

        var line = function.Lines.Json[0];
        Assert.Contains("status 413", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(line.TryGetProperty("function_request_id", out _));
    }

    private TaskCompletionSource Refuse { get; } = new();
}
