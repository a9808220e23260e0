using System.Text.Json;
using System.Text.RegularExpressions;
using ProbeSuite.Targets;

namespace ProbeSuite.Aggregator.Targets;

/// <summary>The configured targets. One that is malformed is left out with a problem, and costs no other.</summary>
/// <param name="Targets">In the order of configuration, names unique.</param>
/// <param name="Problems">What was left out, a sentence each.</param>
internal sealed record TargetList(IReadOnlyList<Target> Targets, IReadOnlyList<string> Problems)
{
    /// <summary>No targets at all.</summary>
    public static TargetList Empty { get; } = new([], []);

    /// <summary>Reads a JSON object of URLs by name, or an array of URLs or of <c>{"name","url"}</c>.</summary>
    /// <param name="json">The parameter's text.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="fill">Puts values in place of <c>{region}</c>, <c>{account}</c> and <c>{bucket}</c>.</param>
    /// <exception cref="SettingsException">It is no such JSON, or names no target.</exception>
    public static TargetList Parse(string json, string parameter, Placeholders fill)
    {
        var targets = new OrderedDictionary<string, Target>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var (name, url) in Entries(json, parameter))
        {
            try
            {
                var target = Target.Parse(fill.In(url ?? throw new TargetException("its URL is missing or not a text")), name);
                if (!targets.TryAdd(target.Name, target))
                {
                    problems.Add($"Target {target.Name} stands in the parameter {parameter} more than once; the first is used.");
                }
            }
            catch (TargetException e)
            {
                problems.Add($"Target {name ?? url} of the parameter {parameter} was left out: {e.Message}.");
            }
        }

        return targets.Count > 0 ? new([.. targets.Values], problems)
            : throw new SettingsException($"The parameter {parameter} names no target that can be tried{(problems is [var first, ..] ? $": {first}" : ".")}");
    }

    private static List<(string? Name, string? Url)> Entries(string json, string parameter)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => [.. document.RootElement.EnumerateObject().Select(member => ((string?)member.Name, Text(member.Value)))],
                JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(Entry)],
                _ => throw Malformed(parameter),
            };
        }
        catch (JsonException)
        {
            throw Malformed(parameter);
        }
    }

    private static (string? Name, string? Url) Entry(JsonElement item) => item.ValueKind == JsonValueKind.Object
        ? (item.TryGetProperty("name", out var name) ? Text(name) : null, item.TryGetProperty("url", out var url) ? Text(url) : null)
        : (null, Text(item));

    private static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    private static SettingsException Malformed(string parameter) =>
        new($"The parameter {parameter} is not a JSON object of URLs by name, such as {{\"internet\":\"https://example.com/\"}}.");
}

/// <summary>Values that a target's URL may leave open, so that one list serves every Region and account.</summary>
/// <param name="Region">For <c>{region}</c>; null when not known.</param>
/// <param name="Account">For <c>{account}</c>; null when not known.</param>
/// <param name="Bucket">For <c>{bucket}</c>.</param>
internal sealed partial record Placeholders(string? Region, string? Account, string Bucket)
{
    /// <summary>The URL with its values.</summary>
    /// <exception cref="TargetException">It names another placeholder, or one whose value is not known.</exception>
    public string In(string url) => Braces().Replace(url, match => match.Value switch
    {
        "{region}" when Region is not null => Region,
        "{account}" when Account is not null => Account,
        "{bucket}" => Bucket,
        var name => throw new TargetException($"target \"{url}\": {name} has no value; {{region}}, {{account}} and {{bucket}} can be filled in"),
    });

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Braces();
}
