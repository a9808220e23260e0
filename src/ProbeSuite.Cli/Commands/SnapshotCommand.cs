using System.CommandLine;
using System.Security.Cryptography;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite snapshot</c>: saves a network as the AWS CLI would have printed it.</summary>
internal static class SnapshotCommand
{
    private const int KeyBytes = 32;

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "The folder to write, empty or with an older snapshot", HelpName = "DIR", Required = true };
        var anonymous = new Option<bool>("--anonymous") { Description = "Replace whatever tells whose network it is" };
        var source = new SourceOptions();
        var command = new Verb("snapshot", "Saves the network as files of AWS CLI output, for --snapshot, diff and bug reports.")
        {
            More = "With --anonymous, predictions are the same, and nothing tells whose network it is: ids, accounts, names, ARNs and public\naddresses are replaced, each by the same one wherever it stands. Private addresses, Regions and zones stay.",
            Examples = """
                probesuite snapshot --out ./network --region eu-west-1

                # to show to others
                probesuite snapshot --snapshot ./network --out ./shown --anonymous
                """,
        };
        command.Add(folder);
        command.Add(anonymous);
        source.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var snapshot = (await source.ReadAsync(arguments, _ => true, cancellation)).Snapshot;
            var directory = arguments.GetValue(folder)!;
            if (arguments.GetValue(anonymous))
            {
                SnapshotFolder.WriteAnonymous(snapshot, directory.FullName, RandomNumberGenerator.GetBytes(KeyBytes));
            }
            else
            {
                SnapshotFolder.Write(snapshot, directory.FullName);
            }

            Console.Out.WriteLine($"{directory} holds {snapshot.Vpcs.Count} VPCs, {snapshot.Subnets.Count} subnets and {snapshot.Functions.Count} functions.");
            return ExitCodes.Agreement;
        });
        return command;
    }
}
