using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Resources written as a loop: <c>Fn::ForEach::Name: [Variable, [a, b], {"${Variable}Subnet": …}]</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html"/>
internal static class ForEach
{
    public static IEnumerable<KeyValuePair<string, Node>> Expand(string file, Node loop)
    {
        if (loop is not Node.Sequence { Items: [Node.Scalar { Value: { } variable }, Node.Sequence values, Node.Mapping body] })
        {
            throw new TemplateException($"{file}, line {loop.Line}: Fn::ForEach wants a name, a list of texts and a mapping");
        }

        return values.Items.SelectMany(value => body.Fields.Select(field =>
            new KeyValuePair<string, Node>(Fill(field.Key, variable, value.Text ?? ""), Fill(field.Value, variable, value.Text ?? ""))));
    }

    private static string Fill(string text, string variable, string value) =>
        text.Replace($"${{{variable}}}", value, StringComparison.Ordinal).Replace($"&{{{variable}}}", value, StringComparison.Ordinal);

    private static Node Fill(Node node, string variable, string value) => node switch
    {
        Node.Scalar scalar => scalar with { Value = scalar.Value is { } text ? Fill(text, variable, value) : null },
        Node.Sequence list => list with { Items = [.. list.Items.Select(item => Fill(item, variable, value))] },
        Node.Mapping { Entries: [{ Key: "Ref", Value: Node.Scalar { Value: { } name } }] } when name == variable => new Node.Scalar(value, node.Line),
        Node.Mapping map => map with { Entries = [.. map.Entries.Select(entry => new KeyValuePair<string, Node>(Fill(entry.Key, variable, value), Fill(entry.Value, variable, value)))] },
        _ => node,
    };
}
