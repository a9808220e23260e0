using System.CommandLine;
using System.Runtime.Versioning;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli;

/// <summary>What a lab is built from: a template, a folder of saved output, or one of the project's scenarios.</summary>
internal sealed class LabSource
{
    private readonly Option<string?> _template = new("--template") { Description = "A SAM or CloudFormation template; the project's own by default", HelpName = "FILE" };
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "A folder of saved aws ec2 describe-* output", HelpName = "DIR" };
    private readonly Option<string?> _scenario = new("--scenario") { Description = "One of the folders of test/Scenarios", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Add(_template);
        command.Add(_snapshot);
        command.Add(_scenario);
        command.Validators.Add(arguments =>
        {
            if (new[] { arguments.GetValue(_template), arguments.GetValue(_snapshot), arguments.GetValue(_scenario) }.Count(given => given is not null) > 1)
            {
                arguments.AddError("The lab is built from one thing: give --template, --snapshot or --scenario.");
            }
        });
    }

    [SupportedOSPlatform("linux")]
    public LabDefinition Define(ParseResult arguments, FunctionPrograms programs) =>
        arguments.GetValue(_snapshot) is { } folder ? SnapshotLab.Define(SnapshotFolder.Read(folder), programs)
        : throw new UsageException("name the network, as in --snapshot DIR");
}
