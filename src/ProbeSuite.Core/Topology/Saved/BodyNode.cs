using System.Net;
using System.Text.Json;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// One JSON value of a saved response body, which knows its place. What is absent or null reads as null or empty; what is
/// there in another form than AWS writes is a <see cref="SnapshotException"/> with file and path.
/// </summary>
internal sealed class BodyNode(JsonElement value, string file, BodyNode? parent = null, string step = "")
{
    /// <summary>The file's name, without its folder.</summary>
    public string File => file;

    public bool IsObject => value.ValueKind == JsonValueKind.Object;

    private string Path => parent is null ? step : parent.Path is { Length: > 0 } above && step is not ['[', ..] ? $"{above}.{step}" : $"{parent.Path}{step}";

    public bool Has(string name) => IsObject && value.TryGetProperty(name, out _);

    public BodyNode? Child(string name)
    {
        if (!IsObject)
        {
            throw Wrong($"is {Kind(value)} where an object is expected");
        }

        return value.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null
            ? new BodyNode(child, file, this, name)
            : null;
    }

    public BodyNode? Child(string name, string inner) => Child(name)?.Child(inner);

    public IReadOnlyList<BodyNode> Items(string name) => Child(name)?.Items() ?? [];

    public IReadOnlyList<BodyNode> Items() => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select((item, index) => new BodyNode(item, file, this, $"[{index}]"))]
        : throw Wrong($"is {Kind(value)} where a list is expected");

    /// <summary>A field's text; null when it is absent, null or empty.</summary>
    public string? Text(string name) => Child(name)?.Text() is { Length: > 0 } text ? text : null;

    public string Required(string name) => Text(name) ?? throw Wrong($"has no {name}");

    public string Text() => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong($"is {Kind(value)} where a text is expected");

    /// <summary>The texts of a list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => item.Text())];

    /// <summary>One text of every object of a list; objects that lack it are left out.</summary>
    public IReadOnlyList<string> Texts(string name, string inner) => [.. Items(name).Select(item => item.Text(inner)).OfType<string>()];

    public bool? Flag(string name) => Child(name) is { } child ? child.Flag() : null;

    public int? Number(string name) => Child(name) is { } child ? child.Number() : null;

    public IPNetwork? Block(string name) => Text(name) is null ? null : Child(name)!.Block();

    public IPNetwork Block() => Cidr.Parse(Text()) ?? throw Wrong($"is \"{Text()}\", which is no address block");

    public IPAddress? Address(string name) => Text(name) is { } text
        ? Cidr.ParseAddress(text) ?? throw Child(name)!.Wrong($"is \"{text}\", which is no address")
        : null;

    /// <summary>The value of a tag; null when there is none.</summary>
    public string? Tag(string key) => Items("Tags").FirstOrDefault(tag => tag.Text("Key") == key)?.Text("Value");

    public SnapshotException Wrong(string why) => new($"{file}: {(Path.Length == 0 ? "what it holds" : Path)} {why}");

    private bool Flag() => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"is {Kind(value)} where true or false is expected"),
    };

    private int Number() => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
        ? number
        : throw Wrong($"is {Kind(value)} where a whole number is expected");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
