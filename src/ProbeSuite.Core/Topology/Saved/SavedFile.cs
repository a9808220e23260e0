using System.Text;
using System.Text.Json;

namespace ProbeSuite.Topology.Saved;

/// <summary>One file of saved output, taken apart into response bodies.</summary>
internal static class SavedFile
{
    /// <summary>
    /// The bodies in order: one JSON value, several behind each other, or a list of them. Any byte-order mark is
    /// understood, as PowerShell's <c>&gt;</c> writes UTF-16. An empty file, left behind by a command that failed, has none.
    /// </summary>
    public static IReadOnlyList<BodyNode> Read(string path)
    {
        var file = Path.GetFileName(path);
        var bytes = Encoding.UTF8.GetBytes(TextOf(path, file));
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
            throw new SnapshotException($"{file}: line {(broken.LineNumber ?? 0) + 1} is no JSON, or the file was cut off there", broken);
        }

        return bodies.FirstOrDefault(body => !body.IsObject) is { } odd
            ? throw odd.Wrong("is no response body, which would be an object")
            : bodies;
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
