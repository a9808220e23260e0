using System.Text.Json;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Members of a JSON object, or null where there is none of that name and type.</summary>
internal static class JsonReading
{
    extension(JsonElement json)
    {
        public string? Text(string name) => json.Member(name, JsonValueKind.String)?.GetString();

        public int? Number(string name) =>
            json.Member(name, JsonValueKind.Number) is { } member && member.TryGetInt32(out var number) ? number : null;

        public bool? Truth(string name) =>
            json.Member(name, JsonValueKind.True) is not null ? true
            : json.Member(name, JsonValueKind.False) is not null ? false
            : null;

        public JsonElement? Object(string name) => json.Member(name, JsonValueKind.Object);

        public IEnumerable<JsonElement> Items(string name) =>
            json.Member(name, JsonValueKind.Array) is { } array ? array.EnumerateArray() : [];

        public List<string>? List(string name) =>
            json.Member(name, JsonValueKind.Array) is { } array
                ? [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
                : null;

        public Dictionary<string, string>? Texts(string name) =>
            json.Object(name)?.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);

        private JsonElement? Member(string name, JsonValueKind kind) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
    }
}
