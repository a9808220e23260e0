using ProbeSuite.Templates;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Sources;

/// <summary>Templates that are deployed together, read as one network.</summary>
/// <param name="Files">Template files, or folders of them as <c>cdk synth</c> and <c>sam build</c> leave.</param>
/// <param name="Region">The Region; null when not known.</param>
/// <param name="Parameters">Values of parameters; each is for those templates that have it.</param>
/// <param name="Imports">What further stacks export, by the export's name.</param>
/// <param name="Stored">Values of SSM parameters, by the parameter's name.</param>
/// <param name="Environment">The environment of samconfig.toml; null for its default.</param>
internal sealed record TemplateSource(
    IReadOnlyList<string> Files, string? Region, IReadOnlyDictionary<string, string> Parameters, IReadOnlyDictionary<string, string> Imports,
    IReadOnlyDictionary<string, string> Stored, string? Environment)
{
    /// <summary>What stands already, as saved from the account that they will be deployed into; null where that is not given.</summary>
    public Snapshot? Around { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="UsageException">Two make a resource of one name, or no template has a parameter that was given.</exception>
    public Source Read()
    {
        string[] files = [.. Files.SelectMany(Expand)];
        var stacks = ReadAll(files);
        if (Parameters.Keys.FirstOrDefault(name => !stacks.Any(stack => stack.ParameterNames.Contains(name))) is { } stranger)
        {
            throw new UsageException($"--parameter {stranger}: no template has it; they have {string.Join(", ", stacks.SelectMany(stack => stack.ParameterNames).Distinct().Order(StringComparer.Ordinal))}");
        }

        var network = Join(files, stacks);
        return new(network)
        {
            Wanted = Wanted.In(network, Around is not null),
            Parameters = Merge(stacks.Select(stack => stack.Parameters)),
            Buckets = [.. stacks.SelectMany(stack => stack.Buckets.Keys)],
        };
    }

    /// <summary>A folder holds what a tool made of a project.</summary>
    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        string[] found = [.. Directory.GetFiles(path, "*.template.json").Where(file => !file.EndsWith(".nested.template.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found
            : File.Exists(Path.Combine(path, "template.yaml")) ? [Path.Combine(path, "template.yaml")]
            : throw new UsageException($"--template {path}: the folder holds neither *.template.json, as cdk synth writes, nor template.yaml, as sam build does");
    }

    // What one stack exports or stores another takes, whatever their order on the command line.
    private Stack[] ReadAll(string[] files)
    {
        var (imports, stored) = (Imports, Stored);
        for (var round = 0; ; round++)
        {
            var stacks = Array.ConvertAll(files, file => Read(file, imports, stored, isOnly: files.Length == 1));
            var (exported, kept) = (Merge([.. stacks.Select(stack => stack.Exports), Imports]), Merge([.. stacks.Select(stack => stack.Parameters), Stored]));
            if ((exported.Count == imports.Count && kept.Count == stored.Count) || round > files.Length)
            {
                return stacks;
            }

            (imports, stored) = (exported, kept);
        }
    }

    private Stack Read(string file, IReadOnlyDictionary<string, string> imports, IReadOnlyDictionary<string, string> stored, bool isOnly)
    {
        var config = SamConfig.Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, SamConfig.FileName), Environment);
        var options = new TemplateOptions { Region = Region ?? config?.Region ?? Around?.Region, Account = Around?.Account, Imports = imports, SsmParameters = stored };
        options = config?.StackName is { } name ? options with { StackName = name } : options;
        return isOnly
            ? TemplateReader.Read(file, options with { Parameters = Parameters, Preferences = config?.Parameters ?? options.Preferences })
            : TemplateReader.Read(file, options with { Preferences = Merge([config?.Parameters ?? options.Preferences, Parameters]) });
    }

    private Snapshot Join(string[] files, Stack[] stacks)
    {
        if (stacks is [var only] && Around is null)
        {
            return only.Snapshot;
        }

        var makers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, part) in files.Zip(stacks, (file, stack) => (file, stack.Part)))
        {
            foreach (var id in part.Ids.Distinct())
            {
                if (!makers.TryAdd(id, file))
                {
                    throw new UsageException($"{file} and {makers[id]} both make a {id}; read as one network, their logical ids must differ");
                }
            }
        }

        NetworkPart[] around = Around is null ? [] : [new(Around, [])];
        return Joined.Of([.. around, .. stacks.Select(stack => stack.Part)]);
    }

    private static Dictionary<string, string> Merge(IEnumerable<IReadOnlyDictionary<string, string>> parts)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in parts.SelectMany(part => part))
        {
            all[name] = value;
        }

        return all;
    }
}
