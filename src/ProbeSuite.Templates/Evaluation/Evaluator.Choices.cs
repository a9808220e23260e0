using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

// Conditions, and what is chosen by them.
internal sealed partial class Evaluator
{
    private Value Condition(string name, int line, string place)
    {
        if (_conditions.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_conditionNodes?[name] is not { } node)
        {
            throw Wrong(line, place, $"there is no condition {name}.");
        }

        if (!_open.Add($"condition {name}"))
        {
            throw Wrong(node, $"Conditions.{name}", "the condition depends on itself.");
        }

        var value = Truth(node, $"Conditions.{name}");
        _open.Remove($"condition {name}");
        return _conditions[name] = value is Value.Unknown unknown && !unknown.What.StartsWith("condition ", StringComparison.Ordinal)
            ? new Value.Unknown($"condition {name}, which depends on {unknown.What}")
            : value;
    }

    /// <summary>A truth value: the text true or false, or unknown.</summary>
    private Value Truth(Node node, string place) => Evaluate(node, place) switch
    {
        Value.Text { Content: "true" or "false" } text => text,
        { FirstUnknown: { } unknown } => new Value.Unknown(unknown),
        _ => throw Wrong(node, place, "this must be a condition: one of Fn::Equals, Fn::And, Fn::Or, Fn::Not and Condition."),
    };

    private Value If(Node argument, string place)
    {
        var arguments = Arguments(argument, place, 3, 3, "Fn::If wants a condition's name and two values");
        if (arguments[0] is not Node.Scalar { Value: var name })
        {
            throw Wrong(argument, place, "Fn::If wants a condition's name and two values.");
        }

        if (Condition(name, arguments[0].Line, place) is not Value.Unknown unknown)
        {
            return Evaluate(arguments[_conditions[name].AsText == "true" ? 1 : 2], place);
        }

        var (yes, no) = (Evaluate(arguments[1], place), Evaluate(arguments[2], place));
        return yes.FirstUnknown is null && Canonical(yes) == Canonical(no) ? yes : unknown;
    }

    private Value Equals(Node argument, string place)
    {
        var arguments = Arguments(argument, place, 2, 2, "Fn::Equals wants two values");
        var (one, other) = (Evaluate(arguments[0], place), Evaluate(arguments[1], place));
        return Canonical(one) == Canonical(other) && one is not Value.List { MayHoldMore: not null } ? Bool(true)
            : (one.FirstUnknown ?? other.FirstUnknown) is { } unknown ? new Value.Unknown(unknown)
            : Bool(false);
    }

    private Value AndOr(Node argument, string place, bool isAnd)
    {
        // CloudFormation takes 2 to 10; a template that another tool wrote may hold one.
        var arguments = Arguments(argument, place, 1, 10, $"Fn::{(isAnd ? "And" : "Or")} wants 2 to 10 conditions");
        var values = arguments.Select((node, index) => Truth(node, $"{place}[{index}]")).ToList();
        return values.Find(value => value.AsText == (isAnd ? "false" : "true"))
            ?? values.Find(value => value is Value.Unknown)
            ?? Bool(isAnd);
    }

    private Value Not(Node argument, string place)
    {
        var arguments = Arguments(argument, place, 1, 1, "Fn::Not wants a list of one condition");
        var value = Truth(arguments[0], place);
        return value is Value.Unknown ? value : Bool(value.AsText == "false");
    }

    private Value FindInMap(Node argument, string place)
    {
        var arguments = Arguments(argument, place, 3, 4, "Fn::FindInMap wants a map and two keys");
        var keys = arguments.Take(3).Select(node => Evaluate(node, place)).ToList();
        if (keys.Find(key => key.FirstUnknown is not null) is { } unknown)
        {
            return new Value.Unknown(unknown.FirstUnknown!);
        }

        var names = keys.ConvertAll(key => key.AsText ?? throw Wrong(argument, place, "Fn::FindInMap wants texts as keys."));
        return _template["Mappings"]?[names[0]]?[names[1]]?[names[2]] is { } found ? Evaluate(found, place)
            : arguments is [_, _, _, var options] && options["DefaultValue"] is { } fallback ? Evaluate(fallback, place)
            : throw Wrong(argument, place, $"Mappings has no {string.Join(".", names)}.");
    }

    private static string Canonical(Value value) => ValueJson.Text(Unquoted(value)).Shown;

    // A number and the text of it are equal.
    private static Value Unquoted(Value value) => value switch
    {
        Value.Text text => text with { IsPlain = false },
        Value.List list => list with { Items = [.. list.Items.Select(Unquoted)] },
        Value.Map map => new Value.Map([.. map.Fields.Select(field => KeyValuePair.Create(field.Key, Unquoted(field.Value)))]),
        _ => value,
    };
}
