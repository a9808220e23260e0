using System.CommandLine;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli.Sources;

/// <summary>Where a command takes the network from: a folder, templates, or the account of the ambient credentials.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "A folder of saved aws ec2 describe-* output; with --template, what the template is deployed into", HelpName = "DIR" };
    private readonly Option<string[]> _templates = new("--template") { Description = "A SAM or CloudFormation template, or the folder of cdk synth or sam build; may be repeated", HelpName = "FILE" };
    private readonly Option<string[]> _parameters = new("--parameter") { Description = "A template parameter's value; samconfig.toml's, or the default, where not given", HelpName = "K=V" };
    private readonly Option<string[]> _imports = new("--import") { Description = "What another stack exports, by the export's name", HelpName = "K=V" };
    private readonly Option<string[]> _stored = new("--ssm") { Description = "The value of an SSM parameter that a template takes, by the parameter's name", HelpName = "K=V" };
    private readonly Option<string?> _environment = new("--config-env") { Description = "The environment of samconfig.toml beside the template; default by default", HelpName = "NAME" };
    private readonly AccountOptions _account = new();

    public void AddTo(Command command)
    {
        command.Add(_snapshot);
        command.Add(_templates);
        command.Add(_parameters);
        command.Add(_imports);
        command.Add(_stored);
        command.Add(_environment);
        _account.AddTo(command);
    }

    /// <summary>The network that the command line names.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="needsState">Of which functions of an account the state matters, which takes a call for each; null for none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Source> ReadAsync(ParseResult arguments, Predicate<LambdaFunction>? needsState, CancellationToken cancellation)
    {
        var (folder, templates) = (arguments.GetValue(_snapshot), arguments.GetValue(_templates) ?? []);
        var (parameters, imports, stored) = (Pairs(arguments, _parameters), Pairs(arguments, _imports), Pairs(arguments, _stored));
        if (templates is [] && (parameters.Count > 0 ? "--parameter" : imports.Count > 0 ? "--import" : stored.Count > 0 ? "--ssm" : arguments.GetValue(_environment) is not null ? "--config-env" : null) is { } stray)
        {
            throw new UsageException($"{stray} is for a template; name one with --template FILE");
        }

        var source = (folder, templates) switch
        {
            ({ } name, []) => new Source(SnapshotFolder.Read(name)),
            (_, [_, ..]) => new TemplateSource(templates, _account.RegionOf(arguments), parameters, imports, stored, arguments.GetValue(_environment))
            {
                Around = folder is null ? null : SnapshotFolder.Read(folder),
            }.Read(),
            (null, []) => await OfAccountAsync(_account.Read(arguments), needsState, cancellation),
        };
        if (source.Wanted is { } wanted)
        {
            await Console.Error.WriteLineAsync($"probesuite: {wanted}");
        }

        return source.Snapshot.Region is null && _account.RegionOf(arguments) is { } region ? source with { Snapshot = source.Snapshot with { Region = region } } : source;
    }

    /// <summary>The account that the command line names, whatever the network comes from.</summary>
    public AccountChoice AccountOf(ParseResult arguments) => _account.Read(arguments);

    private static async Task<Source> OfAccountAsync(AccountChoice choice, Predicate<LambdaFunction>? needsState, CancellationToken cancellation) =>
        new(await Account.ReadAsync(choice, needsState, cancellation)) { IsAccount = true };

    private static Dictionary<string, string> Pairs(ParseResult arguments, Option<string[]> option)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in arguments.GetValue(option) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            values[equals > 0 ? pair[..equals] : throw new UsageException($"{option.Name} {pair}: write it as NAME=VALUE")] = pair[(equals + 1)..];
        }

        return values;
    }
}

/// <summary>A network, with what its source tells beside it.</summary>
/// <param name="Snapshot">The network.</param>
internal sealed record Source(Snapshot Snapshot)
{
    /// <summary>Whether it was read from an account just now, so that what stands there can also be tried.</summary>
    public bool IsAccount { get; init; }

    /// <summary>What could be given so that more is known, as a sentence; null when nothing.</summary>
    public string? Wanted { get; init; }

    /// <summary>SSM parameters of templates, by name; empty for other sources.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>S3 buckets of templates; empty for other sources.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];
}
