namespace ProbeSuite.Templates.Evaluation;

/// <summary>What a piece of a template comes to.</summary>
internal abstract record Value
{
    private Value() { }

    /// <summary>A text, number or truth value, as text.</summary>
    public sealed record Text(string Content) : Value;

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<Value> Items) : Value;

    /// <summary>Keys and values.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, Value>> Fields) : Value
    {
        public Value? this[string key] => Fields.LastOrDefault(field => field.Key == key).Value;
    }

    /// <summary>A value that only the deployment knows.</summary>
    /// <param name="What">Its name: <c>parameter VpcId</c>, <c>attribute Db.Endpoint.Address</c>.</param>
    public sealed record Unknown(string What) : Value;

    /// <summary><c>AWS::NoValue</c>: as if the field were not there.</summary>
    public sealed record None : Value
    {
        public static None Instance { get; } = new();
    }

    /// <summary>As text; null when it is none.</summary>
    public string? AsText => (this as Text)?.Content;

    /// <summary>As a list; a text alone is a list of one, as CloudFormation reads it.</summary>
    public IReadOnlyList<Value> AsList => this switch
    {
        List list => [.. list.Items.Where(item => item is not None)],
        None => [],
        _ => [this],
    };

    /// <summary>The first thing in it that is not known; null when all of it is.</summary>
    public string? FirstUnknown => this switch
    {
        Unknown unknown => unknown.What,
        List list => list.Items.Select(item => item.FirstUnknown).FirstOrDefault(what => what is not null),
        Map map => map.Fields.Select(entry => entry.Value.FirstUnknown).FirstOrDefault(what => what is not null),
        _ => null,
    };
}
