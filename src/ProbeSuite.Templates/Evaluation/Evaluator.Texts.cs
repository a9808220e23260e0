using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

// Functions over texts and lists.
internal sealed partial class Evaluator
{
    [GeneratedRegex(@"\$\{([^{}$]+)\}")]
    private static partial Regex Variable();

    private Value Sub(Node argument, string place)
    {
        var (text, variables) = argument switch
        {
            Node.Scalar scalar => (scalar.Value, null),
            Node.Sequence { Items: [Node.Scalar scalar] } => (scalar.Value, null),
            Node.Sequence { Items: [Node.Scalar scalar, Node.Mapping mapping] } => (scalar.Value, mapping),
            _ => throw Wrong(argument, place, "Fn::Sub wants a text, or a list of a text and a mapping."),
        };
        var parts = new List<Value>();
        var at = 0;
        foreach (Match match in Variable().Matches(text))
        {
            parts.Add(new Value.Text(text[at..match.Index]));
            parts.Add(Substitute(match.Groups[1].Value.Trim(), variables, argument, place));
            at = match.Index + match.Length;
        }

        parts.Add(new Value.Text(text[at..]));
        return Value.Joined(parts);
    }

    private Value Substitute(string name, Node.Mapping? variables, Node at, string place)
    {
        if (name.StartsWith('!'))
        {
            return new Value.Text($"${{{name[1..]}}}");
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var value = variables?[name] is { } variable ? Evaluate(variable, place)
            : dot < 0 ? Ref(name, at, place)
            : GetAtt(name[..dot], name[(dot + 1)..], at, place);
        return value switch
        {
            Value.Text or Value.Partial or Value.Unknown => value,
            Value.None => new Value.Text(""),
            _ => throw Wrong(at, place, $"Fn::Sub wants a text for {name}, and it is a {Kind(value)}."),
        };
    }

    private Value Join(Node argument, string place)
    {
        const string Wanted = "Fn::Join wants a separator and a list";
        var arguments = Arguments(argument, place, 2, 2, Wanted);
        var separator = Evaluate(arguments[0], place);
        switch (Evaluate(arguments[1], place))
        {
            case Value.Unknown unknown:
                return unknown;
            case Value.List { MayHoldMore: { } more } list when list.Items.All(item => item.FirstUnknown is null):
                return new Value.Unknown(more);
            case Value.List list:
                var parts = new List<Value>();
                foreach (var item in list.Items)
                {
                    if (item is Value.List or Value.Map)
                    {
                        throw Wrong(arguments[1], place, $"Fn::Join wants texts in its list, and there is a {Kind(item)}.");
                    }

                    parts.AddRange(parts.Count == 0 ? [item] : [separator, item]);
                }

                return Value.Joined(parts);
            default:
                throw Wrong(argument, place, $"{Wanted}.");
        }
    }

    private Value Split(Node argument, string place)
    {
        const string Wanted = "Fn::Split wants a separator and a text";
        var arguments = Arguments(argument, place, 2, 2, Wanted);
        if (Evaluate(arguments[0], place).AsText is not { Length: > 0 } separator)
        {
            throw Wrong(arguments[0], place, $"{Wanted}.");
        }

        switch (Evaluate(arguments[1], place))
        {
            case Value.Text text:
                return new Value.List([.. text.Content.Split(separator).Select(part => new Value.Text(part))]);
            case Value.Unknown unknown:
                return unknown;
            case Value.Partial partial:
                // A hole is taken as one piece, though it could hold separators.
                var pieces = new List<List<Value>> { new() };
                foreach (var part in partial.Parts)
                {
                    var texts = part.AsText?.Split(separator).Select(text => (Value)new Value.Text(text)).ToArray() ?? [part];
                    pieces[^1].Add(texts[0]);
                    pieces.AddRange(texts.Skip(1).Select(text => new List<Value> { text }));
                }

                return new Value.List([.. pieces.Select(Value.Joined)], partial.FirstUnknown);
            default:
                throw Wrong(argument, place, $"{Wanted}.");
        }
    }

    private Value Select(Node argument, string place)
    {
        const string Wanted = "Fn::Select wants an index and a list";
        var arguments = Arguments(argument, place, 2, 2, Wanted);
        var (index, from) = (Evaluate(arguments[0], place), Evaluate(arguments[1], place));
        if (index.FirstUnknown is { } unknownIndex)
        {
            return new Value.Unknown(unknownIndex);
        }

        if (!int.TryParse(index.AsText, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            throw Wrong(arguments[0], place, $"{Wanted}.");
        }

        return from switch
        {
            Value.Unknown unknown => new Value.Unknown(unknown.What.StartsWith("item ", StringComparison.Ordinal) ? unknown.What : $"item {at} of {unknown.What}"),
            Value.List list when list.MayHoldMore is { } more && list.Items.Take(at).FirstOrDefault(item => item.FirstUnknown is not null) is not null => new Value.Unknown($"item {at} of a list with {more}"),
            Value.List list when at < list.Items.Count => list.Items[at],
            Value.List { MayHoldMore: { } more } => new Value.Unknown($"item {at} of {more}"),
            Value.List list => throw Wrong(argument, place, $"Fn::Select: there is no item {at} in a list of {list.Items.Count}."),
            _ => throw Wrong(argument, place, $"{Wanted}."),
        };
    }

    private Value Base64(Node argument, string place) => Evaluate(argument, place) switch
    {
        Value.Text text => new Value.Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Content))),
        { FirstUnknown: { } unknown } => new Value.Unknown(unknown),
        _ => throw Wrong(argument, place, "Fn::Base64 wants a text."),
    };

    private Value Length(Node argument, string place) => Evaluate(argument, place) switch
    {
        Value.List { MayHoldMore: null } list => new Value.Text(list.Items.Count.ToString(CultureInfo.InvariantCulture)),
        { FirstUnknown: { } unknown } => new Value.Unknown(unknown),
        _ => throw Wrong(argument, place, "Fn::Length wants a list."),
    };

    private Value ToJsonString(Node argument, string place) => ValueJson.Text(Evaluate(argument, place));

    private static string Kind(Value value) => value switch
    {
        Value.List => "list",
        Value.Map => "mapping",
        Value.None => "nothing",
        _ => "text",
    };
}
