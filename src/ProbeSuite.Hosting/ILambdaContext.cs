using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting;

/// <summary>
/// What Lambda tells a function of one invocation. Members carry the names of <c>Amazon.Lambda.Core.ILambdaContext</c>;
/// <see cref="ColdStart"/>, <see cref="TraceId"/> and <see cref="StreamLine"/> are additions.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/csharp-context.html"/>
public interface ILambdaContext
{
    /// <summary>The id of this invocation, a UUID.</summary>
    string AwsRequestId { get; }

    /// <summary>The name of the function; empty outside Lambda.</summary>
    string FunctionName { get; }

    /// <summary>The version that runs, <c>$LATEST</c> or a number; empty outside Lambda.</summary>
    string FunctionVersion { get; }

    /// <summary>The ARN that was invoked, with the alias or version if one was named; empty when not told.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>The memory of the function in MB (128 to 10240); 0 outside Lambda.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The CloudWatch log group of the function; empty outside Lambda.</summary>
    string LogGroupName { get; }

    /// <summary>The CloudWatch log stream of this instance; empty outside Lambda.</summary>
    string LogStreamName { get; }

    /// <summary>Time until Lambda ends the process; never below zero.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>Whether this is the first invocation that the process serves.</summary>
    bool ColdStart { get; }

    /// <summary>The X-Ray header, <c>Root=…;Parent=…;Sampled=…</c>; null when the call is not traced.</summary>
    string? TraceId { get; }

    /// <summary>What a mobile application told of itself, as JSON; null for any other caller.</summary>
    string? ClientContext { get; }

    /// <summary>The Cognito identity of a mobile application's user, as JSON; null for any other caller.</summary>
    string? Identity { get; }

    /// <summary>Writes JSON lines that carry this invocation's ids.</summary>
    Log Logger { get; }

    /// <summary>
    /// Sends a line of the answer now, while the rest is being made. The answer is then a stream of JSON lines, of which the
    /// last is what the handler returns; a failure ends it early. Without a call, the answer is what the handler returns.
    /// </summary>
    /// <param name="json">JSON in UTF-8, without a line break.</param>
    /// <remarks>
    /// Who invokes by <c>InvokeWithResponseStream</c> reads lines as they come, up to 200 MB, after the first 6 MB at 2 MB a
    /// second; who invokes by <c>Invoke</c> gets them all at the end, 6 MB at most.
    /// </remarks>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html"/>
    void StreamLine(ReadOnlyMemory<byte> json);
}
