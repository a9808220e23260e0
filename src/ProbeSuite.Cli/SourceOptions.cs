using System.CommandLine;
using ProbeSuite.Templates;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli;

/// <summary>Where a command takes the network from: a folder, a template, or the account of the ambient credentials.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "A folder of saved aws ec2 describe-* output", HelpName = "DIR" };
    private readonly Option<string?> _template = new("--template") { Description = "A SAM or CloudFormation template, before it is deployed", HelpName = "FILE" };
    private readonly Option<string[]> _parameters = new("--parameter") { Description = "A template parameter's value", HelpName = "K=V" };
    private readonly Option<string?> _region = new("--region") { Description = "The Region", HelpName = "REGION" };

    public void AddTo(Command command)
    {
        command.Add(_snapshot);
        command.Add(_template);
        command.Add(_parameters);
        command.Add(_region);
    }

    public Task<Snapshot> ReadAsync(ParseResult arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var region = arguments.GetValue(_region) ?? Environment.GetEnvironmentVariable("AWS_REGION") ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION");
        var snapshot = (arguments.GetValue(_snapshot), arguments.GetValue(_template)) switch
        {
            ({ } folder, null) => SnapshotFolder.Read(folder),
            (null, { } file) => TemplateReader.Read(file, new() { Region = region, Parameters = Parameters(arguments) }).Snapshot,
            (null, null) => throw new UsageException("name the network, as in --snapshot DIR or --template FILE"),
            _ => throw new UsageException("--snapshot and --template are two sources; name one"),
        };
        return Task.FromResult(snapshot.Region is null ? snapshot with { Region = region } : snapshot);
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
