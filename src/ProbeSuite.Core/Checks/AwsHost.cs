using System.Collections.Frozen;

namespace ProbeSuite.Checks;

/// <summary>The host names of AWS's services.</summary>
public static class AwsHost
{
    // Services whose host is not their own name. The names on the left are those of the SDKs, the CLI and VPC endpoints.
    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["cloudwatch"] = "monitoring",
        ["cloudwatch-logs"] = "logs",
        ["cloudwatchlogs"] = "logs",
        ["cloudwatch-events"] = "events",
        ["eventbridge"] = "events",
        ["stepfunctions"] = "states",
        ["sfn"] = "states",
        ["kinesis-streams"] = "kinesis",
        ["kinesis-firehose"] = "firehose",
        ["ecr"] = "api.ecr",
        ["ecr.api"] = "api.ecr",
        ["ses"] = "email",
        ["efs"] = "elasticfilesystem",
        ["elb"] = "elasticloadbalancing",
        ["elbv2"] = "elasticloadbalancing",
        ["codecommit"] = "codecommit",
        ["bedrock"] = "bedrock",
        ["opensearch"] = "es",
        ["emr"] = "elasticmapreduce",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Global services: one endpoint in each partition.
    private static readonly FrozenSet<string> Global =
        new[] { "iam", "route53", "cloudfront", "organizations" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The host of a service's public endpoint in a Region, <c>sqs.eu-west-1.amazonaws.com</c>.</summary>
    /// <param name="service">The service's name, as the SDKs, the CLI or VPC endpoints write it.</param>
    /// <param name="region">The Region's code.</param>
    /// <seealso href="https://docs.aws.amazon.com/general/latest/gr/rande.html"/>
    public static string Of(string service, string region)
    {
        var prefix = Prefixes.GetValueOrDefault(service) ?? service.ToLowerInvariant();
        return (Global.Contains(prefix), region) switch
        {
            (true, ['c', 'n', '-', ..]) => $"{prefix}.{(prefix == "iam" ? "cn-north-1" : "cn-northwest-1")}.{Domain(region)}",
            (true, ['u', 's', '-', 'g', 'o', 'v', '-', ..]) => $"{prefix}.us-gov.{Domain(region)}",
            (true, _) => $"{prefix}.{Domain(region)}",
            _ => $"{prefix}.{region}.{Domain(region)}",
        };
    }

    /// <summary>
    /// The host that serves a bucket: its own name, or S3's where the bucket's name has dots, for which the certificate
    /// of <c>*.s3</c> does not count.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html"/>
    public static string OfBucket(string bucket, string region) =>
        HasOwnHost(bucket) ? $"{bucket}.s3.{region}.{Domain(region)}" : $"s3.{region}.{Domain(region)}";

    internal static bool HasOwnHost(string bucket) =>
        bucket.Length is >= 3 and <= 63 && bucket.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    private static string Domain(string region) => region switch
    {
        ['c', 'n', '-', ..] => "amazonaws.com.cn",
        ['u', 's', '-', 'i', 's', 'o', 'b', '-', ..] => "sc2s.sgov.gov",
        ['u', 's', '-', 'i', 's', 'o', '-', ..] => "c2s.ic.gov",
        ['e', 'u', 's', 'c', '-', ..] => "amazonaws.eu",
        _ => "amazonaws.com",
    };
}
