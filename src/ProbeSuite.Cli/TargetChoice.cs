using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli;

/// <summary>Targets as people write them: URLs, names of things in the network, files.</summary>
internal static partial class TargetChoice
{
    /// <summary>A way to a bucket is the same for each of its objects.</summary>
    private const string SomeKey = "object";

    private static readonly HashSet<string> Services = new(StringComparer.OrdinalIgnoreCase)
    {
        "acm", "apigateway", "athena", "autoscaling", "bedrock-runtime", "cloudformation", "cloudwatch", "codebuild", "cognito-idp", "dynamodb", "ec2", "ecr.api", "ecr.dkr",
        "ecs", "elasticache", "events", "execute-api", "firehose", "glue", "kinesis", "kinesis-firehose", "kinesis-streams", "kms", "lambda", "logs", "monitoring", "rds",
        "redshift", "s3", "sagemaker.api", "sagemaker.runtime", "scheduler", "secretsmanager", "sns", "sqs", "ssm", "ssmmessages", "states", "sts", "xray",
    };

    /// <summary>The target that a text means. What is no URL is looked up, and standard error tells what it was taken for.</summary>
    /// <exception cref="TargetException">It means none.</exception>
    public static Target Read(string text, Source source)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            return Target.Parse(text);
        }

        var (url, what) = Guess(text, source);
        Console.Error.WriteLine($"probesuite: {text} is taken for {what}: {url}");
        return Target.Parse(url);
    }

    /// <summary>A JSON object of URLs by name, or an array of URLs.</summary>
    /// <exception cref="UsageException">It is no such JSON.</exception>
    public static IReadOnlyList<Target> Parse(string json, string file, Snapshot snapshot)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            IReadOnlyList<(string? Name, string? Url)> entries = document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => [.. document.RootElement.EnumerateObject().Select(member => ((string?)member.Name, Text(member.Value)))],
                JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(item => ((string?)null, Text(item)))],
                _ => throw new UsageException($"{file}: write targets as a JSON object of URLs by name, such as {{\"internet\":\"https://example.com/\"}}"),
            };
            return [.. entries.Select(entry => Entry(entry.Name, entry.Url, file, snapshot))];
        }
        catch (JsonException e)
        {
            throw new UsageException($"{file}, line {(e.LineNumber ?? 0) + 1}: not JSON of the form {{\"NAME\":\"URL\"}}");
        }
    }

    private static Target Entry(string? name, string? url, string file, Snapshot snapshot)
    {
        try
        {
            return Target.Parse(
                (url ?? throw new TargetException("its URL is no text")).Replace("{region}", snapshot.Region ?? "{region}", StringComparison.Ordinal).Replace("{account}", snapshot.Account ?? "{account}", StringComparison.Ordinal), name);
        }
        catch (TargetException e)
        {
            throw new UsageException($"{file}, target {name ?? url ?? "without URL"}: {e.Message}");
        }
    }

    private static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    private static (string Url, string What) Guess(string text, Source source)
    {
        var network = source.Snapshot;
        text = OfArn(text);
        var (name, port) = Split(text);
        return network.DbInstances.Any(db => Same(db.Id, name)) ? ($"resource://{text}", "a database")
            : network.VpcEndpoints.Any(endpoint => Same(endpoint.Id, name)) ? ($"resource://{text}", "a VPC endpoint")
            : network.LoadBalancers.Any(balancer => Same(balancer.Name, name)) ? ($"resource://{text}", "a load balancer")
            : network.Instances.Any(instance => Same(instance.Id, name) || Same(instance.Name, name)) ? ($"resource://{text}", "an instance")
            : network.NetworkInterfaces.Any(card => Same(card.Id, name)) ? ($"resource://{text}", "a network interface")
            : source.Buckets.Contains(text) ? ($"s3://{text}/{SomeKey}", "an S3 bucket")
            : Service(text) is { } service ? ($"aws://{service}", "a service of AWS")
            : IPAddress.TryParse(name, out _) && port is not null ? ($"tcp://{text}", "an address")
            : name.Contains('.', StringComparison.Ordinal) && HostName().IsMatch(name) ? (port is null ? $"https://{text}/" : $"tcp://{text}", "a host")
            : IPAddress.TryParse(text, out _) ? throw new TargetException($"{text}: an address wants a port, as in tcp://10.0.4.10:5432")
            : BucketName().IsMatch(text) ? ($"s3://{text}/{SomeKey}", $"an S3 bucket, as {NotFound(network)}")
            : throw new TargetException($"{text}: this is no URL, and the network has nothing of that name; write one, as in https://example.com/");
    }

    // What was not read may be what was meant.
    private static string NotFound(Snapshot network) =>
        network.Gaps.Where(gap => gap.ResourceId is null && gap.Kind is ResourceKind.DbInstances or ResourceKind.LoadBalancers).Select(gap => $"{Words.Of(gap.Kind)} are not known ({gap.Why})").Distinct().ToArray() is [_, ..] gaps
            ? $"{string.Join(" and ", gaps)} and nothing else has that name; if it is none, write its URL, as in postgres://HOST/"
            : "the network has nothing of that name";

    // The last part is what people call it; of a load balancer, app/NAME/ID, the middle. An object is reached as its bucket
    // is, and what has no address of its own as its service.
    private static string OfArn(string text) => text.Split(':', 6) switch
    {
        ["arn", _, "s3", "", "", var path] => path.Split('/')[0],
        ["arn", _, ("dynamodb" or "events" or "kms" or "secretsmanager" or "sns" or "sqs" or "ssm" or "states") and var service, _, _, _] => service,
        ["arn", _, _, _, _, var resource] => resource.Split(':', '/') is ["loadbalancer", "app" or "net" or "gwy", var balancer, _] ? balancer : resource.Split(':', '/')[^1],
        _ => text,
    };

    // Also as VPC endpoints name it: com.amazonaws.eu-west-1.sqs.
    private static string? Service(string text) =>
        (text.StartsWith("com.amazonaws.", StringComparison.Ordinal) && text.Split('.', 4) is [_, _, _, var last] ? last : text) is var name && Services.Contains(name) ? name : null;

    private static (string Name, string? Port) Split(string text) =>
        text.LastIndexOf(':') is > 0 and var colon && int.TryParse(text[(colon + 1)..], out _) ? (text[..colon].Trim('[', ']'), text[(colon + 1)..]) : (text, null);

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex BucketName();

    [GeneratedRegex(@"^([a-z0-9_-]+\.)+[a-z]{2,}$", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();
}
