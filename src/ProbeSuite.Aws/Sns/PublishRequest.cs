using Amazon.Runtime;

namespace ProbeSuite.Aws.Sns;

/// <summary>One message to a topic, at most 262,144 bytes in all.</summary>
/// <seealso href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>
public sealed class PublishRequest : AmazonWebServiceRequest
{
    /// <summary>The topic.</summary>
    public required string TopicArn { get; set; }

    /// <summary>The text; with <see cref="MessageStructure"/>, a JSON object of texts by protocol.</summary>
    public required string Message { get; set; }

    /// <summary><c>json</c> for a text for each protocol, among them <c>default</c>; null for one text for all.</summary>
    public string? MessageStructure { get; set; }

    /// <summary>A mail's subject: 1 to 100 printable ASCII characters; null for none.</summary>
    public string? Subject { get; set; }

    /// <summary>Facts that filter policies of subscriptions look at, by name.</summary>
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; } = [];
}

/// <summary>The value of a message attribute.</summary>
public sealed class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>Number</c> or <c>String.Array</c>.</summary>
    public required string DataType { get; set; }

    /// <summary>The value as text; for an array, as JSON.</summary>
    public required string StringValue { get; set; }
}

/// <summary>SNS took the message.</summary>
public sealed class PublishResponse : AmazonWebServiceResponse
{
    /// <summary>The message's id.</summary>
    public string? MessageId { get; set; }
}
