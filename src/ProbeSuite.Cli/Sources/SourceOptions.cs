using System.CommandLine;
using ProbeSuite.Templates;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli.Sources;

/// <summary>Where a command takes the network from: a folder, a template, or the account of the ambient credentials.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "A folder of saved aws ec2 describe-* output", HelpName = "DIR" };
    private readonly Option<string?> _template = new("--template") { Description = "A SAM or CloudFormation template, before it is deployed", HelpName = "FILE" };
    private readonly Option<string[]> _parameters = new("--parameter") { Description = "A template parameter's value", HelpName = "K=V" };
    private readonly AccountOptions _account = new();

    public void AddTo(Command command)
    {
        command.Add(_snapshot);
        command.Add(_template);
        command.Add(_parameters);
        _account.AddTo(command);
    }

    /// <summary>The network that the command line names.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="withStates">Whether the state of each function matters, which takes a call for each.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Source> ReadAsync(ParseResult arguments, bool withStates, CancellationToken cancellation)
    {
        var (folder, template) = (arguments.GetValue(_snapshot), arguments.GetValue(_template));
        if (arguments.GetValue(_parameters) is { Length: > 0 } && template is null)
        {
            throw new UsageException("--parameter is for a template; name one with --template FILE");
        }

        var source = (folder, template) switch
        {
            ({ } name, null) => new Source(SnapshotFolder.Read(name)),
            (null, { } file) => OfTemplate(file, arguments),
            (null, null) => new Source(await Account.ReadAsync(_account.Read(arguments), withStates, cancellation)),
            _ => throw new UsageException("--snapshot and --template are two sources; name one"),
        };
        return source.Snapshot.Region is null && _account.RegionOf(arguments) is { } region ? source with { Snapshot = source.Snapshot with { Region = region } } : source;
    }

    private Source OfTemplate(string file, ParseResult arguments)
    {
        var stack = TemplateReader.Read(file, new() { Region = _account.RegionOf(arguments), Parameters = Parameters(arguments) });
        return new(stack.Snapshot) { Parameters = stack.Parameters, Buckets = [.. stack.Buckets.Keys] };
    }

    private Dictionary<string, string> Parameters(ParseResult arguments)
    {
        var values = new Dictionary<string, string>();
        foreach (var pair in arguments.GetValue(_parameters) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            values[equals > 0 ? pair[..equals] : throw new UsageException($"--parameter {pair}: write it as NAME=VALUE")] = pair[(equals + 1)..];
        }

        return values;
    }
}

/// <summary>A network, with what its source tells beside it.</summary>
/// <param name="Snapshot">The network.</param>
internal sealed record Source(Snapshot Snapshot)
{
    /// <summary>SSM parameters of a template, by name; empty for other sources.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>S3 buckets of a template; empty for other sources.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];
}
