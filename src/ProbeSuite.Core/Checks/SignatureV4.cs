using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProbeSuite.Checks;

/// <summary>Signs requests to AWS. Small, so that a probe needs no SDK.</summary>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html"/>
internal static class SignatureV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const int TokenSeconds = 900;

    // The SHA-256 of nothing.
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The headers that sign a GET of S3, <c>Host</c> left to the sender.</summary>
    /// <param name="host">The value of the header <c>Host</c>.</param>
    /// <param name="path">The path as it is sent, escaped.</param>
    /// <param name="region">The bucket's Region.</param>
    /// <param name="credentials">Who asks.</param>
    /// <param name="now">The time of asking.</param>
    public static IReadOnlyList<(string Name, string Value)> S3Get(
        string host, string path, string region, AwsCredentials credentials, DateTimeOffset now)
    {
        List<(string Name, string Value)> headers = [("x-amz-content-sha256", EmptyHash), ("x-amz-date", Time(now))];
        if (credentials.SessionToken is { } session)
        {
            headers.Add(("x-amz-security-token", session));
        }

        var signed = headers.Prepend(("host", host)).ToList();
        var names = string.Join(';', signed.Select(header => header.Item1));
        var canonical = string.Join('\n',
            [
                "GET", path, "", .. signed.Select(header => $"{header.Item1}:{header.Item2}"), "", names, EmptyHash,
            ]);
        var scope = Scope(now, region, "s3");
        var signature = Sign(canonical, scope, credentials.Secret, now);
        headers.Add(("Authorization", $"{Algorithm} Credential={credentials.KeyId}/{scope}, SignedHeaders={names}, Signature={signature}"));
        return headers;
    }

    /// <summary>The password that signs a user in to an RDS database, valid for 15 minutes.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html"/>
    public static string RdsToken(
        string host, int port, string user, string region, AwsCredentials credentials, DateTimeOffset now)
    {
        var scope = Scope(now, region, "rds-db");
        List<(string Name, string Value)> query =
        [
            ("Action", "connect"),
            ("DBUser", user),
            ("X-Amz-Algorithm", Algorithm),
            ("X-Amz-Credential", $"{credentials.KeyId}/{scope}"),
            ("X-Amz-Date", Time(now)),
            ("X-Amz-Expires", TokenSeconds.ToString(CultureInfo.InvariantCulture)),
            ("X-Amz-SignedHeaders", "host"),
        ];
        if (credentials.SessionToken is { } session)
        {
            query.Add(("X-Amz-Security-Token", session));
        }

        var sent = Join(query);
        var canonical = $"GET\n/\n{Join(query.OrderBy(part => part.Name, StringComparer.Ordinal))}\nhost:{host}:{port}\n\nhost\n{EmptyHash}";
        return $"{host}:{port}/?{sent}&X-Amz-Signature={Sign(canonical, scope, credentials.Secret, now)}";
    }

    /// <summary>A path as S3 wants it signed and sent: escaped once, slashes kept, nothing normalised.</summary>
    public static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Join(IEnumerable<(string Name, string Value)> query) =>
        string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));

    private static string Sign(string canonical, string scope, string secret, DateTimeOffset now)
    {
        var toSign = $"{Algorithm}\n{Time(now)}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{secret}"), Mac);
        return Hex(Mac(key, toSign));
    }

    private static string Scope(DateTimeOffset now, string region, string service) =>
        $"{Time(now)[..8]}/{region}/{service}/aws4_request";

    private static string Time(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
