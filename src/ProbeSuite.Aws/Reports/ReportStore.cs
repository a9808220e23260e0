using System.Globalization;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using ProbeSuite.Comparison;
using ProbeSuite.Wire;

namespace ProbeSuite.Aws.Reports;

/// <summary>
/// The bucket's reports: each run's own under its day, and the latest one, which the next run is compared with. Two runs
/// may end at once; <c>latest</c> is then written on condition, so that the one begun later stays.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html"/>
public sealed class ReportStore(IAmazonS3 s3, string bucket)
{
    private const string LatestKey = "reports/latest.json";
    private const string PublishedAt = "x-amz-meta-published-at";

    /// <summary>Where a run's report lies: <c>reports/2026/02/28/RUN.json</c>.</summary>
    public static string KeyOf(RunFacts run) =>
        string.Create(CultureInfo.InvariantCulture, $"reports/{run.StartedAt.UtcDateTime:yyyy'/'MM'/'dd}/{run.Id}.json");

    /// <summary>A run's report as an <c>s3://</c> address.</summary>
    public string AddressOf(RunFacts run) => $"s3://{bucket}/{KeyOf(run)}";

    /// <summary>The reports as pages.</summary>
    public ReportPages Pages { get; } = new(s3, bucket);

    /// <summary>The latest report; null when there is none yet.</summary>
    /// <exception cref="AmazonS3Exception">It may not be read.</exception>
    public Task<LatestReport?> ReadLatestAsync(CancellationToken cancellation) => s3.ReadAsync(bucket, LatestKey, async response =>
    {
        var report = await ReadAsync(response.ResponseStream, cancellation);
        var published = DateTimeOffset.TryParse(
            response.Metadata[PublishedAt], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : (DateTimeOffset?)null;
        return new LatestReport(report, published, response.ETag);
    }, cancellation);

    /// <summary>Writes a run's own report.</summary>
    /// <exception cref="AmazonS3Exception">It may not be written.</exception>
    public Task WriteAsync(Report report, CancellationToken cancellation) =>
        s3.PutObjectAsync(Put(KeyOf(report.Run), report), cancellation);

    /// <summary>Makes a report the latest, unless one of a later run is there already.</summary>
    /// <param name="report">The report.</param>
    /// <param name="published">When a message was last sent; null for never.</param>
    /// <param name="seen">What was read as the latest before; null when there was none.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <returns>Whether it is the latest now.</returns>
    /// <exception cref="AmazonS3Exception">It may not be written, or others wrote all the time.</exception>
    public async Task<bool> WriteLatestAsync(Report report, DateTimeOffset? published, LatestReport? seen, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (seen?.Report?.Run.StartedAt > report.Run.StartedAt)
            {
                return false;
            }

            var put = Put(LatestKey, report);
            put.IfMatch = seen?.ETag;
            put.IfNoneMatch = seen is null ? "*" : null;
            var last = seen?.PublishedAt > published || published is null ? seen?.PublishedAt : published;
            if (last is { } moment)
            {
                put.Metadata[PublishedAt] = moment.ToString("O", CultureInfo.InvariantCulture);
            }

            try
            {
                await s3.PutObjectAsync(put, cancellation);
                return true;
            }
            catch (AmazonS3Exception lost) when (attempt < LostRace.Attempts && LostRace.Is(lost))
            {
                seen = await ReadLatestAsync(cancellation);
            }
        }
    }

    private PutObjectRequest Put(string key, Report report) => new()
    {
        BucketName = bucket,
        Key = key,
        ContentType = "application/json",
        InputStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(report with { Page = null }, WireContext.Default.Report)),
    };

    // A report of another version, or one that a hand spoilt, is as good as none.
    private static async Task<Report?> ReadAsync(Stream json, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(json, WireContext.Default.Report, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The latest report as it was found.</summary>
/// <param name="Report">The report; null when it cannot be read.</param>
/// <param name="PublishedAt">When a message was last sent; null for never.</param>
/// <param name="ETag">The object's state, which a conditional write names.</param>
public sealed record LatestReport(Report? Report, DateTimeOffset? PublishedAt, string ETag);
