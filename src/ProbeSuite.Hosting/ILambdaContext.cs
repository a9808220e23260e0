using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting;

/// <summary>
/// What Lambda tells a function of one invocation. Members carry the names of <c>Amazon.Lambda.Core.ILambdaContext</c>;
/// <see cref="ColdStart"/> and <see cref="TraceId"/> are additions.
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
}
