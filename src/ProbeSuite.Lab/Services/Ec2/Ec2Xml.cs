using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ProbeSuite.Lab.Services.Ec2;

/// <summary>Writes what <c>aws ec2 …</c> prints as the XML that the EC2 API sends.</summary>
internal static class Ec2Xml
{
    private static readonly XNamespace Ec2 = "http://ec2.amazonaws.com/doc/2016-11-15/";

    /// <summary>A whole response.</summary>
    /// <param name="action">The request's action, <c>DescribeVpcs</c>.</param>
    /// <param name="body">The body as the CLI prints it.</param>
    public static XElement Response(string action, JsonObject body) =>
        new(Ec2 + $"{action}Response", new XElement(Ec2 + "requestId", $"{Guid.NewGuid()}"), Members("", body));

    /// <summary>An error as EC2 tells it.</summary>
    public static XElement Error(string code, string message) =>
        new("Response",
            new XElement("Errors", new XElement("Error", new XElement("Code", code), new XElement("Message", message))),
            new XElement("RequestID", $"{Guid.NewGuid()}"));

    private static IEnumerable<XElement> Members(string owner, JsonObject value) => value
        .Where(member => member.Value is not null)
        .Select(member => new XElement(
            Ec2 + ElementNames.Of(owner, member.Key, member.Value is JsonArray), Content(member.Key, member.Value!)));

    private static object? Content(string member, JsonNode value) => value switch
    {
        JsonObject inner => Members(member, inner),
        JsonArray list => list.Where(item => item is not null).Select(item => new XElement(Ec2 + "item", Content(member, item!))),
        _ => value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
    };
}
