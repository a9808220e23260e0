using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-dhcp-options</c>.</summary>
internal static class DhcpOptionsBody
{
    public static DhcpOptions Read(BodyNode node) =>
        new(node.Required("DhcpOptionsId"), Values(node, "domain-name-servers"), Values(node, "domain-name") is [var name, ..] ? name : null);

    public static JsonObject Write(DhcpOptions options) => BodyJson.Of(
        ("DhcpOptionsId", options.Id),
        ("DhcpConfigurations", BodyJson.List(
            new[] { (Key: "domain-name", Values: options.DomainName is { } name ? [name] : []), (Key: "domain-name-servers", Values: options.DomainNameServers) }
                .Where(option => option.Values.Count > 0),
            option => BodyJson.Of(("Key", option.Key), ("Values", BodyJson.Texts(option.Values, "Value"))))));

    private static IReadOnlyList<string> Values(BodyNode node, string key) =>
    [
        .. node.Items("DhcpConfigurations")
            .Where(option => option.Text("Key") == key)
            .SelectMany(option => option.Texts("Values", "Value")),
    ];
}
