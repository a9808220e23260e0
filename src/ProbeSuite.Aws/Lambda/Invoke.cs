using Amazon.Runtime;

namespace ProbeSuite.Aws.Lambda;

/// <summary>An invocation.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html"/>
public sealed class InvokeRequest : AmazonWebServiceRequest
{
    /// <summary>A name, a name with version or alias, or an ARN.</summary>
    public required string FunctionName { get; set; }

    /// <summary><c>RequestResponse</c>, <c>Event</c> or <c>DryRun</c>; null for the first.</summary>
    public string? InvocationType { get; set; }

    /// <summary><c>Tail</c> for the last 4 KB of the log; null for none.</summary>
    public string? LogType { get; set; }

    /// <summary>A version or alias; null for the one that the name says.</summary>
    public string? Qualifier { get; set; }

    /// <summary>The event, JSON of at most 6 MB; null for none. A retry reads it anew.</summary>
    public MemoryStream? PayloadStream { get; set; }
}

/// <summary>What came of an invocation.</summary>
public sealed class InvokeResponse : AmazonWebServiceResponse
{
    /// <summary>200 after a synchronous invocation, also one whose function failed.</summary>
    public int? StatusCode { get; set; }

    /// <summary><c>Handled</c> or <c>Unhandled</c> when the function failed; null when it did not.</summary>
    public string? FunctionError { get; set; }

    /// <summary>The function's answer, or the error that it gave.</summary>
    public MemoryStream? Payload { get; set; }

    /// <summary>The version that ran; null when not said.</summary>
    public string? ExecutedVersion { get; set; }

    /// <summary>The end of the log in Base64; null when not asked for.</summary>
    public string? LogResult { get; set; }
}
