using System.CommandLine;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli;

/// <summary>Where a command takes the network from: a folder, a template, or the account of the ambient credentials.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "A folder of saved aws ec2 describe-* output", HelpName = "DIR" };

    public void AddTo(Command command) => command.Add(_snapshot);

    public Task<Snapshot> ReadAsync(ParseResult arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return arguments.GetValue(_snapshot) is { } folder
            ? Task.FromResult(SnapshotFolder.Read(folder))
            : throw new UsageException("name the network, as in --snapshot DIR");
    }
}
