namespace ProbeSuite.Reachability.Names;

/// <summary>AWS services by the two names that they have: of their endpoint service, and of their host.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html"/>
public static class ServiceNames
{
    private static readonly Dictionary<string, string> HostsThatDiffer = new(StringComparer.Ordinal)
    {
        ["kinesis-streams"] = "kinesis",
        ["kinesis-firehose"] = "firehose",
        ["ecr.api"] = "api.ecr",
        ["ecr.dkr"] = "dkr.ecr",
        ["sagemaker.api"] = "api.sagemaker",
        ["sagemaker.runtime"] = "runtime.sagemaker",
        ["iot.data"] = "data.iot",
    };

    /// <summary>The endpoint service that a host belongs to, <c>com.amazonaws.eu-west-1.sqs</c>; null for hosts of none.</summary>
    /// <remarks>Buckets, APIs and accounts stand before the service's own name and are left out.</remarks>
    public static string? ServiceOf(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        var domain = name.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? ".amazonaws.com"
            : name.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) ? ".amazonaws.com.cn"
            : null;
        if (domain is null || name.EndsWith($".vpce{domain}", StringComparison.Ordinal))
        {
            return null;
        }

        var labels = name[..^domain.Length].Split('.');
        if (labels[^1] == "s3")
        {
            return "com.amazonaws.us-east-1.s3";
        }

        if (labels.Length < 2 || !LooksLikeRegion(labels[^1]) || labels[^2] is "rds" or "compute" or "elb" or "cache")
        {
            return null;
        }

        var prefix = domain == ".amazonaws.com" ? "com" : "cn.com";
        var region = labels[^1];
        var before = labels[..^1];
        if (before[^1] == "dualstack" && before.Length > 1)
        {
            before = before[..^1];
        }

        var pair = before.Length > 1 ? $"{before[^2]}.{before[^1]}" : before[^1];
        var service = HostsThatDiffer.FirstOrDefault(entry => entry.Value == pair || entry.Value == before[^1]).Key ?? before[^1];
        return $"{prefix}.amazonaws.{region}.{service}";
    }

    private static bool LooksLikeRegion(string label) => label.Count(character => character == '-') >= 2 && char.IsAsciiDigit(label[^1]);
}
