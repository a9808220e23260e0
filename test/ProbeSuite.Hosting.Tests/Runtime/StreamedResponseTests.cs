using System.Text;
using System.Text.Json;

namespace ProbeSuite.Hosting.Tests.Runtime;

/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming"/>
public sealed class StreamedResponseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_leave_while_the_handler_is_at_work_and_what_it_returns_is_the_last()
    {
        var goOn = new TaskCompletionSource();
        await using var function = HostedFunction.Start(async (input, context, _) =>
        {
            context.StreamLine("1"u8.ToArray());
            await goOn.Task;
            context.StreamLine("2"u8.ToArray());
            return input;
        });

        var answering = function.Api.InvokeAsync("3");
        Assert.Equal("1\n", await function.Api.Chunks.ReadAsync(Cancellation));
        Assert.False(answering.IsCompleted);
        goOn.SetResult();
        var answer = await answering.WaitAsync(HostedFunction.Patience);

        Assert.Equal(("response", "1\n2\n3\n"), (answer.Path, answer.Text));
        Assert.Equal(("streaming", "chunked", "close"), (answer.Headers["Lambda-Runtime-Function-Response-Mode"], answer.Headers["Transfer-Encoding"], answer.Headers["Connection"]));
        Assert.Equal("Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body", answer.Headers["Trailer"]);
        Assert.DoesNotContain("Lambda-Runtime-Function-Error-Type", answer.Headers.Keys);
    }

    [Fact]
    public async Task Between_streams_the_connection_that_polls_goes_on()
    {
        await using var function = HostedFunction.Start((input, context, _) =>
        {
            if (input.Span.SequenceEqual("\"stream\""u8))
            {
                context.StreamLine("0"u8.ToArray());
            }

            return Task.FromResult(input);
        });

        Assert.Equal("1", await function.AnswerAsync("1"));
        Assert.Equal("0\n\"stream\"\n", await function.AnswerAsync("\"stream\""));
        Assert.Equal("2", await function.AnswerAsync("2"));
        Assert.Equal("0\n\"stream\"\n", await function.AnswerAsync("\"stream\""));
        Assert.Equal(3, function.Api.Accepted);
    }

    [Fact]
    public async Task A_failure_behind_a_line_comes_in_trailers_and_in_the_log()
    {
        await using var function = HostedFunction.Start((_, context, _) =>
        {
            context.StreamLine("1"u8.ToArray());
            throw new InvalidOperationException(new string('é', 5000));
        });

        var answer = await function.Api.InvokeAsync("{}").WaitAsync(HostedFunction.Patience);

        Assert.Equal(("response", "1\n", "InvalidOperationException"), (answer.Path, answer.Text, answer.Headers["Lambda-Runtime-Function-Error-Type"]));
        var body = answer.Headers["Lambda-Runtime-Function-Error-Body"];
        Assert.True(body.Length < 8000, $"{body.Length} characters in a header");
        var error = JsonDocument.Parse(Convert.FromBase64String(body)).RootElement;
        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.StartsWith("ééé", error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Contains("   at ", Assert.Single(function.Lines.Json).GetProperty("exception").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_write_whole_lines()
    {
        await using var function = HostedFunction.Start(async (input, context, cancellation) =>
        {
            await Parallel.ForAsync(0, 200, cancellation, (turn, _) =>
            {
                context.StreamLine(Encoding.UTF8.GetBytes(new string((char)('a' + (turn % 26)), 3000)));
                return ValueTask.CompletedTask;
            });
            return input;
        });

        var answer = await function.AnswerAsync("!");

        var lines = answer.TrimEnd('\n').Split('\n');
        Assert.Equal(201, lines.Length);
        Assert.All(lines[..^1], line => Assert.True(line.Length == 3000 && line.Distinct().Count() == 1));
        Assert.Equal("!", lines[^1]);
    }

    [Fact]
    public async Task A_line_that_comes_after_the_end_reaches_nobody()
    {
        ILambdaContext? before = null;
        await using var function = HostedFunction.Start((input, context, _) =>
        {
            before?.StreamLine("late"u8.ToArray());
            before = context;
            return Task.FromResult(input);
        });

        Assert.Equal("1", await function.AnswerAsync("1"));
        Assert.Equal("2", await function.AnswerAsync("2"));
        Assert.Equal(1, function.Api.Accepted);
    }

    [Fact]
    public async Task A_stream_that_Lambda_refuses_is_logged_and_the_next_invocation_served()
    {
        await using var function = HostedFunction.Start((input, context, _) =>
        {
            context.StreamLine("1"u8.ToArray());
            return Task.FromResult(input);
        });
        function.Api.AnswerStatus = 413;
        await function.Api.InvokeAsync("1").WaitAsync(HostedFunction.Patience);
        function.Api.AnswerStatus = 202;

        Assert.Equal("1\n2\n", await function.AnswerAsync("2"));
        Assert.Contains("with status 413", Assert.Single(function.Lines.Json).GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
