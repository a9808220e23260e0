using ProbeSuite.Aggregator.Runs;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>The calls that what the suite keeps of its runs needs.</summary>
internal static class ReportCalls
{
    private const string Setting = "PROBESUITE_BUCKET";

    /// <summary>Reading. Without s3:ListBucket, S3 denies what does not exist instead of saying so.</summary>
    /// <param name="bucket">The suite's bucket.</param>
    /// <param name="key">The one object that is read, below <c>reports/</c>; empty for several.</param>
    public static AwsCall Read(string bucket, string key = "") => new("s3:GetObject (and s3:ListBucket)", $"bucket {bucket}, reports/{key}", Setting);

    /// <summary>Writing.</summary>
    public static AwsCall Write(string bucket) => new("s3:PutObject", $"bucket {bucket}, reports/", Setting);
}
