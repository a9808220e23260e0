using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Services.S3;

/// <summary>What a request asks of S3, as policies name it.</summary>
/// <param name="Bucket">The bucket; empty for the list of buckets.</param>
/// <param name="Key">The object; empty for the bucket itself.</param>
/// <param name="Action">IAM's action.</param>
internal sealed record S3Request(string Bucket, string Key, string Action)
{
    /// <summary>The ARN of what is asked for.</summary>
    public string Arn => Key is "" ? $"arn:aws:s3:::{Bucket}" : $"arn:aws:s3:::{Bucket}/{Key}";

    /// <summary>Reads a request whose bucket stands in the host name or at the start of the path.</summary>
    /// <param name="request">The request.</param>
    /// <param name="region">The Region that the host names carry.</param>
    /// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html"/>
    public static S3Request Of(HttpRequest request, string region)
    {
        var path = (request.Path.Value ?? "/").TrimStart('/');
        string[] suffixes = [$".s3.{region}.amazonaws.com", $".s3.dualstack.{region}.amazonaws.com", ".s3.amazonaws.com"];
        var host = request.Host.Host;
        var bucket = suffixes.Where(suffix => host.EndsWith(suffix, StringComparison.Ordinal)).Select(suffix => host[..^suffix.Length]).FirstOrDefault();
        if (bucket is null)
        {
            var parts = path.Split('/', 2);
            (bucket, path) = (parts[0], parts.Length > 1 ? parts[1] : "");
        }

        return new(bucket, path, ActionOf(request.Method, bucket, path));
    }

    private static string ActionOf(string method, string bucket, string key) => (method, key) switch
    {
        _ when bucket is "" => "s3:ListAllMyBuckets",
        ("GET" or "HEAD", "") => "s3:ListBucket",
        ("GET" or "HEAD", _) => "s3:GetObject",
        ("PUT" or "POST", not "") => "s3:PutObject",
        ("DELETE", not "") => "s3:DeleteObject",
        ("PUT", _) => "s3:CreateBucket",
        _ => "s3:DeleteBucket",
    };
}
