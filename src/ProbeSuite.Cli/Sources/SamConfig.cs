using Tomlyn;
using Tomlyn.Model;

namespace ProbeSuite.Cli.Sources;

/// <summary>What <c>sam deploy</c> was told for this folder.</summary>
/// <param name="Region">The Region; null when not said.</param>
/// <param name="StackName">The stack; null when not said.</param>
/// <seealso href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html"/>
internal sealed record SamConfig(string? Region, string? StackName)
{
    /// <summary>The default environment of a file; null when there is no such file.</summary>
    /// <exception cref="UsageException">It is no TOML.</exception>
    public static SamConfig? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var root = TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(file));
            return new(Find(root, "region"), Find(root, "stack_name"));
        }
        catch (TomlException e)
        {
            throw new UsageException($"{file}: {e.Message.Split('\n')[0]}");
        }
    }

    private static readonly string[] Commands = ["deploy", "global"];

    private static string? Find(TomlTable? root, string key) => Commands
        .Select(command => Table(Table(Table(root, "default"), command), "parameters") is { } parameters && parameters.TryGetValue(key, out var value) ? value as string : null)
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static TomlTable? Table(TomlTable? parent, string key) =>
        parent is not null && parent.TryGetValue(key, out var value) ? value as TomlTable : null;
}
