namespace ProbeSuite.Templates.Parsing;

/// <summary>A piece of a template as it was written, functions in their long form.</summary>
/// <param name="Line">The line in the file, from 1.</param>
internal abstract record Node(int Line)
{
    /// <summary>The value of a key; null when this is no mapping or has no such key. Of a key that stands twice, the last.</summary>
    public Node? this[string key] => (this as Mapping)?.Entries.LastOrDefault(entry => entry.Key == key).Value;

    /// <summary>Keys with their values; empty when this is no mapping.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Fields =>
        (this as Mapping)?.Entries.GroupBy(entry => entry.Key).Select(group => group.Last()) ?? [];

    /// <summary>The text; null when this is no scalar.</summary>
    public string? Text => (this as Scalar)?.Value;

    /// <summary>A text, number or truth value, or nothing.</summary>
    public sealed record Scalar(string? Value, int Line) : Node(Line);

    /// <summary>A list.</summary>
    public sealed record Sequence(IReadOnlyList<Node> Items, int Line) : Node(Line);

    /// <summary>Keys and values in order.</summary>
    public sealed record Mapping(IReadOnlyList<KeyValuePair<string, Node>> Entries, int Line) : Node(Line);
}
