using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Services.Ec2;

/// <summary>One <c>Filter.N</c> of a Describe request: a resource passes with any of the values.</summary>
/// <param name="Name">EC2's name, <c>vpc-id</c>, <c>association.subnet-id</c>, <c>tag:Name</c>.</param>
/// <param name="Values">Texts, in which <c>*</c> and <c>?</c> stand for others.</param>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html"/>
internal sealed record Ec2Filter(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Whether a resource passes.</summary>
    public bool Admits(JsonObject resource) => Found(resource).Any(value =>
        Values.Any(wanted => FileSystemName.MatchesSimpleExpression(wanted, value, ignoreCase: false)));

    private IEnumerable<string> Found(JsonObject resource) => Name switch
    {
        "tag-key" => Tags(resource).Select(tag => $"{tag["Key"]}"),
        _ when Name.StartsWith("tag:", StringComparison.Ordinal) =>
            Tags(resource).Where(tag => $"{tag["Key"]}" == Name[4..]).Select(tag => $"{tag["Value"]}"),
        _ => At(resource, Name.Split('.')),
    };

    private static IEnumerable<JsonNode> Tags(JsonObject resource) =>
        ((resource["Tags"] ?? resource["TagSet"]) as JsonArray ?? []).OfType<JsonNode>();

    // Filters are named as the members are: attachment.vpc-id is VpcId of an item of Attachments.
    private static IEnumerable<string> At(JsonNode node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray list)
        {
            var (found, rest) = (new List<string>(), path.ToArray());
            foreach (var item in list)
            {
                found.AddRange(item is null ? [] : At(item, rest));
            }

            return found;
        }

        if (path is [])
        {
            return node is JsonObject ? [] : [node.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString()];
        }

        var name = string.Concat(path[0].Split('-').Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
        var member = (node as JsonObject)?[name] ?? (node as JsonObject)?[$"{name}s"];
        return member is null ? [] : At(member, path[1..]);
    }
}
