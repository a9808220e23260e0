using System.Text;
using System.Text.Json;

namespace ProbeSuite.Cli.Sources;

/// <summary>What a function failed with.</summary>
/// <param name="Type">The error's type.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record FunctionError(string Type, string Message)
{
    /// <summary>Reads <c>{"errorType","errorMessage"}</c>, in which Lambda wraps it; in a header it is in Base64 besides.</summary>
    /// <param name="text">What Lambda says.</param>
    /// <param name="type">The type where that names none.</param>
    public static FunctionError Read(string text, string type)
    {
        try
        {
            using var json = JsonDocument.Parse(Decoded(text));
            return new(Member("errorType") ?? type, Member("errorMessage") ?? text);

            string? Member(string name) =>
                json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var member) ? $"{member}" : null;
        }
        catch (JsonException)
        {
            return new(type, text);
        }
    }

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }
}
