using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Services.Moto;

/// <summary>What an account holds before the first run, made and asked for in moto.</summary>
/// <param name="moto">The server.</param>
/// <param name="region">The Region.</param>
/// <param name="account">The account.</param>
internal sealed class MotoWorld(MotoServer moto, string region, string account)
{
    /// <summary>Makes a bucket.</summary>
    public Task CreateBucketAsync(string name, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/{name}", UriKind.Relative));
        if (region != "us-east-1")
        {
            request.Content = new StringContent(
                $"<CreateBucketConfiguration><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>", Encoding.UTF8, "application/xml");
        }

        return moto.AskAsync("s3", region, request, cancellation);
    }

    /// <summary>Makes a topic, and a queue of the same name that receives all that it delivers.</summary>
    public async Task CreateTopicAsync(string name, CancellationToken cancellation)
    {
        await Task.WhenAll(
            FormAsync("sns", new() { ["Action"] = "CreateTopic", ["Name"] = name }, cancellation),
            JsonAsync("sqs", "AmazonSQS.CreateQueue", new() { ["QueueName"] = name }, cancellation));
        await FormAsync(
            "sns",
            new()
            {
                ["Action"] = "Subscribe",
                ["TopicArn"] = $"arn:aws:sns:{region}:{account}:{name}",
                ["Protocol"] = "sqs",
                ["Endpoint"] = $"arn:aws:sqs:{region}:{account}:{name}",
            },
            cancellation);
    }

    /// <summary>Makes a parameter.</summary>
    public Task PutParameterAsync(string name, string value, CancellationToken cancellation) => JsonAsync(
        "ssm", "AmazonSSM.PutParameter", new() { ["Name"] = name, ["Value"] = value, ["Type"] = "String", ["Overwrite"] = true }, cancellation);

    /// <summary>Takes what SNS delivered to a topic's queue, oldest first; empty when nothing came.</summary>
    public async Task<IReadOnlyList<Delivery>> TakeAsync(string topic, CancellationToken cancellation)
    {
        var received = await JsonAsync(
            "sqs",
            "AmazonSQS.ReceiveMessage",
            new() { ["QueueUrl"] = $"https://sqs.{region}.amazonaws.com/{account}/{topic}", ["MaxNumberOfMessages"] = 10, ["WaitTimeSeconds"] = 1 },
            cancellation);
        return [.. (received["Messages"] as JsonArray ?? []).Select(message => Delivery.Read($"{message!["Body"]}"))];
    }

    private Task<string> FormAsync(string service, Dictionary<string, string> form, CancellationToken cancellation) => moto.AskAsync(
        service, region, new(HttpMethod.Post, new Uri("/", UriKind.Relative)) { Content = new FormUrlEncodedContent(form) }, cancellation);

    private async Task<JsonNode> JsonAsync(string service, string target, JsonObject body, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/", UriKind.Relative)) { Content = new StringContent(body.ToJsonString()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(service == "ssm" ? "application/x-amz-json-1.1" : "application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", target);
        return JsonNode.Parse(await moto.AskAsync(service, region, request, cancellation) is { Length: > 0 } text ? text : "{}")!;
    }
}

/// <summary>A message as SNS hands it to a queue.</summary>
/// <param name="Subject">Its subject; null when it has none.</param>
/// <param name="Message">Its text, the one for queues where the publisher gave several.</param>
public sealed record Delivery(string? Subject, string Message)
{
    internal static Delivery Read(string body)
    {
        var envelope = JsonNode.Parse(body)!;
        return new((string?)envelope[nameof(Subject)], $"{envelope[nameof(Message)]}");
    }
}
