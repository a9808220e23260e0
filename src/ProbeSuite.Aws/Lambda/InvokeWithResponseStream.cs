using Amazon.Runtime;
using Amazon.Runtime.EventStreams;

namespace ProbeSuite.Aws.Lambda;

/// <summary>An invocation whose answer is read while it is made. It needs the permission <c>lambda:InvokeFunction</c>, as every invocation.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html"/>
public sealed class InvokeWithResponseStreamRequest : AmazonWebServiceRequest
{
    /// <summary>A name, a name with version or alias, or an ARN.</summary>
    public required string FunctionName { get; set; }

    /// <summary><c>RequestResponse</c> or <c>DryRun</c>; null for the first.</summary>
    public string? InvocationType { get; set; }

    /// <summary><c>Tail</c> for the last 4 KB of the log; null for none.</summary>
    public string? LogType { get; set; }

    /// <summary>A version or alias; null for the one that the name says.</summary>
    public string? Qualifier { get; set; }

    /// <summary>The event, JSON of at most 6 MB; null for none. A retry reads it anew.</summary>
    public MemoryStream? Payload { get; set; }
}

/// <summary>The beginning of what came of a streamed invocation.</summary>
public sealed class InvokeWithResponseStreamResponse : AmazonWebServiceResponse
{
    /// <summary>200 once the function runs.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The version that runs; null when not said.</summary>
    public string? ExecutedVersion { get; set; }

    /// <summary>The answer as it comes. It holds a connection until it is disposed of; null only before an answer was read.</summary>
    public InvokeWithResponseStreamResponseEvent? EventStream { get; set; }
}

/// <summary>
/// A part of the answer: of what a function streams about as it was sent, of any other answer as Lambda cuts it. Parts end
/// anywhere, even within a character. All of them have up to 200 MB, and behind the first 6 MB come at 2 MB a second.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html"/>
public sealed class InvokeResponseStreamUpdate : IEventStreamEvent
{
    /// <summary>The bytes.</summary>
    public required MemoryStream Payload { get; set; }
}

/// <summary>The end of the answer.</summary>
public sealed class InvokeWithResponseStreamCompleteEvent : IEventStreamEvent
{
    /// <summary><c>Unhandled</c>, or the error's own type when it came after a part of the answer; null when the function succeeded.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What the function, or Lambda in its name, says of the error, as a rule JSON; null for none.</summary>
    public string? ErrorDetails { get; set; }

    /// <summary>The end of the log in Base64; null when not asked for.</summary>
    public string? LogResult { get; set; }
}
