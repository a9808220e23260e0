using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Values as JSON, as policies and <c>Fn::ToJsonString</c> want them.</summary>
internal static class ValueJson
{
    /// <summary>The JSON text; with holes where a part is not known.</summary>
    public static Value Text(Value value)
    {
        var parts = new List<Value>();
        Write(value, parts);
        return Value.Joined(parts);
    }

    private static void Write(Value value, List<Value> parts)
    {
        switch (value)
        {
            case Value.Text text:
                parts.Add(new Value.Text(text.IsPlain && IsLiteral(text.Content) ? text.Content : Quoted(text.Content)));
                break;
            case Value.Partial partial:
                parts.Add(new Value.Text("\""));
                parts.AddRange(partial.Parts.Select(part => part.AsText is { } known ? new Value.Text(Quoted(known)[1..^1]) : part));
                parts.Add(new Value.Text("\""));
                break;
            case Value.List list:
                Surrounded("[", "]", list.Items, item => Write(item, parts), parts);
                break;
            case Value.Map map:
                Surrounded("{", "}", map.Fields, field =>
                {
                    parts.Add(new Value.Text($"{Quoted(field.Key)}:"));
                    Write(field.Value, parts);
                }, parts);
                break;
            case Value.None:
                parts.Add(new Value.Text("null"));
                break;
            default:
                parts.AddRange([new Value.Text("\""), value, new Value.Text("\"")]);
                break;
        }
    }

    private static void Surrounded<T>(string open, string close, IReadOnlyList<T> items, Action<T> write, List<Value> parts)
    {
        parts.Add(new Value.Text(open));
        for (var index = 0; index < items.Count; index++)
        {
            parts.Add(new Value.Text(index == 0 ? "" : ","));
            write(items[index]);
        }

        parts.Add(new Value.Text(close));
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static bool IsLiteral(string text) =>
        text is "true" or "false" || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && text.TrimStart('-') is ['0'] or ['1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', ..] && text[^1] != '.');
}
