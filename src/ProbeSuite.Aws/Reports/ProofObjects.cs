using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace ProbeSuite.Aws.Reports;

/// <summary>
/// The two small objects of the suite's bucket that probes ask for: one that the bucket's policy serves only through the
/// VPC endpoint, and one that it serves to every probe.
/// </summary>
/// <param name="s3">S3.</param>
/// <param name="bucket">The suite's bucket.</param>
public sealed class ProofObjects(IAmazonS3 s3, string bucket)
{
    private static readonly (string Key, string Text)[] Objects =
    [
        ("via-endpoint/proof.txt", "Served only to requests that come through the VPC endpoint.\n"),
        ("probe/hello.txt", "Served to every probe.\n"),
    ];

    /// <summary>Writes those that are not there.</summary>
    /// <exception cref="AmazonS3Exception">They may not be written.</exception>
    public Task EnsureAsync(CancellationToken cancellation) =>
        Task.WhenAll(Objects.Select(proof => EnsureAsync(proof.Key, proof.Text, cancellation)));

    private async Task EnsureAsync(string key, string text, CancellationToken cancellation)
    {
        try
        {
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text, ContentType = "text/plain", IfNoneMatch = "*" }, cancellation);
        }
        catch (AmazonS3Exception there) when (there.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            // It is there, or another run has just written it.
        }
    }
}
