using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Aws.Tests;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace ProbeSuite.Aws.Tests;

/// <summary>A real SNS, SQS, S3 and SSM as far as moto plays them, for as long as the tests run.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    public const string Region = "eu-west-1";
    public const string Account = "123456789012";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private MotoProcess? _process;

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("test", "test");

    public AmazonSimpleNotificationServiceClient Sns => new(Credentials, new() { ServiceURL = $"{Url}", AuthenticationRegion = Region });

    public AmazonSQSClient Sqs => new(Credentials, new AmazonSQSConfig { ServiceURL = $"{Url}", AuthenticationRegion = Region });

    public AmazonS3Client S3 => new(Credentials, new AmazonS3Config { ServiceURL = $"{Url}", AuthenticationRegion = Region, ForcePathStyle = true });

    public AmazonSimpleSystemsManagementClient Ssm =>
        new(Credentials, new AmazonSimpleSystemsManagementConfig { ServiceURL = $"{Url}", AuthenticationRegion = Region });

    public Uri Url => _process!.Url;

    public async ValueTask InitializeAsync() => _process = await MotoProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
    }

    /// <summary>A new topic's ARN.</summary>
    public async Task<string> CreateTopicAsync()
    {
        var name = Unique("topic");
        await CallSnsAsync(("Action", "CreateTopic"), ("Name", name));
        return $"arn:aws:sns:{Region}:{Account}:{name}";
    }

    /// <summary>A queue that a topic delivers to, without the envelope.</summary>
    /// <returns>The queue's URL.</returns>
    public async Task<string> SubscribeQueueAsync(string topicArn, string? filterPolicy = null)
    {
        var name = Unique("queue");
        using var sqs = Sqs;
        var queue = (await sqs.CreateQueueAsync(name, TestContext.Current.CancellationToken)).QueueUrl;
        List<(string, string)> request =
        [
            ("Action", "Subscribe"), ("TopicArn", topicArn), ("Protocol", "sqs"), ("Endpoint", $"arn:aws:sqs:{Region}:{Account}:{name}"),
            ("Attributes.entry.1.key", "RawMessageDelivery"), ("Attributes.entry.1.value", "true"),
        ];
        if (filterPolicy is not null)
        {
            request.AddRange([("Attributes.entry.2.key", "FilterPolicy"), ("Attributes.entry.2.value", filterPolicy)]);
        }

        await CallSnsAsync([.. request]);
        return queue;
    }

    /// <summary>What a queue holds.</summary>
    public async Task<IReadOnlyList<string>> ReceiveAsync(string queueUrl)
    {
        using var sqs = Sqs;
        var received = await sqs.ReceiveMessageAsync(
            new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }, TestContext.Current.CancellationToken);
        return [.. (received.Messages ?? []).Select(message => message.Body)];
    }

    /// <summary>A new bucket's name.</summary>
    public async Task<string> CreateBucketAsync()
    {
        var bucket = Unique("bucket");
        using var s3 = S3;
        await s3.PutBucketAsync(
            new Amazon.S3.Model.PutBucketRequest { BucketName = bucket, PutBucketConfiguration = new() { LocationConstraint = Region } },
            TestContext.Current.CancellationToken);
        return bucket;
    }

    public static string Unique(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    // The suite's client only publishes; topics and subscriptions are made by bare requests. moto reads no signature.
    private async Task CallSnsAsync(params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = new FormUrlEncodedContent(parameters.ToDictionary(pair => pair.Name, pair => pair.Value)),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{Region}/sns/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
