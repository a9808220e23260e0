using System.Diagnostics;
using System.Text;
using ProbeSuite.Aws.Lambda;

namespace ProbeSuite.Aws.Tests.Lambda;

public class InvokeTests
{
    private const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:probe:live";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_comes_back_with_the_version_that_gave_it()
    {
        using var server = new LambdaServer(call => new(200, call.Body.ToUpperInvariant(), ("X-Amz-Executed-Version", "7")));
        using var lambda = server.Client;

        var response = await lambda.InvokeAsync(
            new() { FunctionName = Arn, InvocationType = "RequestResponse", PayloadStream = Bytes("""{"a":1}""") }, Cancellation);

        Assert.Equal((200, null, "7", """{"A":1}"""), (response.StatusCode, response.FunctionError, response.ExecutedVersion, Text(response.Payload)));
        var call = Assert.Single(server.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal(Arn, call.Name);
        Assert.DoesNotContain("%25", call.Path, StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/lambda/aws4_request", call.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_function_is_an_answer_and_no_exception()
    {
        const string Error = """{"errorType":"Runtime.ExitError","errorMessage":"exit status 1"}""";
        using var server = new LambdaServer(_ => LambdaAnswer.FunctionError(Error));
        using var lambda = server.Client;

        var response = await lambda.InvokeAsync(new() { FunctionName = "probe" }, Cancellation);

        Assert.Equal(("Unhandled", Error), (response.FunctionError, Text(response.Payload)));
    }

    [Fact]
    public async Task Throttling_is_tried_again_with_the_whole_payload()
    {
        var count = 0;
        using var server = new LambdaServer(call => Interlocked.Increment(ref count) < 3
            ? LambdaAnswer.Refusal(429, "TooManyRequestsException", "Rate Exceeded.")
            : new(200, call.Body));
        using var lambda = server.Client;

        var response = await lambda.InvokeAsync(new() { FunctionName = "probe", PayloadStream = Bytes("[1,2,3]") }, Cancellation);

        Assert.Equal("[1,2,3]", Text(response.Payload));
        Assert.Equal(3, server.Calls.Count);
    }

    [Theory]
    [InlineData(429, "TooManyRequestsException")]
    [InlineData(502, "ENILimitReachedException")]
    [InlineData(403, "AccessDeniedException")]
    [InlineData(404, "ResourceNotFoundException")]
    public async Task A_refusal_tells_its_code_and_sentence(int status, string code)
    {
        using var server = new LambdaServer(_ => LambdaAnswer.Refusal(status, code, "because"));
        using var lambda = server.Client;

        var refusal = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeAsync(new() { FunctionName = "probe" }, Cancellation));

        Assert.Equal((status, code, "because"), ((int)refusal.StatusCode, refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task Giving_up_ends_the_call_at_once_and_asks_no_second_time()
    {
        using var patience = new CancellationTokenSource();
        using var server = new LambdaServer(async (_, end) =>
        {
            await patience.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
            return new(200, "");
        });
        using var lambda = server.Client;
        var started = Stopwatch.GetTimestamp();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lambda.InvokeAsync(new() { FunctionName = "probe" }, patience.Token));

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.Single(server.Calls);
    }

    [Fact]
    public void The_client_waits_longer_than_any_function_may_run() =>
        Assert.True(new AmazonLambdaConfig().Timeout > TimeSpan.FromMinutes(15));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Text(MemoryStream? stream) => Encoding.UTF8.GetString(stream!.ToArray());
}
