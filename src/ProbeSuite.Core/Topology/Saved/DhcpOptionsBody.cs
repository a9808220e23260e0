namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-dhcp-options</c>.</summary>
internal static class DhcpOptionsBody
{
    public static DhcpOptions Read(BodyNode node) =>
        new(node.Required("DhcpOptionsId"), Values(node, "domain-name-servers"), Values(node, "domain-name") is [var name, ..] ? name : null);

    private static IReadOnlyList<string> Values(BodyNode node, string key) =>
    [
        .. node.Items("DhcpConfigurations")
            .Where(option => option.Text("Key") == key)
            .SelectMany(option => option.Texts("Values", "Value")),
    ];
}
