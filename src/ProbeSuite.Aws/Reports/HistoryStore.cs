using Amazon.S3;
using Amazon.S3.Model;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aws.Reports;

/// <summary>The bucket's history of runs, to which each whole run adds itself. Of runs that end at once none is lost, for each writes on condition.</summary>
public sealed class HistoryStore(IAmazonS3 s3, string bucket)
{
    /// <summary>Where it lies.</summary>
    public const string Key = "reports/history.json";

    /// <summary>What is there; an empty history when there is none, or none that can be read.</summary>
    /// <exception cref="AmazonS3Exception">It may not be read.</exception>
    public async Task<StoredHistory> ReadAsync(CancellationToken cancellation) => await s3.ReadAsync(bucket, Key, async response =>
    {
        using var json = new MemoryStream();
        await response.ResponseStream.CopyToAsync(json, cancellation);
        return Read(json.ToArray(), response.ETag);
    }, cancellation) ?? new(History.Empty, null, null);

    /// <summary>Adds a run.</summary>
    /// <param name="report">The run.</param>
    /// <param name="seen">What was read before.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="AmazonS3Exception">It may not be written, or others wrote all the time.</exception>
    public async Task AddAsync(Report report, StoredHistory seen, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var put = new PutObjectRequest
            {
                BucketName = bucket,
                Key = Key,
                ContentType = "application/json",
                InputStream = new MemoryStream(HistoryFile.Write(seen.History.With(report))),
                IfMatch = seen.ETag,
                IfNoneMatch = seen.ETag is null ? "*" : null,
            };
            try
            {
                await s3.PutObjectAsync(put, cancellation);
                return;
            }
            catch (AmazonS3Exception lost) when (attempt < LostRace.Attempts && LostRace.Is(lost))
            {
                seen = await ReadAsync(cancellation);
            }
        }
    }

    private static StoredHistory Read(byte[] json, string etag)
    {
        try
        {
            return new(HistoryFile.Read(json), null, etag);
        }
        catch (FormatException spoilt)
        {
            return new(History.Empty, $"{Key} is no history of runs: {spoilt.Message}. It begins anew with this run.", etag);
        }
    }
}

/// <summary>The history as it was found.</summary>
/// <param name="History">The runs; empty when there is none.</param>
/// <param name="Problem">Why what is there cannot be read, and what follows, in a sentence; null when it can, or nothing is there.</param>
/// <param name="ETag">The object's state, which a conditional write names; null when there is none.</param>
public sealed record StoredHistory(History History, string? Problem, string? ETag);
