using ProbeSuite.Aws.Sns;

namespace ProbeSuite.Aws.Tests.Sns;

public class PublishTests(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"default":"for all","sqs":"for queues — ä 漢"}""", "for queues — ä 漢")]
    [InlineData("""{"default":"for all","email":"for mail"}""", "for all")]
    public async Task A_protocol_gets_its_own_text_or_the_default(string message, string delivered)
    {
        var topic = await moto.CreateTopicAsync();
        var queue = await moto.SubscribeQueueAsync(topic);
        using var sns = moto.Sns;

        var response = await sns.PublishAsync(new() { TopicArn = topic, Message = message, MessageStructure = "json" }, Cancellation);

        Assert.True(Guid.TryParse(response.MessageId, out _));
        Assert.Equal([delivered], await moto.ReceiveAsync(queue));
    }

    [Fact]
    public async Task Filter_policies_see_the_attributes()
    {
        var topic = await moto.CreateTopicAsync();
        var words = await moto.SubscribeQueueAsync(topic, """{"verdict":["disagreement"]}""");
        var numbers = await moto.SubscribeQueueAsync(topic, """{"problems":[{"numeric":[">",2]}]}""");
        using var sns = moto.Sns;

        foreach (var (verdict, problems) in new[] { ("agreement", "0"), ("disagreement", "1"), ("disagreement", "3") })
        {
            await sns.PublishAsync(
                new()
                {
                    TopicArn = topic,
                    Message = $"{verdict} {problems}",
                    MessageAttributes =
                    {
                        ["verdict"] = new() { DataType = "String", StringValue = verdict },
                        ["problems"] = new() { DataType = "Number", StringValue = problems },
                    },
                },
                Cancellation);
        }

        Assert.Equal(["disagreement 1", "disagreement 3"], (await moto.ReceiveAsync(words)).Order());
        Assert.Equal(["disagreement 3"], await moto.ReceiveAsync(numbers));
    }

    [Fact]
    public async Task A_refusal_tells_its_code()
    {
        using var sns = moto.Sns;
        var request = new PublishRequest { TopicArn = $"arn:aws:sns:{MotoServer.Region}:{MotoServer.Account}:nowhere", Message = "lost" };

        var refusal = await Assert.ThrowsAsync<AmazonSimpleNotificationServiceException>(() => sns.PublishAsync(request, Cancellation));

        Assert.Equal("NotFound", refusal.ErrorCode);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused()
    {
        var topic = await moto.CreateTopicAsync();
        using var sns = moto.Sns;
        var request = new PublishRequest { TopicArn = topic, Message = new('x', 262_145) };

        var refusal = await Assert.ThrowsAsync<AmazonSimpleNotificationServiceException>(() => sns.PublishAsync(request, Cancellation));

        Assert.Equal("InvalidParameter", refusal.ErrorCode);
    }
}
