using System.Net;
using Amazon.Runtime;
using ProbeSuite.Aws.Network;

namespace ProbeSuite.Aggregator.Runs;

/// <summary>A call that a run can do without, and what to say when it fails.</summary>
/// <param name="Permission">What it needs, <c>ssm:GetParameter</c>.</param>
/// <param name="Resource">What it is about, for people.</param>
/// <param name="Setting">The variable that names the resource.</param>
internal sealed record AwsCall(string Permission, string Resource, string Setting)
{
    /// <summary>Whose permission it needs.</summary>
    public string Role { get; init; } = "the aggregator's role";

    /// <summary>Whether an exception tells of AWS or the way to it, and not of a fault in this program.</summary>
    public static bool IsFailure(Exception e) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException or NetworkReadException;

    /// <summary>What went wrong and what to mend, in a sentence.</summary>
    public string Failed(Exception e) => e switch
    {
        OperationCanceledException => $"{Permission} on {Resource} did not end in time.",
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } or AmazonServiceException { ErrorCode: "AccessDenied" or "AccessDeniedException" or "AuthorizationError" } =>
            $"{Permission} on {Resource} was denied; allow it in {Role}.",
        AmazonServiceException { StatusCode: HttpStatusCode.NotFound } or AmazonServiceException { ErrorCode: "ParameterNotFound" or "NotFound" or "NoSuchBucket" } =>
            $"There is no {Resource}; create it, or correct {Setting}.",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => $"{Permission} on {Resource} failed ({code}: {e.Message.TrimEnd('.')}).",
        _ => $"{Permission} on {Resource} failed: {e.Message.TrimEnd('.')}.",
    };
}

/// <summary>What went wrong in a run beside its matter, in the order in which it did. For several threads.</summary>
internal sealed class Problems
{
    private readonly Lock _lock = new();
    private readonly List<string> _sentences = [];

    /// <summary>All so far.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            lock (_lock)
            {
                return [.. _sentences];
            }
        }
    }

    /// <summary>Adds a sentence; none twice, as several calls may fail for one cause.</summary>
    public void Add(string sentence)
    {
        lock (_lock)
        {
            if (!_sentences.Contains(sentence))
            {
                _sentences.Add(sentence);
            }
        }
    }

    /// <summary>What a call gives; null, and a sentence, when it fails.</summary>
    public async Task<T?> TryAsync<T>(Task<T> result, AwsCall call)
        where T : class?
    {
        try
        {
            return await result;
        }
        catch (Exception e) when (AwsCall.IsFailure(e))
        {
            Add(call.Failed(e));
            return null;
        }
    }

    /// <summary>Whether a call succeeds; a sentence when it does not.</summary>
    public async Task<bool> SucceedsAsync(Task done, AwsCall call)
    {
        try
        {
            await done;
            return true;
        }
        catch (Exception e) when (AwsCall.IsFailure(e))
        {
            Add(call.Failed(e));
            return false;
        }
    }
}
