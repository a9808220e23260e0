namespace ProbeSuite.Templates.Parsing;

/// <summary>A piece of a template as it was written; YAML's short tags stand in their long form.</summary>
/// <param name="Line">The line in the file, from 1.</param>
internal abstract record Node(int Line)
{
    /// <summary>The value of a key; null when this is no mapping or has no such key. Of a key that stands twice, the last.</summary>
    public Node? this[string key] => (this as Mapping)?.Entries.LastOrDefault(entry => entry.Key == key)?.Value;

    /// <summary>Keys with their values, each key once; empty when this is no mapping.</summary>
    public IEnumerable<Entry> Fields => (this as Mapping)?.Entries.GroupBy(entry => entry.Key).Select(same => same.Last()) ?? [];

    /// <summary>The text; null when this is no scalar, or says nothing.</summary>
    public string? Text => this is Scalar { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>Whether nothing is written here, as after a key alone.</summary>
    public bool IsNothing => this is Scalar { IsNull: true };

    /// <summary>The one key of a mapping with one key, as functions are written; null for anything else.</summary>
    public Entry? Only => this is Mapping { Entries: [var only] } ? only : null;

    /// <summary>A text, number or truth value.</summary>
    /// <param name="Value">As written; empty for nothing.</param>
    /// <param name="Line">The line.</param>
    /// <param name="IsPlain">Whether it stands without quotes, so that it may be a number or a truth value.</param>
    public sealed record Scalar(string Value, int Line, bool IsPlain = false) : Node(Line)
    {
        /// <summary>Whether it says nothing.</summary>
        public bool IsNull => IsPlain && Value is ("" or "~" or "null" or "Null" or "NULL");
    }

    /// <summary>A list.</summary>
    public sealed record Sequence(IReadOnlyList<Node> Items, int Line) : Node(Line);

    /// <summary>Keys and values in order.</summary>
    public sealed record Mapping(IReadOnlyList<Entry> Entries, int Line) : Node(Line);

    /// <summary>A key with its value.</summary>
    public sealed record Entry(string Key, Node Value, int Line);
}
