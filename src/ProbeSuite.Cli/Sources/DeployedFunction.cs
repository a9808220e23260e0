using System.Net;
using System.Text;
using Amazon.Runtime;
using ProbeSuite.Aws.Lambda;

namespace ProbeSuite.Cli.Sources;

/// <summary>An account has no function of a name.</summary>
internal sealed class NoFunctionException(string message) : AccountException(message);

/// <summary>A function's answer cannot be had as a stream. It has done nothing yet.</summary>
internal sealed class NoStreamException(string message) : AccountException(message);

/// <summary>A function of the suite as it runs in an account.</summary>
internal static class DeployedFunction
{
    /// <summary>No function runs longer than 15 minutes, and of a connection that was lost in silence nobody tells.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(16);

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
            return response.FunctionError is null ? answer : throw new AccountException($"{function} ended with an error: {FunctionError.Read(response.FunctionError, answer).Message}");
        }
        catch (AmazonLambdaException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw Missing(function, session);
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new AccountException($"{function} could not be invoked: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Invokes it and reads its answer line by line while it is made.</summary>
    /// <param name="choice">The account.</param>
    /// <param name="function">Its name or ARN.</param>
    /// <param name="question">The event.</param>
    /// <param name="tell">Takes each line.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The last line.</returns>
    /// <exception cref="NoStreamException">Lambda does not stream there, or the function refuses the event.</exception>
    /// <exception cref="AccountException">It did not run, or ended with an error.</exception>
    public static async Task<string> StreamAsync(AccountChoice choice, string function, string question, Action<string> tell, CancellationToken cancellation)
    {
        var session = AwsSession.Open(choice);
        using var lambda = new AmazonLambdaClient(session.Credentials, session.Configure(new AmazonLambdaConfig()));
        using var stream = await OpenAsync(lambda, function, question, session, cancellation);
        var answer = new AnswerLines(tell);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            await foreach (var part in stream.WithCancellation(limit.Token))
            {
                switch (part)
                {
                    case InvokeResponseStreamUpdate update:
                        answer.Add(update.Payload.ToArray());
                        break;
                    case InvokeWithResponseStreamCompleteEvent { ErrorCode: { } code } failed:
                        var error = FunctionError.Read(code, failed.ErrorDetails, answer.Last);
                        throw error.Type == "InvalidEventException" && answer.Count == 0
                            ? new NoStreamException(error.Message)
                            : new AccountException($"{function} ended with an error: {error.Message}");
                }
            }
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            throw new AccountException($"{function} began to answer, and then broke off: {e.Message.TrimEnd('.')}; its log tells whether it has run");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AccountException($"{function} began to answer, and did not end; its log tells whether it has run");
        }

        return answer.Last;
    }

    // Lambda streams in most Regions, its likes in few; the ordinary invocation tells what else is wrong.
    private static async Task<InvokeWithResponseStreamResponseEvent> OpenAsync(
        AmazonLambdaClient lambda, string function, string question, AwsSession session, CancellationToken cancellation)
    {
        try
        {
            var response = await lambda.InvokeWithResponseStreamAsync(new() { FunctionName = function, Payload = new(Encoding.UTF8.GetBytes(question)) }, cancellation);
            return response.EventStream!;
        }
        catch (AmazonLambdaException e) when (e.ErrorCode == "ResourceNotFoundException")
        {
            throw Missing(function, session);
        }
        catch (AmazonServiceException e) when (e.StatusCode is HttpStatusCode.NotImplemented or (< HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests))
        {
            throw new NoStreamException(e.Message);
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new AccountException($"{function} could not be invoked: {e.Message.TrimEnd('.')}");
        }
    }

    private static NoFunctionException Missing(string function, AwsSession session) =>
        new($"there is no function {function} in {session.Region.SystemName}");
}
