using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Aws.Targets;
using ProbeSuite.Aws.Tests;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Hosting;
using ProbeSuite.Hosting.Tests;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Tests;

/// <summary>
/// A suite with three placements, in one process: topic, queue, bucket and parameter at moto, Lambda at a small server
/// whose probes see what a test says, and a network in which the predictor finds its way.
/// </summary>
internal sealed class SuiteWorld : IDisposable
{
    private readonly LambdaServer _server;
    private readonly MotoServer _moto;

    private SuiteWorld(MotoServer moto)
    {
        _moto = moto;
        _server = new(AnswerAsync);
    }

    /// <summary>What a placement's probe sees of a target, by <c>placement → target</c>.</summary>
    public Dictionary<string, Observation> Seen { get; } = [];

    /// <summary>Functions that answer something else than observations.</summary>
    public Dictionary<string, Func<CancellationToken, Task<LambdaAnswer>>> Broken { get; } = [];

    /// <summary>What Lambda says of a function; by default its place in <see cref="SomeNetwork"/>.</summary>
    public Dictionary<string, LambdaAnswer> Configurations { get; } = [];

    /// <summary>Pages of the Region's functions, each a JSON list.</summary>
    public IReadOnlyList<string> Listed { get; set; } = ["[]"];

    public Func<CancellationToken, Task<Snapshot>> Network { get; set; } = _ => Task.FromResult(SomeNetwork.Snapshot);

    public required AggregatorSettings Settings { get; set; }

    public required string Queue { get; init; }

    public LinesOfLog Lines { get; } = new();

    /// <summary>Lines that the last run told before its answer.</summary>
    public ConcurrentQueue<RunProgress> Told { get; } = [];

    /// <summary>How much later than now the next run is.</summary>
    public TimeSpan Later { get; set; }

    public IEnumerable<LambdaCall> Invocations => _server.Calls.Where(call => call.IsInvocation);

    public static async Task<SuiteWorld> CreateAsync(MotoServer moto, string targets = SomeNetwork.Targets)
    {
        var topic = await moto.CreateTopicAsync();
        var parameter = $"/{MotoServer.Unique("targets")}";
        using var ssm = moto.Ssm;
        await ssm.PutParameterAsync(new() { Name = parameter, Value = targets, Type = "String" }, TestContext.Current.CancellationToken);
        var world = new SuiteWorld(moto)
        {
            Queue = await moto.SubscribeQueueAsync(topic),
            Settings = new()
            {
                Placements = [new("no-vpc", "probe-none"), new("private-subnet", "probe-private"), new("public-subnet", "probe-public")],
                TargetsParameter = parameter,
                TopicArn = topic,
                Bucket = await moto.CreateBucketAsync(),
                Region = MotoServer.Region,
            },
        };
        SomeNetwork.SeeAsPredicted(world.Seen);
        return world;
    }

    /// <summary>Invokes the aggregator.</summary>
    /// <param name="json">The event.</param>
    /// <param name="timeout">What is left of the function's time-out.</param>
    public async Task<Report> RunAsync(string json = "{}", TimeSpan? timeout = null)
    {
        using var lambda = _server.Client;
        using var s3 = _moto.S3;
        using var ssm = _moto.Ssm;
        using var sns = _moto.Sns;
        var clock = new LaterClock(Later);
        var function = new AggregatorFunction(
            Settings,
            new(new TargetsParameter(ssm, Settings.TargetsParameter), Network, new(lambda), new ProbeInvoker(lambda), new PublicNames(SomeNetwork.ResolveAsync)),
            new(Settings, new(s3, Settings.Bucket), new(s3, Settings.Bucket), new(s3, Settings.Bucket), sns, clock),
            clock,
            Lines.Output);
        var remaining = timeout ?? TimeSpan.FromSeconds(60);
        var context = new LambdaContext
        {
            AwsRequestId = Guid.NewGuid().ToString(),
            Deadline = clock.GetUtcNow() + remaining,
            InvokedFunctionArn = $"arn:aws:lambda:{MotoServer.Region}:{MotoServer.Account}:function:aggregator",
            Logger = Lines.Log(clock),
            Lines = line => Told.Enqueue(JsonSerializer.Deserialize(line.Span, WireContext.Default.RunProgress)!),
        };
        using var ending = Deadline.Before(remaining, Deadline.Reserve, clock);
        var answer = await function.HandleAsync(Encoding.UTF8.GetBytes(json), context, ending.Token);
        return JsonSerializer.Deserialize(answer.Span, WireContext.Default.Report)!;
    }

    /// <summary>The reports that arrived at the topic's queue since it was asked last.</summary>
    public async Task<IReadOnlyList<Report>> ReceiveAsync()
    {
        using var sqs = _moto.Sqs;
        var received = await sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = Queue, MaxNumberOfMessages = 10 }, TestContext.Current.CancellationToken);
        foreach (var message in received.Messages ?? [])
        {
            await sqs.DeleteMessageAsync(Queue, message.ReceiptHandle, TestContext.Current.CancellationToken);
        }

        return [.. (received.Messages ?? []).Select(message => JsonSerializer.Deserialize(message.Body, WireContext.Default.Report)!)];
    }

    /// <summary>The latest report in the bucket; null when there is none.</summary>
    public async Task<Report?> ReadLatestAsync()
    {
        using var s3 = _moto.S3;
        return (await new ReportStore(s3, Settings.Bucket).ReadLatestAsync(TestContext.Current.CancellationToken))?.Report;
    }

    /// <summary>The history in the bucket.</summary>
    public async Task<StoredHistory> ReadHistoryAsync()
    {
        using var s3 = _moto.S3;
        return await new HistoryStore(s3, Settings.Bucket).ReadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Writes an object over whatever is there.</summary>
    public async Task OverwriteAsync(string key, string content)
    {
        using var s3 = _moto.S3;
        await s3.PutObjectAsync(new() { BucketName = Settings.Bucket, Key = key, ContentBody = content }, TestContext.Current.CancellationToken);
    }

    /// <summary>Deletes an object.</summary>
    public async Task DeleteAsync(string key)
    {
        using var s3 = _moto.S3;
        await s3.DeleteObjectAsync(Settings.Bucket, key, TestContext.Current.CancellationToken);
    }

    /// <summary>The keys in the bucket.</summary>
    public async Task<IReadOnlyList<string>> ListAsync()
    {
        using var s3 = _moto.S3;
        var listing = await s3.ListObjectsV2Async(new() { BucketName = Settings.Bucket }, TestContext.Current.CancellationToken);
        return [.. (listing.S3Objects ?? []).Select(found => found.Key)];
    }

    public void Dispose()
    {
        _server.Dispose();
        Lines.Dispose();
    }

    private Task<LambdaAnswer> AnswerAsync(LambdaCall call, CancellationToken end)
    {
        if (call.Path.Split('/', '?') is [_, _, "functions", .. var rest] && rest is [] or [['M', 'a', 'r', 'k', ..]])
        {
            var page = rest is [] ? 0 : int.Parse(rest[0].Split('=')[1], CultureInfo.InvariantCulture);
            return Task.FromResult(new LambdaAnswer(200, $"{{\"Functions\":{Listed[page]}{(page + 1 < Listed.Count ? $",\"NextMarker\":\"{page + 1}\"" : "")}}}"));
        }

        if (!call.IsInvocation)
        {
            return Task.FromResult(Configurations.GetValueOrDefault(call.Name) ?? new(200, SomeNetwork.Configuration(call.Name)));
        }

        if (Broken.GetValueOrDefault(call.Name) is { } broken)
        {
            return broken(end);
        }

        var placement = Settings.Placements.FirstOrDefault(probe => probe.Function == call.Name)?.Name ?? call.Name.Split('-')[^1];
        var request = JsonSerializer.Deserialize(call.Body, WireContext.Default.ProbeRequest)!;
        var reply = new ProbeReply
        {
            Placement = placement,
            DurationMs = 5,
            Observations = [.. request.Targets.Select(target => Seen.GetValueOrDefault($"{placement} → {target.Name}", new() { Target = "", Outcome = new Outcome.Connected() }) with { Target = target.Name })],
        };
        return Task.FromResult<LambdaAnswer>(new(200, JsonSerializer.Serialize(reply, WireContext.Default.ProbeReply)));
    }

    private sealed class LaterClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
    }
}
