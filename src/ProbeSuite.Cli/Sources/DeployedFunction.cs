using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using ProbeSuite.Aws.Lambda;

namespace ProbeSuite.Cli.Sources;

/// <summary>An account has no function of a name.</summary>
internal sealed class NoFunctionException(string message) : AccountException(message);

/// <summary>A function of the suite as it runs in an account.</summary>
internal static class DeployedFunction
{
    /// <summary>Invokes it and waits for its answer.</summary>
    /// <exception cref="AccountException">It did not run, or ended with an error.</exception>
    public static async Task<string> InvokeAsync(AccountChoice choice, string function, string question, CancellationToken cancellation)
    {
        var session = AwsSession.Open(choice);
        using var lambda = new AmazonLambdaClient(session.Credentials, session.Configure(new AmazonLambdaConfig()));
        try
        {
            var response = await lambda.InvokeAsync(new() { FunctionName = function, PayloadStream = new(Encoding.UTF8.GetBytes(question)) }, cancellation);
            var answer = Encoding.UTF8.GetString(response.Payload?.ToArray() ?? []);
            return response.FunctionError is null ? answer : throw new AccountException($"{function} ended with an error: {Message(answer)}");
        }
        catch (AmazonLambdaException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            throw new NoFunctionException($"there is no function {function} in {session.Region.SystemName}");
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new AccountException($"{function} could not be invoked: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Every aggregator of the Region, told by the variable that names its probes; none where functions may not be listed.</summary>
    public static async Task<IReadOnlyList<string>> AggregatorsAsync(AccountChoice choice, CancellationToken cancellation)
    {
        var session = AwsSession.Open(choice);
        using var lambda = new AmazonLambdaClient(session.Credentials, session.Configure(new AmazonLambdaConfig()));
        var found = new List<string>();
        try
        {
            string? marker = null;
            do
            {
                var page = await lambda.ListFunctionsAsync(new() { Marker = marker }, cancellation);
                found.AddRange((page.Functions ?? []).Where(function => function.Environment?.Variables?.ContainsKey("PROBESUITE_PLACEMENTS") == true).Select(function => function.FunctionName).OfType<string>());
                marker = page.NextMarker;
            }
            while (!string.IsNullOrEmpty(marker));
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            // Nobody asked for the search; what it was for is told all the same.
        }

        return found;
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
