using System.Text.Json.Nodes;
using ProbeSuite.Lab.Services.Moto;
using ProbeSuite.Lab.Services.Policies;
using ProbeSuite.Lab.Services.S3;

namespace ProbeSuite.Lab.Tests.Services.Moto;

public sealed class MotoTests : IAsyncLifetime
{
    private MotoServer _moto = null!;
    private MotoWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _moto = await MotoServer.StartAsync("210987654321", CancellationToken.None);
        _world = new(_moto, "eu-west-1", "210987654321");
    }

    public ValueTask DisposeAsync() => _moto.DisposeAsync();

    [Fact]
    public async Task A_topic_delivers_to_the_queue_of_its_name()
    {
        await _world.CreateTopicAsync("reports", CancellationToken.None);
        await using var front = await Served.StartAsync(_moto.ForwardAsync);
        Assert.Empty(await _world.TakeAsync("reports", CancellationToken.None));

        var answer = (await Boto.AskAsync(
            "sns", front.Url, null,
            """c.publish(TopicArn='arn:aws:sns:eu-west-1:210987654321:reports', Subject='a subject', MessageStructure='json', Message='{"default": "for all", "email": "for mail"}')"""))[0];

        Assert.Equal(200, (int)answer["Status"]!);
        Assert.Equal([new Delivery("a subject", "for all")], await _world.TakeAsync("reports", CancellationToken.None));
    }

    [Fact]
    public async Task Parameters_queues_and_identities_are_the_accounts()
    {
        await _world.PutParameterAsync("/suite/targets", "{}", CancellationToken.None);
        await _world.CreateTopicAsync("reports", CancellationToken.None);
        await using var front = await Served.StartAsync(_moto.ForwardAsync);

        Assert.Equal("{}", $"{(await Boto.AskAsync("ssm", front.Url, null, "c.get_parameter(Name='/suite/targets')"))[0]["Parameter"]!["Value"]}");
        Assert.EndsWith("/210987654321/reports", $"{(await Boto.AskAsync("sqs", front.Url, null, "c.get_queue_url(QueueName='reports')"))[0]["QueueUrl"]}", StringComparison.Ordinal);
        Assert.Equal("210987654321", $"{(await Boto.AskAsync("sts", front.Url, null, "c.get_caller_identity()"))[0]["Account"]}");
    }

    [Fact]
    public async Task S3_serves_an_object_only_through_the_endpoint_that_its_policy_names()
    {
        await _world.CreateBucketAsync("bucket", CancellationToken.None);
        var policy = PolicyDocument.Parse("""
            {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/via/*",
             "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}}}
            """);
        var narrow = PolicyDocument.Parse("""{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*"}}""");
        var s3 = new S3Front(
            _moto, "eu-west-1", new Dictionary<string, PolicyDocument> { ["bucket"] = policy }, new Dictionary<string, PolicyDocument> { ["vpce-1"] = narrow });
        await using var outside = await Served.StartAsync(s3.AnswerAsync);
        await using var through = await Served.StartAsync(s3.AnswerAsync, "vpce-1");
        await using var other = await Served.StartAsync(s3.AnswerAsync, "vpce-2");
        const string Get = "c.get_object(Bucket='bucket', Key='via/proof')";

        Assert.Equal("200 AccessDenied", Facts(await Boto.AskAsync("s3", outside.Url, null, "c.put_object(Bucket='bucket', Key='via/proof', Body=b'seen')", Get)));
        Assert.Equal("AccessDenied", Facts(await Boto.AskAsync("s3", other.Url, null, Get)));
        var seen = await Boto.AskAsync("s3", through.Url, null, Get, "c.put_object(Bucket='bucket', Key='via/proof', Body=b'')", "c.get_object(Bucket='bucket', Key='none')", "c.list_objects_v2(Bucket='bucket')");
        Assert.Equal("200 AccessDenied NoSuchKey AccessDenied", Facts(seen));   // the endpoint's own policy lets reading pass alone
        Assert.Equal("seen", $"{seen[0]["Body"]}");
    }

    private static string Facts(JsonNode[] answers) => string.Join(' ', answers.Select(answer => $"{answer["Error"] ?? answer["Status"]}"));
}
