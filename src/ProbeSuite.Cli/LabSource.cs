using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.Versioning;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Scenarios;

namespace ProbeSuite.Cli;

/// <summary>What a lab is built from: a template, a folder of saved output, or one of the project's scenarios.</summary>
internal sealed class LabSource
{
    private readonly Option<string?> _template = new("--template") { Description = "A SAM or CloudFormation template; the project's own by default", HelpName = "FILE" };
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "A folder of saved aws ec2 describe-* output", HelpName = "DIR" };
    private readonly Option<string?> _scenario = new("--scenario") { Description = "One of the project's own networks; --list lists them", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Add(_template);
        command.Add(_snapshot);
        command.Add(_scenario);
        command.Validators.Add(arguments =>
        {
            if (Given(arguments) > 1)
            {
                arguments.AddError("The lab is built from one thing: give --template, --snapshot or --scenario.");
            }
        });
    }

    /// <summary>Whether the command line says what to build it from.</summary>
    public bool IsGiven(CommandResult arguments) => Given(arguments) > 0;

    /// <summary>The lab that the command line asks for.</summary>
    [SupportedOSPlatform("linux")]
    public LabDefinition Define(ParseResult arguments, FunctionPrograms programs) =>
        arguments.GetValue(_snapshot) is { } folder ? new Scenario(folder).Define(programs)
        : arguments.GetValue(_scenario) is { } name ? Scenario.Find(name).Define(programs)
        : arguments.GetValue(_template) is { } file ? TemplateLab.Of(file, programs)
        : TemplateLab.Of(Path.Combine(FunctionPrograms.FindRoot(), "template.yaml"), programs);

    private int Given(CommandResult arguments) => new[] { _template, _snapshot, _scenario }.Count(option => arguments.GetValue(option) is not null);
}
