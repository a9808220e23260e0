using System.Text;
using System.Text.Json;

namespace ProbeSuite.Cli.Sources;

/// <summary>What a function failed with.</summary>
/// <param name="Type">The error's type.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record FunctionError(string Type, string Message)
{
    /// <summary>Reads <c>{"errorType","errorMessage"}</c>, in which Lambda wraps it; what came through a header is in Base64 besides.</summary>
    /// <param name="type">The type where nothing names one.</param>
    /// <param name="texts">Where it may be; the first says it where none has that form.</param>
    public static FunctionError Read(string type, params string?[] texts)
    {
        var said = texts.Where(text => !string.IsNullOrEmpty(text)).OfType<string>().ToArray();
        return said.Select(text => Parse(text, type)).OfType<FunctionError>().FirstOrDefault() ?? new(type, said.FirstOrDefault() ?? type);
    }

    private static FunctionError? Parse(string text, string type)
    {
        try
        {
            using var json = JsonDocument.Parse(Decoded(text));
            return Member("errorMessage") is { } message ? new(Member("errorType") ?? type, message) : null;

            string? Member(string name) =>
                json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var member) ? $"{member}" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }
}
