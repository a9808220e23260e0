using System.Text;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Tests.Services.Lambda;

public sealed class LambdaApiTests(TinyLambda lambda) : IClassFixture<TinyLambda>
{
    [Fact]
    public async Task An_answer_comes_back_as_botocore_expects_it()
    {
        var answers = await lambda.AskAsync(Invoke("tiny", "{}", "LogType='Tail'"), Invoke("tiny", """{"do":"fail"}"""));

        Assert.Equal("(200, $LATEST, )", Facts(answers[0]));
        Assert.Contains("START RequestId: ", Log(answers[0]), StringComparison.Ordinal);
        Assert.Contains("\ndoing echo\nEND RequestId: ", Log(answers[0]), StringComparison.Ordinal);
        Assert.Equal("(200, $LATEST, Unhandled)", Facts(answers[1]));
        Assert.Equal("""{"errorType":"Tiny.Failed","errorMessage":"as asked"}""", $"{answers[1]["Payload"]}");
        Assert.Null(answers[1]["LogResult"]);
    }

    [Fact]
    public async Task A_function_lives_in_Lambdas_environment()
    {
        var answer = Payload((await lambda.AskAsync(Invoke("tiny", """{"do":"metadata"}""")))[0]);
        var environment = answer["environment"]!;

        Assert.Equal("tiny", $"{environment["AWS_LAMBDA_FUNCTION_NAME"]}");
        Assert.Equal("256", $"{environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]}");
        Assert.Equal("eu-west-1", $"{environment["AWS_REGION"]}");
        Assert.Equal("blue", $"{environment["COLOUR"]}");
        Assert.Null(environment["HOME"]);
        Assert.Equal("""{"AvailabilityZoneID":"euw1-az1"}""", $"{answer["event"]!["metadata"]}");
        Assert.Equal("arn:aws:lambda:eu-west-1:123456789012:function:tiny", $"{answer["headers"]!["Lambda-Runtime-Invoked-Function-Arn"]}");
        Assert.StartsWith("Root=1-", $"{answer["headers"]!["Lambda-Runtime-Trace-Id"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_stays_warm_until_it_dies()
    {
        var answers = await lambda.AskAsync(
            Invoke("tiny", """{"do":"exit","code":0}"""), Invoke("tiny", "{}"), Invoke("tiny", "{}"), Invoke("tiny", """{"do":"exit","code":3}""", "LogType='Tail'"), Invoke("tiny", "{}"));

        Assert.Equal("Error: Runtime exited without providing a reason", Message(answers[0]));
        Assert.Equal(1, (int)Payload(answers[1])["served"]!);
        Assert.Equal(2, (int)Payload(answers[2])["served"]!);
        Assert.Equal("Error: Runtime exited with error: exit status 3", Message(answers[3]));
        Assert.Equal("Runtime.ExitError", $"{Payload(answers[3])["errorType"]}");
        Assert.Contains("last words", Log(answers[3]), StringComparison.Ordinal);
        Assert.Equal(1, (int)Payload(answers[4])["served"]!);
    }

    [Fact]
    public async Task A_timeout_ends_the_process()
    {
        var answers = await lambda.AskAsync(Invoke("tiny", """{"do":"sleep","seconds":30}"""), Invoke("tiny", "{}"));

        Assert.Equal("(200, $LATEST, Unhandled)", Facts(answers[0]));
        Assert.Equal("Error: Task timed out after 1.00 seconds", Message(answers[0]));
        Assert.Equal(1, (int)Payload(answers[1])["served"]!);
    }

    [Fact]
    public async Task A_function_that_cannot_start_says_why()
    {
        var answer = (await lambda.AskAsync(Invoke("tiny-broken", "{}")))[0];

        Assert.Equal("Unhandled", $"{answer["FunctionError"]}");
        Assert.Equal("Tiny.CannotStart", $"{Payload(answer)["errorType"]}");
    }

    [Fact]
    public async Task Events_of_six_megabytes_pass_and_larger_ones_do_not()
    {
        var answers = await lambda.AskAsync(
            "c.invoke(FunctionName='tiny', Payload=b'{\"x\":\"' + b'x' * 6000000 + b'\"}')",
            "c.invoke(FunctionName='tiny', Payload=b'{\"x\":\"' + b'x' * 6300000 + b'\"}')",
            Invoke("tiny", """{"do":"big","bytes":6300000}"""),
            Invoke("tiny", "not json"));

        Assert.Equal(6_000_008, (int)Payload(answers[0])["bytes"]!);
        Assert.Equal("RequestTooLargeException 413", Error(answers[1]));
        Assert.Equal("Function.ResponseSizeTooLarge", $"{Payload(answers[2])["errorType"]}");
        Assert.Equal("InvalidRequestContentException 400", Error(answers[3]));
    }

    [Fact]
    public async Task As_many_run_at_once_as_may_and_no_more()
    {
        var answers = await lambda.AskAsync(AtOnce(2), AtOnce(4));

        Assert.Equal("[]", answers[0].ToJsonString());
        Assert.Equal("""["TooManyRequestsException","TooManyRequestsException"]""", answers[1].ToJsonString());
    }

    [Fact]
    public async Task Other_ways_to_invoke_answer_at_once()
    {
        var answers = await lambda.AskAsync(
            Invoke("tiny", "{}", "InvocationType='DryRun'"),
            Invoke("arn:aws:lambda:eu-west-1:123456789012:function:tiny", "{}"), Invoke("123456789012:function:tiny:$LATEST", "{}"),
            Invoke("nobody", "{}"), Invoke("tiny", "{}", "Qualifier='7'"),
            Invoke("tiny", "{}", "InvocationType='Event'")); // last, for it goes on after its answer and keeps the one environment busy

        Assert.Equal(204, (int)answers[0]["StatusCode"]!);
        Assert.Equal(200, (int)answers[1]["StatusCode"]!);
        Assert.Equal(200, (int)answers[2]["StatusCode"]!);
        Assert.Equal("ResourceNotFoundException 404", Error(answers[3]));
        Assert.Equal("ResourceNotFoundException 404", Error(answers[4]));
        Assert.Equal(202, (int)answers[5]["StatusCode"]!);
    }

    [Fact]
    public async Task Functions_are_described_and_listed_page_by_page()
    {
        var answers = await lambda.AskAsync(
            "c.get_function_configuration(FunctionName='tiny')",
            "c.get_function(FunctionName='tiny-twice')",
            "c.list_tags(Resource='arn:aws:lambda:eu-west-1:123456789012:function:tiny')",
            "[[f['FunctionName'] for f in p['Functions']] for p in c.get_paginator('list_functions').paginate(PaginationConfig={'PageSize': 2})]");

        Assert.Equal("""{"SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"],"VpcId":"vpc-1","Ipv6AllowedForDualStack":false}""", answers[0]["VpcConfig"]!.ToJsonString());
        Assert.Equal("Active", $"{answers[0]["State"]}");
        Assert.Equal("blue", $"{answers[0]["Environment"]!["Variables"]!["COLOUR"]}");
        Assert.Equal(1, (int)answers[0]["Timeout"]!);
        Assert.Equal(2, (int)answers[1]["Concurrency"]!["ReservedConcurrentExecutions"]!);
        Assert.Equal("tiny", $"{answers[2]["Tags"]!["probesuite:placement"]}");
        Assert.Equal("""[["tiny","tiny-broken"],["tiny-patient","tiny-twice"]]""", answers[3].ToJsonString());
    }

    private static string Invoke(string function, string payload, string? more = null) =>
        $"c.invoke(FunctionName='{function}', Payload='{payload}'{(more is null ? "" : $", {more}")})";

    /// <summary>The errors of that many invocations at the same moment.</summary>
    private static string AtOnce(int many) =>
        "(lambda pool: [e.response['Error']['Code'] for e in [r.exception() for r in [pool.submit(c.invoke, FunctionName='tiny-twice', "
        + $$"""Payload='{"do":"sleep","seconds":0.5}') for _ in range({{many}})]] if e])(__import__('concurrent.futures').futures.ThreadPoolExecutor({{many}}))""";

    private static string Facts(JsonNode answer) => $"({answer["Status"]}, {answer["ExecutedVersion"]}, {answer["FunctionError"]})";

    private static string Error(JsonNode answer) => $"{answer["Error"]} {answer["Status"]}";

    private static JsonNode Payload(JsonNode answer) => JsonNode.Parse($"{answer["Payload"]}")!;

    /// <summary>The error's message without the request's id.</summary>
    private static string Message(JsonNode answer)
    {
        var message = $"{Payload(answer)["errorMessage"]}";
        return message[message.IndexOf("Error:", StringComparison.Ordinal)..];
    }

    private static string Log(JsonNode answer) => Encoding.UTF8.GetString(Convert.FromBase64String($"{answer["LogResult"]}"));
}
