using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using ProbeSuite.Aws.Lambda;

namespace ProbeSuite.Cli.Sources;

/// <summary>The aggregator as it runs in an account.</summary>
internal static class DeployedAggregator
{
    /// <summary>Invokes it and waits for its answer.</summary>
    /// <exception cref="AccountException">It did not run, or ended with an error.</exception>
    public static async Task<string> InvokeAsync(AccountChoice choice, string function, string question, CancellationToken cancellation)
    {
        var session = AwsSession.Open(choice);
        using var lambda = new AmazonLambdaClient(session.Credentials, new() { RegionEndpoint = session.Region });
        try
        {
            await Console.Error.WriteLineAsync($"probesuite: {function} runs in {session.Region.SystemName}");
            var response = await lambda.InvokeAsync(new() { FunctionName = function, PayloadStream = new(Encoding.UTF8.GetBytes(question)) }, cancellation);
            var answer = Encoding.UTF8.GetString(response.Payload?.ToArray() ?? []);
            return response.FunctionError is null ? answer : throw new AccountException($"{function} ended with an error: {Message(answer)}");
        }
        catch (AmazonLambdaException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            throw new AccountException($"there is no function {function} in {session.Region.SystemName}; name the stack with --stack, or the function with --function");
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new AccountException($"{function} could not be invoked: {e.Message.TrimEnd('.')}");
        }
    }

    // Lambda wraps what a function failed with: {"errorMessage","errorType"}.
    private static string Message(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.TryGetProperty("errorMessage", out var message) ? $"{message}" : answer;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return answer;
        }
    }
}
