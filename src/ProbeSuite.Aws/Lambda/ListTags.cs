using System.Text.Json;
using Amazon.Runtime;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Asks for a function's tags.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html"/>
public sealed class ListTagsRequest : AmazonWebServiceRequest
{
    /// <summary>The function's ARN, without version or alias.</summary>
    public required string Resource { get; set; }
}

/// <summary>A function's tags.</summary>
public sealed class ListTagsResponse : AmazonWebServiceResponse
{
    /// <summary>The tags; null when there are none.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    internal void Read(JsonElement json) => Tags = json.Texts("Tags");
}
