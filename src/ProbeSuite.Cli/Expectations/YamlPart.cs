using YamlDotNet.RepresentationModel;

namespace ProbeSuite.Cli.Expectations;

/// <summary>A mapping of a YAML file, which knows where it stands.</summary>
/// <param name="file">The file's name.</param>
/// <param name="node">The mapping.</param>
internal sealed class YamlPart(string file, YamlMappingNode node)
{
    /// <summary>Its first line, counted from 1.</summary>
    public long Line => node.Start.Line;

    /// <summary>The exception for something in it.</summary>
    public UsageException Wrong(string why) => Wrong(node, why);

    /// <summary>Refuses keys that nobody reads: a misspelt one would otherwise be an expectation that nobody checks.</summary>
    public void Knows(params string[] keys)
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !keys.Contains(name))
            {
                throw Wrong(key, $"{key} is not known here; known are {string.Join(", ", keys)}");
            }
        }
    }

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        var other => throw Wrong(other, $"{key} must be one text"),
    };

    public bool? Flag(string key) => Text(key) switch
    {
        null => null,
        "true" or "yes" => true,
        "false" or "no" => false,
        var other => throw Wrong(Find(key)!, $"{key}: {other} is neither true nor false"),
    };

    /// <summary>One text or a list of them; empty when there is none.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } value } => [value],
        YamlSequenceNode list => [.. list.Children.Select(item => item is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Wrong(item, $"{key} must be a text or a list of texts"))],
        var other => throw Wrong(other, $"{key} must be a text or a list of texts"),
    };

    /// <summary>A mapping of texts; empty when there is none.</summary>
    public Dictionary<string, string> Map(string key) => Find(key) switch
    {
        null => [],
        YamlMappingNode map => map.Children.ToDictionary(pair => $"{pair.Key}", pair => pair.Value is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Wrong(pair.Value, $"{key}: {pair.Key} must be a URL")),
        var other => throw Wrong(other, $"{key} must be a mapping of names to URLs"),
    };

    /// <summary>A list of mappings; empty when there is none.</summary>
    public IReadOnlyList<YamlPart> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(item => item is YamlMappingNode map ? new YamlPart(file, map) : throw Wrong(item, $"{key} must be a list of mappings"))],
        var other => throw Wrong(other, $"{key} must be a list of mappings"),
    };

    private YamlNode? Find(string key) => node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    private UsageException Wrong(YamlNode where, string why) => new($"{file}, line {where.Start.Line}: {why}");
}
