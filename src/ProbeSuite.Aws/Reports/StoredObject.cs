using Amazon.S3;
using Amazon.S3.Model;

namespace ProbeSuite.Aws.Reports;

/// <summary>An object that may not be there.</summary>
internal static class StoredObject
{
    /// <summary>What an object tells; null when there is none.</summary>
    /// <exception cref="AmazonS3Exception">It may not be read.</exception>
    public static async Task<T?> ReadAsync<T>(this IAmazonS3 s3, string bucket, string key, Func<GetObjectResponse, Task<T>> read, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var response = await s3.GetObjectAsync(bucket, key, cancellation);
            return await read(response);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode == "NoSuchKey")
        {
            return null;
        }
    }
}
