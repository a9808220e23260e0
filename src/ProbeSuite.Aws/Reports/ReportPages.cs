using Amazon.S3;
using Amazon.S3.Model;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aws.Reports;

/// <summary>The bucket's reports as pages for people, each beside its JSON.</summary>
/// <param name="s3">S3.</param>
/// <param name="bucket">The suite's bucket.</param>
public sealed class ReportPages(IAmazonS3 s3, string bucket)
{
    /// <summary>Where a run's page lies: <c>reports/2026/02/28/RUN.html</c>.</summary>
    public static string KeyOf(RunFacts run) => Path.ChangeExtension(ReportStore.KeyOf(run), ".html");

    /// <summary>Writes a run's page, so that browsers show it instead of saving it.</summary>
    /// <exception cref="AmazonS3Exception">It may not be written.</exception>
    public Task WriteAsync(RunFacts run, string html, CancellationToken cancellation)
    {
        var put = new PutObjectRequest { BucketName = bucket, Key = KeyOf(run), ContentType = "text/html; charset=utf-8", ContentBody = html };
        put.Headers.ContentDisposition = "inline";
        return s3.PutObjectAsync(put, cancellation);
    }

    /// <summary>The page in S3's console, for those who may sign in to the account and read the bucket.</summary>
    /// <param name="run">The run.</param>
    /// <param name="region">The bucket's Region.</param>
    public string InConsole(RunFacts run, string region)
    {
        var host = region switch
        {
            _ when region.StartsWith("cn-", StringComparison.Ordinal) => "console.amazonaws.cn",
            _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "console.amazonaws-us-gov.com",
            _ => "console.aws.amazon.com",
        };
        return $"https://{region}.{host}/s3/object/{bucket}?region={region}&prefix={Uri.EscapeDataString(KeyOf(run))}";
    }

    /// <summary>A link that opens the page for whoever has it, until it ends, or the credentials that signed it do.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html"/>
    public Task<string> PresignAsync(RunFacts run, DateTimeOffset until) =>
        s3.GetPreSignedURLAsync(new() { BucketName = bucket, Key = KeyOf(run), Verb = HttpVerb.GET, Expires = until.UtcDateTime });
}
