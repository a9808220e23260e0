namespace ProbeSuite.Templates.Evaluation;

/// <summary>What a piece of a template comes to.</summary>
internal abstract record Value
{
    private Value() { }

    /// <summary>The line that it was read at; 0 where it was made.</summary>
    public int Line { get; init; }

    /// <summary>A text, number or truth value, as text.</summary>
    /// <param name="Content">The text.</param>
    /// <param name="IsPlain">Whether it was written without quotes, so that it may be a number or a truth value.</param>
    public sealed record Text(string Content, bool IsPlain = false) : Value;

    /// <summary>A text with holes: its parts are texts and unknowns.</summary>
    public sealed record Partial(IReadOnlyList<Value> Parts) : Value;

    /// <summary>A value that only the deployment knows.</summary>
    /// <param name="What">Its name: <c>parameter VpcId</c>, <c>attribute Db.Endpoint.Address</c>.</param>
    public sealed record Unknown(string What) : Value;

    /// <summary>A list.</summary>
    /// <param name="Items">Its items.</param>
    /// <param name="MayHoldMore">What would tell whether there are more items than these; null when these are all.</param>
    public sealed record List(IReadOnlyList<Value> Items, string? MayHoldMore = null) : Value;

    /// <summary>Keys and values.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, Value>> Fields) : Value
    {
        /// <summary>The value of a key; null when there is none, or <c>AWS::NoValue</c>.</summary>
        public Value? this[string key] => Fields.LastOrDefault(entry => entry.Key == key).Value is var found and not None ? found : null;
    }

    /// <summary><c>AWS::NoValue</c>: as if the field were not there.</summary>
    public sealed record None : Value;

    /// <summary>As text; null when it is none, or not known whole.</summary>
    public string? AsText => (this as Text)?.Content;

    /// <summary>As text, in which what is not known stands in angle brackets; empty for what is no text.</summary>
    public string Shown => this switch
    {
        Text text => text.Content,
        Unknown unknown => $"<{unknown.What}>",
        Partial partial => string.Concat(partial.Parts.Select(part => part.Shown)),
        _ => "",
    };

    /// <summary>The first thing in it that is not known; null when all of it is.</summary>
    public string? FirstUnknown => this switch
    {
        Unknown unknown => unknown.What,
        Partial partial => partial.Parts.Select(part => part.FirstUnknown).First(what => what is not null),
        List list => list.Items.Select(item => item.FirstUnknown).FirstOrDefault(what => what is not null) ?? list.MayHoldMore,
        Map map => map.Fields.Select(entry => entry.Value.FirstUnknown).FirstOrDefault(what => what is not null),
        _ => null,
    };

    /// <summary>A text, one of whose parts may be a reference that CloudFormation resolves at deployment.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html"/>
    public static Value Of(string text, bool isPlain = false) =>
        text.Contains(DynamicReference, StringComparison.Ordinal) ? Joined([new Text(text)]) : new Text(text, isPlain);

    /// <summary>Texts and unknowns, one after the other, as one text.</summary>
    public static Value Joined(IEnumerable<Value> parts)
    {
        var joined = new List<Value>();
        foreach (var part in parts.SelectMany(part => part is Partial partial ? partial.Parts : [part]))
        {
            if (part is Text { Content: var more } && joined is [.., Text { Content: var text }])
            {
                joined[^1] = new Text(text + more);
            }
            else
            {
                joined.Add(part);
            }
        }

        joined.RemoveAll(part => part is Text { Content.Length: 0 });
        return WithoutReferences(joined) switch
        {
            [] => new Text(""),
            [var only] => only,
            var several => new Partial(several),
        };
    }

    private const string DynamicReference = "{{resolve:";

    /// <summary>Cuts out dynamic references, which may have been put together of several parts.</summary>
    private static List<Value> WithoutReferences(List<Value> parts)
    {
        var start = parts.FindIndex(part => part is Text text && text.Content.Contains(DynamicReference, StringComparison.Ordinal));
        if (start < 0)
        {
            return parts;
        }

        var opening = ((Text)parts[start]).Content;
        var at = opening.IndexOf(DynamicReference, StringComparison.Ordinal);
        var end = parts.FindIndex(start, part => part is Text text && Closing(text, ReferenceEquals(part, parts[start]) ? at : 0) >= 0);
        if (end < 0)
        {
            return parts;
        }

        var closing = ((Text)parts[end]).Content;
        var behind = Closing((Text)parts[end], end == start ? at : 0) + 2;
        var name = end == start
            ? opening[at..behind]
            : $"{opening[at..]}{string.Concat(parts.Take(end).Skip(start + 1).Select(part => part.Shown))}{closing[..behind]}";
        List<Value> cut = [.. parts.Take(start), new Text(opening[..at]), new Unknown(name), .. WithoutReferences([new Text(closing[behind..]), .. parts.Skip(end + 1)])];
        cut.RemoveAll(part => part is Text { Content.Length: 0 });
        return cut;
    }

    private static int Closing(Text text, int from) => text.Content.IndexOf("}}", from, StringComparison.Ordinal);
}
