using Amazon.Runtime;
using ProbeSuite.Aws.Lambda;

namespace ProbeSuite.Cli.Sources;

/// <summary>Looks for suites among the functions of a Region.</summary>
internal static class SuiteSearch
{
    /// <summary>Every suite of the Region, told by its aggregator's variable that names the probes; none where functions may not be listed.</summary>
    public static async Task<IReadOnlyList<SuiteFound>> FindAsync(AccountChoice choice, CancellationToken cancellation)
    {
        var session = AwsSession.Open(choice);
        using var lambda = new AmazonLambdaClient(session.Credentials, session.Configure(new AmazonLambdaConfig()));
        var found = new List<SuiteFound>();
        try
        {
            string? marker = null;
            do
            {
                var page = await lambda.ListFunctionsAsync(new() { Marker = marker }, cancellation);
                foreach (var function in (page.Functions ?? []).Where(function => function.Environment?.Variables?.ContainsKey("PROBESUITE_PLACEMENTS") == true))
                {
                    found.Add(new(function.FunctionName ?? "", await StackAsync(lambda, function, cancellation)));
                }

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

    // CloudFormation marks what it makes.
    private static async Task<string?> StackAsync(AmazonLambdaClient lambda, FunctionConfiguration function, CancellationToken cancellation)
    {
        try
        {
            return function.FunctionArn is { } arn ? (await lambda.ListTagsAsync(new() { Resource = arn }, cancellation)).Tags?.GetValueOrDefault("aws:cloudformation:stack-name") : null;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            return null;
        }
    }
}

/// <summary>A suite of a Region.</summary>
/// <param name="Aggregator">Its aggregator's name.</param>
/// <param name="Stack">The stack that it was deployed as; null when that is not known.</param>
internal sealed record SuiteFound(string Aggregator, string? Stack);
