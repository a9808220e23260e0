using System.CommandLine;
using System.Runtime.Versioning;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Templates;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli;

/// <summary>What a lab is built from: a template, a folder of saved output, or one of the project's scenarios.</summary>
internal sealed class LabSource
{
    private const string Region = "eu-west-1";
    private const string Account = "123456789012";

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
            string?[] given = [arguments.GetValue(_template), arguments.GetValue(_snapshot), arguments.GetValue(_scenario)];
            if (given.Count(value => value is not null) > 1)
            {
                arguments.AddError("The lab is built from one thing: give --template, --snapshot or --scenario.");
            }
        });
    }

    /// <summary>The lab that the command line asks for.</summary>
    [SupportedOSPlatform("linux")]
    public LabDefinition Define(ParseResult arguments, FunctionPrograms programs) =>
        arguments.GetValue(_snapshot) is { } folder ? SnapshotLab.Define(SnapshotFolder.Read(folder), programs)
        : arguments.GetValue(_scenario) is { } name ? OfScenario(name, programs)
        : arguments.GetValue(_template) is { } file ? OfTemplate(file, programs)
        : OfTemplate(Path.Combine(FunctionPrograms.FindRoot(), "template.yaml"), programs);

    [SupportedOSPlatform("linux")]
    private static LabDefinition OfScenario(string name, FunctionPrograms programs)
    {
        var scenarios = Path.Combine(FunctionPrograms.FindRoot(), "test", "Scenarios");
        var folder = Path.Combine(scenarios, name);
        return !Directory.Exists(folder) ? throw new UsageException($"there is no scenario {name}; there are {string.Join(", ", NamesIn(scenarios))}")
            : File.Exists(Path.Combine(folder, "template.yaml")) ? OfTemplate(Path.Combine(folder, "template.yaml"), programs)
            : SnapshotLab.Define(SnapshotFolder.Read(folder), programs);
    }

    // A database is part of what there is to see, and costs nothing here. Everything is worth a message in a lab's one run.
    [SupportedOSPlatform("linux")]
    private static LabDefinition OfTemplate(string file, FunctionPrograms programs)
    {
        var options = new TemplateOptions
        {
            Region = Region,
            Account = Account,
            Preferences = new Dictionary<string, string> { ["CreateDatabase"] = "true", ["Publish"] = "always", ["ReportLink"] = "none" },
        };
        var attributes = TemplateLab.Attributes(TemplateReader.Read(file, options));
        return TemplateLab.Define(TemplateReader.Read(file, options with { Attributes = attributes }), programs);
    }

    private static IEnumerable<string> NamesIn(string scenarios) => Directory.Exists(scenarios)
        ? Directory.GetDirectories(scenarios).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)
        : ["none"];
}
