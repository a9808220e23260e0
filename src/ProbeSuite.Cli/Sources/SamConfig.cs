using System.Text.RegularExpressions;
using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Serialization;

namespace ProbeSuite.Cli.Sources;

/// <summary>What <c>sam deploy</c> was told for a folder.</summary>
/// <param name="Region">The Region; null when not said.</param>
/// <param name="StackName">The stack; null when not said.</param>
/// <param name="Parameters">Values of the template's parameters, by name.</param>
/// <seealso href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html"/>
internal sealed partial record SamConfig(string? Region, string? StackName, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The file's usual name.</summary>
    public const string FileName = "samconfig.toml";

    /// <summary>One environment of a file; null when there is no such file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="environment">The environment; null for the one that SAM takes by itself.</param>
    /// <exception cref="UsageException">It is no TOML, or has no such environment.</exception>
    public static SamConfig? Read(string file, string? environment = null)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var root = TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(file), SamConfigToml.Default);
            var part = Table(root, environment ?? "default") ?? (environment is null ? [] : throw new UsageException($"{file} has no environment {environment}; it has {string.Join(", ", root?.Where(entry => entry.Value is TomlTable).Select(entry => entry.Key) ?? [])}"));
            return new(Find(part, "region") as string, Find(part, "stack_name") as string, Overrides(Find(part, "parameter_overrides")));
        }
        catch (TomlException e)
        {
            throw new UsageException($"{file}: {e.Message.Split('\n')[0]}");
        }
    }

    private static readonly string[] Commands = ["deploy", "global"];

    private static object? Find(TomlTable part, string key) => Commands
        .Select(command => Table(Table(part, command), "parameters") is { } parameters && parameters.TryGetValue(key, out var value) ? value : null)
        .FirstOrDefault(value => value is not (null or ""));

    // A list of K=V, a table, or one text of K=V with quotes as in a shell, which may also be CloudFormation's own form.
    private static Dictionary<string, string> Overrides(object? value)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var pairs = value switch
        {
            TomlTable table => table.Select(entry => (entry.Key, Value: $"{entry.Value}")),
            TomlArray list => list.OfType<string>().SelectMany(Pairs),
            string text => Pairs(text),
            _ => [],
        };
        foreach (var (name, given) in pairs)
        {
            parameters[name] = given;
        }

        return parameters;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string text) => Pair().Matches(text)
        .Select(match => (match.Groups["name"].Value, match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\\\"", "\"", StringComparison.Ordinal) : match.Groups["plain"].Value));

    private static TomlTable? Table(TomlTable? parent, string key) =>
        parent is not null && parent.TryGetValue(key, out var value) ? value as TomlTable : null;

    [GeneratedRegex("""(?:ParameterKey=(?<name>\w+),ParameterValue=|(?<![^\s])(?<name>\w+)=)(?:"(?<quoted>(?:\\.|[^"\\])*)"|'(?<quoted>[^']*)'|(?<plain>\S*))""")]
    private static partial Regex Pair();
}

/// <summary>How the file is read without reflection, which the native program has not.</summary>
[TomlSerializable(typeof(TomlTable))]
internal sealed partial class SamConfigToml : TomlSerializerContext;
