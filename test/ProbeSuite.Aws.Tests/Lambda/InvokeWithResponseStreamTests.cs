using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using ProbeSuite.Aws.Lambda;

namespace ProbeSuite.Aws.Tests.Lambda;

public class InvokeWithResponseStreamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_come_one_by_one_and_then_the_end()
    {
        using var server = new LambdaServer(call => Stream(
            Event("initial-response", ""), Event("PayloadChunk", call.Body[..3]), Event("PayloadChunk", call.Body[3..]), Event("Unheard", "?"), Event("InvokeComplete", """{"LogResult":"bG9n"}""")));
        using var lambda = server.Client;

        var response = await lambda.InvokeWithResponseStreamAsync(
            new() { FunctionName = "arn:aws:lambda:eu-west-1:123456789012:function:probe", Payload = new("[1,2]"u8.ToArray()), LogType = "Tail" }, Cancellation);

        Assert.Equal((200, "7"), (response.StatusCode, response.ExecutedVersion));
        Assert.Equal(["[1,", "2]", "end: , , bG9n"], await ReadAsync(response));
        var call = Assert.Single(server.Calls);
        Assert.Equal(("POST", "[1,2]"), (call.Method, call.Body));
        Assert.Equal("/2021-11-15/functions/arn:aws:lambda:eu-west-1:123456789012:function:probe/response-streaming-invocations", Uri.UnescapeDataString(call.Path));
        Assert.Contains("/eu-west-1/lambda/aws4_request", call.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_function_is_told_at_the_end()
    {
        using var server = new LambdaServer(_ => Stream(Event("PayloadChunk", "1"), Event("InvokeComplete", """{"ErrorCode":"Unhandled","ErrorDetails":"{}"}""")));
        using var lambda = server.Client;

        Assert.Equal(["1", "end: Unhandled, {}, "], await ReadAsync(await lambda.InvokeWithResponseStreamAsync(new() { FunctionName = "probe" }, Cancellation)));
    }

    [Fact]
    public async Task A_refusal_is_tried_again_with_the_whole_payload()
    {
        var count = 0;
        using var server = new LambdaServer(call => Interlocked.Increment(ref count) < 3
            ? LambdaAnswer.Refusal(429, "TooManyRequestsException", "Rate Exceeded.")
            : Stream(Event("PayloadChunk", call.Body), Event("InvokeComplete", "{}")));
        using var lambda = server.Client;

        Assert.Equal(["[1,2,3]", "end: , , "], await ReadAsync(await lambda.InvokeWithResponseStreamAsync(new() { FunctionName = "probe", Payload = new("[1,2,3]"u8.ToArray()) }, Cancellation)));
        Assert.Equal(3, server.Calls.Count);
    }

    [Theory]
    [InlineData(403, "AccessDeniedException")]
    [InlineData(404, "ResourceNotFoundException")]
    public async Task A_refusal_tells_its_code_and_sentence(int status, string code)
    {
        using var server = new LambdaServer(_ => LambdaAnswer.Refusal(status, code, "because"));
        using var lambda = server.Client;

        var refusal = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeWithResponseStreamAsync(new() { FunctionName = "probe" }, Cancellation));

        Assert.Equal((status, code, "because"), ((int)refusal.StatusCode, refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task An_exception_of_Lambdas_in_the_stream_is_one_here()
    {
        using var server = new LambdaServer(_ => Stream(Event("PayloadChunk", "1"), Message([(":message-type", "exception"), (":exception-type", "ServiceException")], "it broke")));
        using var lambda = server.Client;

        var refusal = await Assert.ThrowsAsync<AmazonLambdaException>(async () => await ReadAsync(await lambda.InvokeWithResponseStreamAsync(new() { FunctionName = "probe" }, Cancellation)));

        Assert.Equal(("ServiceException", "it broke"), (refusal.ErrorCode, refusal.Message));
    }

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "Lambda's answer broke off before its end", Event("PayloadChunk", "1") },
        { "Lambda's answer broke off before its end", Event("PayloadChunk", "1")[..^1] },
        { "Lambda's answer is no stream of events", """{"run":{"id":"something else than a stream"}}"""u8.ToArray() },
        { "Lambda's answer is no stream of events", [.. Event("PayloadChunk", "1")[..^1], 0] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_breaks_off_or_is_no_stream_is_not_asked_for_again(string sentence, byte[] body)
    {
        using var server = new LambdaServer(_ => Stream(body));
        using var lambda = server.Client;

        var broken = await Assert.ThrowsAsync<AmazonClientException>(async () => await ReadAsync(await lambda.InvokeWithResponseStreamAsync(new() { FunctionName = "probe" }, Cancellation)));

        Assert.StartsWith(sentence, broken.Message, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    private static async Task<List<string>> ReadAsync(InvokeWithResponseStreamResponse response)
    {
        var read = new List<string>();
        using var stream = response.EventStream!;
        await foreach (var part in stream.WithCancellation(Cancellation))
        {
            read.Add(part switch
            {
                InvokeResponseStreamUpdate update => Encoding.UTF8.GetString(update.Payload.ToArray()),
                InvokeWithResponseStreamCompleteEvent end => $"end: {end.ErrorCode}, {end.ErrorDetails}, {end.LogResult}",
                _ => "?",
            });
        }

        return read;
    }

    private static LambdaAnswer Stream(params byte[][] messages) =>
        new(200, "", ("Content-Type", "application/vnd.amazon.eventstream"), ("X-Amz-Executed-Version", "7")) { Bytes = [.. messages.SelectMany(message => message)] };

    private static byte[] Event(string type, string payload) => Message([(":message-type", "event"), (":event-type", type)], payload);

    private static byte[] Message(IEnumerable<(string Name, string Value)> headers, string payload) => new EventStreamMessage(
        [.. headers.Select(header =>
        {
            var written = new EventStreamHeader(header.Name);
            written.SetString(header.Value);
            return (IEventStreamHeader)written;
        })],
        Encoding.UTF8.GetBytes(payload)).ToByteArray();
}
