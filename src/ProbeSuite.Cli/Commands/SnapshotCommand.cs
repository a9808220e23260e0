using System.CommandLine;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite snapshot</c>: saves a network as the AWS CLI would have printed it.</summary>
internal static class SnapshotCommand
{
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "The folder to write, empty or with an older snapshot", HelpName = "DIR", Required = true };
        var source = new SourceOptions();
        var command = new Verb("snapshot", "Saves the network as files of AWS CLI output, for --snapshot, diff and bug reports.", "probesuite snapshot --out ./network --region eu-west-1") { folder };
        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var snapshot = (await source.ReadAsync(arguments, withStates: true, cancellation)).Snapshot;
            var directory = arguments.GetValue(folder)!;
            SnapshotFolder.Write(snapshot, directory.FullName);
            Console.Out.WriteLine($"{directory} holds {snapshot.Vpcs.Count} VPCs, {snapshot.Subnets.Count} subnets and {snapshot.Functions.Count} functions.");
            return ExitCodes.Agreement;
        });
        return command;
    }
}
