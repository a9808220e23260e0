using System.Text;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Tests.Services.Lambda;

/// <summary><c>InvokeWithResponseStream</c>, as botocore reads it.</summary>
public sealed class InvocationStreamTests(TinyLambda lambda) : IClassFixture<TinyLambda>
{
    [Fact]
    public async Task Parts_arrive_when_the_function_sends_them()
    {
        var events = await StreamAsync("""{"do":"stream","lines":["one","zwei ü","3"],"pause":0.25}""", "LogType='Tail'", "tiny-patient");

        Assert.Equal(["PayloadChunk one", "PayloadChunk zwei ü", "PayloadChunk 3", "InvokeComplete "], events.Select(Text));
        Assert.True(At(events[2]) - At(events[0]) > 0.4);
        var end = events[3]["end"]!;
        Assert.Equal(["LogResult"], end.AsObject().Select(member => member.Key));
        Assert.Contains("\ndoing stream\nEND RequestId: ", Encoding.UTF8.GetString(Convert.FromBase64String($"{end["LogResult"]}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_may_be_silent_between_parts_for_longer_than_a_server_suffers_of_other_clients()
    {
        var events = await StreamAsync("""{"do":"stream","lines":["1","2"],"pause":7}""", function: "tiny-patient");

        Assert.Equal(["PayloadChunk 1", "PayloadChunk 2", "InvokeComplete "], events.Select(Text));
    }

    [Fact]
    public async Task An_answer_that_is_no_stream_comes_as_one()
    {
        var events = await StreamAsync("""{"do":"echo"}""");

        Assert.Equal(["PayloadChunk", "InvokeComplete"], events.Select(one => $"{one["name"]}"));
        Assert.Equal("echo", $"{JsonNode.Parse($"{events[0]["text"]}")!["event"]!["do"]}");
    }

    [Fact]
    public async Task A_large_answer_comes_whole()
    {
        var events = await StreamAsync("""{"do":"big","bytes":3000000}""");

        Assert.Equal(3_000_002, events.Sum(one => $"{one["text"]}".Length));
        Assert.Equal("InvokeComplete", $"{events[^1]["name"]}");
    }

    [Theory]
    [InlineData("""{"do":"fail"}""", "Unhandled", "as asked")]
    [InlineData("""{"do":"exit","code":3}""", "Unhandled", "Runtime exited with error: exit status 3")]
    [InlineData("""{"do":"stream","lines":["1"],"error":{"errorType":"Tiny.Failed","errorMessage":"midstream"}}""", "Tiny.Failed", "midstream", "1")]
    [InlineData("""{"do":"stream","lines":["1","2"],"pause":0.6}""", "Unhandled", "Task timed out after 1.00 seconds", "1", "2")]
    public async Task An_error_is_told_at_the_end(string payload, string code, string message, params string[] parts)
    {
        var events = await StreamAsync(payload);

        Assert.Equal(parts, events.SkipLast(1).Select(one => $"{one["text"]}"));
        var end = events[^1]["end"]!;
        Assert.Equal(code, $"{end["ErrorCode"]}");
        Assert.EndsWith(message, $"{JsonNode.Parse($"{end["ErrorDetails"]}")!["errorMessage"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_stream_gets_all_parts_at_the_end()
    {
        var answers = await lambda.AskAsync(
            """c.invoke(FunctionName='tiny', Payload='{"do":"stream","lines":["1","2"]}')""",
            """c.invoke(FunctionName='tiny', Payload='{"do":"stream","lines":["1"],"error":{"errorType":"T","errorMessage":"m"}}')""");

        Assert.Equal(("12", null), ($"{answers[0]["Payload"]}", answers[0]["FunctionError"]));
        Assert.Equal("Unhandled", $"{answers[1]["FunctionError"]}");
    }

    [Fact]
    public async Task What_does_not_run_is_refused_as_elsewhere()
    {
        var answers = await lambda.AskAsync(
            "c.invoke_with_response_stream(FunctionName='nobody', Payload='{}')",
            "c.invoke_with_response_stream(FunctionName='tiny', Payload='not json')",
            "c.invoke_with_response_stream(FunctionName='tiny', Payload='{}', InvocationType='Event')");

        Assert.Equal(["ResourceNotFoundException 404", "InvalidRequestContentException 400", "InvalidParameterValueException 400"], answers.Select(answer => $"{answer["Error"]} {answer["Status"]}"));
    }

    private async Task<JsonObject[]> StreamAsync(string payload, string? more = null, string function = "tiny")
    {
        var answers = await lambda.AskAsync(
            "[{'name': list(e)[0], 'text': e.get('PayloadChunk', {}).get('Payload', b'').decode(), 'end': e.get('InvokeComplete'), 'at': __import__('time').monotonic()} "
            + $"for e in c.invoke_with_response_stream(FunctionName='{function}', Payload='{payload}'.encode(){(more is null ? "" : $", {more}")})['EventStream']]");
        return [.. answers[0].AsArray().Select(one => one!.AsObject())];
    }

    private static string Text(JsonObject one) => $"{one["name"]} {one["text"]}";

    private static double At(JsonObject one) => (double)one["at"]!;
}
