using System.Text.Json.Nodes;
using ProbeSuite.Templates.Evaluation;

namespace ProbeSuite.Templates.Building;

/// <summary>Evaluated values as JSON, as policies are written.</summary>
internal static class Json
{
    public static JsonNode Of(Value value) => value switch
    {
        Value.Text text => JsonValue.Create(text.Content),
        Value.List list => new JsonArray([.. list.Items.Select(Of)]),
        Value.Map map => new JsonObject(map.Fields.DistinctBy(field => field.Key).Select(field => new KeyValuePair<string, JsonNode?>(field.Key, Of(field.Value)))),
        Value.Unknown unknown => JsonValue.Create($"<{unknown.What}>"),
        _ => JsonValue.Create(""),
    };
}
