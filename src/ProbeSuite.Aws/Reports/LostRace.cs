using System.Net;
using Amazon.S3;

namespace ProbeSuite.Aws.Reports;

/// <summary>A write on condition that another run's write overtook.</summary>
internal static class LostRace
{
    /// <summary>So often a write is tried; who loses five times in a row has company that no configuration of the suite explains.</summary>
    public const int Attempts = 5;

    /// <summary>Whether reading again and writing again may help.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html"/>
    public static bool Is(AmazonS3Exception e) =>
        e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict or HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";
}
