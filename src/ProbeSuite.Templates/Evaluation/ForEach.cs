using System.Text.RegularExpressions;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Expands <c>Fn::ForEach</c>: a loop in a mapping becomes the mapping's own entries.</summary>
/// <param name="file">The file's name.</param>
/// <param name="evaluate">Evaluates the loop's collection.</param>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html"/>
internal sealed partial class ForEach(string file, Func<Node, string, Value> evaluate)
{
    private const string Prefix = "Fn::ForEach::";

    /// <summary>More than the resources, outputs and properties that CloudFormation takes.</summary>
    private const int MostEntries = 20_000;

    private int _entries;

    /// <summary>A node without loops.</summary>
    public Node Expand(Node node) => node switch
    {
        Node.Mapping mapping when mapping.Entries.Any(entry => HasLoop(entry.Key, entry.Value)) =>
            mapping with { Entries = [.. mapping.Entries.SelectMany(Expand)] },
        Node.Sequence list when list.Items.Any(HasLoop) => list with { Items = [.. list.Items.Select(Expand)] },
        _ => node,
    };

    private static bool HasLoop(Node node) => node switch
    {
        Node.Mapping mapping => mapping.Entries.Any(entry => HasLoop(entry.Key, entry.Value)),
        Node.Sequence list => list.Items.Any(HasLoop),
        _ => false,
    };

    private static bool HasLoop(string key, Node value) => key.StartsWith(Prefix, StringComparison.Ordinal) || HasLoop(value);

    private IEnumerable<Node.Entry> Expand(Node.Entry entry)
    {
        if (!entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return [entry with { Value = Expand(entry.Value) }];
        }

        if (entry.Value is not Node.Sequence { Items: [Node.Scalar { Value: var identifier }, var collection, Node.Mapping body] })
        {
            throw new TemplateException(file, entry.Line, entry.Key, "a loop is a list of an identifier, a collection and a mapping.");
        }

        return Items(collection, entry).SelectMany(item => ((Node.Mapping)Substitute(body, identifier, item)).Entries).SelectMany(Expand);
    }

    private List<string> Items(Node collection, Node.Entry entry)
    {
        var value = collection is Node.Sequence list
            ? new Value.List([.. list.Items.SelectMany(item => evaluate(item, entry.Key) is Value.List inner ? inner.Items : [evaluate(item, entry.Key)])])
            : evaluate(collection, entry.Key);
        if (value.FirstUnknown is { } unknown)
        {
            throw new TemplateException(file, entry.Line, entry.Key, $"the loop's collection must be known, and depends on {unknown}.");
        }

        var items = (value as Value.List)?.Items.Select(item => item.AsText).OfType<string>().ToList()
            ?? throw new TemplateException(file, entry.Line, entry.Key, "the loop's collection is no list.");
        _entries += items.Count;
        return _entries <= MostEntries ? items : throw new TemplateException(file, entry.Line, entry.Key, "the loop makes more than CloudFormation takes.");
    }

    private static Node Substitute(Node node, string identifier, string item) => node switch
    {
        Node.Mapping { Entries: [{ Key: "Ref", Value: Node.Scalar { Value: var name } }] } when name == identifier => new Node.Scalar(item, node.Line),
        Node.Mapping mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => new Node.Entry(Substitute(entry.Key, identifier, item), Substitute(entry.Value, identifier, item), entry.Line))] },
        Node.Sequence list => list with { Items = [.. list.Items.Select(inner => Substitute(inner, identifier, item))] },
        Node.Scalar scalar => scalar with { Value = Substitute(scalar.Value, identifier, item) },
        _ => node,
    };

    // With & only letters and digits are kept, for logical ids.
    private static string Substitute(string text, string identifier, string item) => text
        .Replace($"${{{identifier}}}", item, StringComparison.Ordinal)
        .Replace($"&{{{identifier}}}", NotAlphanumeric().Replace(item, ""), StringComparison.Ordinal);

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NotAlphanumeric();
}
