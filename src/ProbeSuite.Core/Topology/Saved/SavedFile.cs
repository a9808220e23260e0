using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>One file of saved output, taken apart into response bodies.</summary>
internal static class SavedFile
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // the text goes into no web page
    };

    /// <summary>
    /// The bodies in order: one JSON value, several behind each other, or a list of them. Any byte-order mark is
    /// understood, as PowerShell's <c>&gt;</c> writes UTF-16. An empty file, left behind by a command that failed, has none.
    /// </summary>
    public static IReadOnlyList<BodyNode> Read(string path)
    {
        var file = Path.GetFileName(path);
        return Parse(Encoding.UTF8.GetBytes(TextOf(path, file)), file);
    }

    /// <summary>The bodies of a text.</summary>
    /// <param name="bytes">UTF-8.</param>
    /// <param name="file">What it is called in messages.</param>
    public static IReadOnlyList<BodyNode> Parse(ReadOnlySpan<byte> bytes, string file)
    {
        var bodies = new List<BodyNode>();
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                var value = JsonElement.ParseValue(ref reader);
                var node = new BodyNode(value, file);
                bodies.AddRange(value.ValueKind == JsonValueKind.Array ? node.Items() : [node]);
            }
        }
        catch (JsonException broken)
        {
            throw new SnapshotException(
                OtherThanJson(bytes) is { } other
                    ? $"{file} is {other}; save what the AWS CLI prints with --output json"
                    : $"{file}: line {(broken.LineNumber ?? 0) + 1} is no JSON, or the file was cut off there",
                broken);
        }

        return bodies.FirstOrDefault(body => !body.IsObject) is { } odd
            ? throw odd.Wrong("is no response body, which would be an object")
            : bodies;
    }

    /// <summary>Writes bodies behind each other, indented as the AWS CLI does it. Without any, the file of an earlier snapshot goes.</summary>
    public static void Write(string path, IReadOnlyList<JsonObject> bodies)
    {
        if (bodies.Count == 0)
        {
            File.Delete(path);
            return;
        }

        using var stream = File.Create(path);
        Write(stream, bodies);
    }

    /// <summary>Writes bodies behind each other.</summary>
    public static void Write(Stream stream, IEnumerable<JsonObject> bodies)
    {
        foreach (var body in bodies)
        {
            using (var writer = new Utf8JsonWriter(stream, Form))
            {
                body.WriteTo(writer);
            }

            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>What a file is that was never meant as JSON, by how it begins; null where it begins as JSON does.</summary>
    private static string? OtherThanJson(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart(" \t\r\n"u8);
        var start = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 80)]).TrimEnd('\uFFFD');
        return start is ['{' or '[', ..] ? null
            : start.Any(letter => letter == '\uFFFD' || (char.IsControl(letter) && !char.IsWhiteSpace(letter))) ? "packed, or no text at all"
            : $"no JSON, it begins with \"{start.Split('\n', '\t')[0].Trim()}\"";
    }

    private static string TextOf(string path, string file)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{file} cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
