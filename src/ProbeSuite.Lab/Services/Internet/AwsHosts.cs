namespace ProbeSuite.Lab.Services.Internet;

/// <summary>Host names of AWS services in a Region.</summary>
/// <seealso href="https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html"/>
internal static class AwsHosts
{
    /// <summary>Services that a lab has a public endpoint of, whatever its targets are. S3 and DynamoDB stand apart: gateway endpoints lead to them.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [
        "ec2", "elasticloadbalancing", "events", "kms", "lambda", "logs", "monitoring", "rds", "scheduler", "secretsmanager", "sns", "sqs", "ssm", "states", "sts",
    ];

    /// <summary>The public name of a service.</summary>
    /// <param name="service">As host names have it, <c>sqs</c>.</param>
    /// <param name="region">The Region.</param>
    public static string Of(string service, string region) => $"{service}.{region}.amazonaws.com";

    /// <summary>The names that an interface endpoint with private DNS answers to inside its VPC.</summary>
    /// <param name="service">The last words of the service's name: <c>ecr.api</c>.</param>
    /// <param name="region">The Region.</param>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html"/>
    public static string OfEndpoint(string service, string region) => service switch
    {
        "ecr.api" => Of("api.ecr", region),
        "ecr.dkr" => Of("dkr.ecr", region),
        "kinesis-streams" => Of("kinesis", region),
        "kinesis-firehose" => Of("firehose", region),
        _ => Of(service, region),
    };

    /// <summary>Whether all names below the service's own lead where it leads: buckets, APIs, registries, queues' hosts.</summary>
    public static bool HasNamesBelow(string service) => service is "s3" or "execute-api" or "ecr.dkr" or "elasticfilesystem";
}
